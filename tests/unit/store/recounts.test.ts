import { beforeEach, describe, expect, it } from 'vitest';
import type { RecountResult } from '@/lib/messages/recount-view';
import {
  beginRecount,
  dropOldRecounts,
  giveUpRecount,
  keepRecount,
  readRecount,
  readVotePages,
} from '@/lib/store/recounts';
import type { StoredRecount, StoredVotePage } from '@/lib/store/schema';
import { freshStorage } from '../../support/fresh-storage';

const now = Date.parse('2026-04-28T12:00:00Z');
const day = 86_400_000;
const key = 'snapshot:0x1';

const work = (run = 'one', usedAt = now): NonNullable<StoredRecount['work']> => ({
  run,
  usedAt,
  cursor: { since: 1, skip: 0 },
  pages: 0,
  votes: 0,
  of: 3,
  scoresState: 'pending',
});
const page = (number: number, of = key): StoredVotePage => ({
  key: of,
  page: number,
  voters: ['0xa'],
  created: Uint32Array.of(1_776_000_000),
  vp: Float64Array.of(0.5),
  choices: [{ 1: 3 }],
});
const result = (at = now): RecountResult => ({
  at,
  votes: 3,
  valid: 3,
  soFar: true,
  outcome: 'matches',
  differences: [],
  differenceCount: 0,
});

/** A recount of which two pages were read. */
async function begun(of = key, usedAt = now): Promise<StoredRecount> {
  const recount = await beginRecount(of, work('one', usedAt));
  await keepRecount(recount, 'one', page(0, of));
  await keepRecount(recount, 'one', page(1, of));
  return recount;
}

beforeEach(freshStorage);

describe('a recount under way', () => {
  it('keeps its pages in the order of reading, as they were', async () => {
    await begun();
    expect(await readVotePages(key)).toEqual([page(0), page(1)]);
    expect(await readVotePages('snapshot:0x2')).toEqual([]);
  });

  it('keeps nothing of a run that was given up, or of one before it', async () => {
    const recount = await begun();
    await beginRecount(key, work('two'));
    expect(await readVotePages(key)).toEqual([]);
    expect(await keepRecount(recount, 'one', page(2))).toBe(false);
    await giveUpRecount(key);
    expect(await keepRecount(recount, 'two', page(2))).toBe(false);
    expect(await readVotePages(key)).toEqual([]);
    expect(await readRecount(key)).toBeUndefined();
  });

  it('leaves its votes behind once it is done', async () => {
    await begun();
    expect(await keepRecount({ key, result: result() }, 'one')).toBe(true);
    expect(await readRecount(key)).toEqual({ key, result: result() });
    expect(await readVotePages(key)).toEqual([]);
  });

  it('keeps what the one before came to, also where it is given up', async () => {
    await begun();
    await keepRecount({ key, result: result() }, 'one');
    expect(await beginRecount(key, work('two'))).toMatchObject({ result: result(), work: { run: 'two' } });
    await giveUpRecount(key);
    expect(await readRecount(key)).toEqual({ key, result: result() });
  });
});

describe('what is old', () => {
  it('goes with its votes: work of a day ago, results of a month ago', async () => {
    await begun('snapshot:0xold', now - 25 * 3_600_000);
    await begun('snapshot:0xnew', now - 23 * 3_600_000);
    await begun('snapshot:0xdone', now - 40 * day);
    await keepRecount({ key: 'snapshot:0xdone', result: result(now - 31 * day) }, 'one');
    await begun('snapshot:0xkept', now - 40 * day);
    await keepRecount({ key: 'snapshot:0xkept', result: result(now - 29 * day) }, 'one');
    expect((await dropOldRecounts(now)).map((each) => each.key)).toEqual(['snapshot:0xnew', 'snapshot:0xkept']);
    expect(await readRecount('snapshot:0xold')).toBeUndefined();
    expect(await readRecount('snapshot:0xdone')).toBeUndefined();
    expect(await readVotePages('snapshot:0xold')).toEqual([]);
    expect(await readVotePages('snapshot:0xnew')).toHaveLength(2);
  });

  it('is also what is too much: the latest few stay', async () => {
    for (let number = 0; number < 30; number += 1) {
      const name = `snapshot:0x${number}`;
      await beginRecount(name, work());
      await keepRecount({ key: name, result: result(now - number * 1_000) }, 'one');
    }
    const kept = await dropOldRecounts(now);
    expect(kept).toHaveLength(24);
    expect(kept[0]?.key).toBe('snapshot:0x0');
    expect(await readRecount('snapshot:0x29')).toBeUndefined();
  });
});
