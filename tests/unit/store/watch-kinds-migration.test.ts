import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { migrations } from '@/lib/store/migrations';
import { readWatches, watchesDueBy } from '@/lib/store/watches';
import { freshStorage } from '../../support/fresh-storage';

/** As version 6 wrote them. */
const recorded = [
  {
    key: 'snapshot:0x6a4b76f6d5c4a2e1b0f9d8c7b6a5949392919089888786858483828180f0e0d0',
    rescueId: 'defi-united-2026',
    contributionId: 'lido',
    createdAt: 1_777_000_000_000,
    nextPollAt: 1_777_000_300_000,
    failures: 0,
  },
  {
    key: 'topic:research.lido.fi:11483',
    rescueId: 'defi-united-2026',
    contributionId: 'lido',
    createdAt: 1_777_000_100_000,
    nextPollAt: 1_777_001_000_000,
    failures: 2,
  },
  {
    key: 'discourse-poll:research.lido.fi:11483:1:poll',
    rescueId: 'defi-united-2026',
    contributionId: 'lido',
    createdAt: 1_777_000_200_000,
    failures: 0,
  },
  {
    key: 'aragon:1:0x2e59a20f205bb85a89c53f1936454680651e618e:200',
    rescueId: 'defi-united-2026',
    createdAt: 1_777_000_300_000,
    failures: 0,
  },
];

beforeEach(freshStorage);

it('a database of version 6 keeps its watches, and each says what kind of thing it is on', async () => {
  const old = await openDB('shortfall', 6, {
    async upgrade(database, _from, _to, transaction) {
      for (const migrate of migrations.slice(0, 6)) await migrate(database as never, transaction as never);
    },
  });
  for (const row of recorded) await old.put('watches', row);
  old.close();
  const kinds = ['proposal', 'topic', 'poll', 'proposal'];
  const expected = recorded.map((row, index) => ({ ...row, kind: kinds[index] }));
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  expect((await readWatches()).sort(byKey)).toEqual(expected.sort(byKey));
  expect((await watchesDueBy(1_777_000_300_000)).map(({ kind }) => kind)).toEqual(['proposal']);
});
