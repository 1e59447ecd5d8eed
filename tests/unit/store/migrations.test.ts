import { beforeEach, describe, expect, it } from 'vitest';
import { backedUpStores, storeRules } from '@/lib/store/backup/store-rules';
import { openDatabase } from '@/lib/store/database';
import { readActivity, readOutbox } from '@/lib/store/events';
import { readHistory } from '@/lib/store/history';
import { migrations } from '@/lib/store/migrations';
import { openMigrated } from '@/lib/store/open-migrated';
import { readStoredProposals } from '@/lib/store/proposals';
import { readWatches } from '@/lib/store/watches';
import { readAllStores } from '../../support/a-full-profile';
import { freshStorage } from '../../support/fresh-storage';
import { leaveDatabase, lookInside, recordedDatabases } from '../../support/recorded-database';

beforeEach(freshStorage);

it('every version that there was before today’s is recorded', () => {
  const versions = recordedDatabases.map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, index) => index + 1));
  expect(versions.length).toBeGreaterThanOrEqual(migrations.length - 1);
  for (const { stores } of recordedDatabases) expect(Object.values(stores).flat().length).toBeGreaterThan(15);
});

describe.each(recordedDatabases)('a database of version $version', (recorded) => {
  const { stores } = recorded;
  const rows = (store: string) => stores[store] ?? [];

  beforeEach(async () => {
    await leaveDatabase(recorded);
  });

  it('had these stores, and takes these rows', async () => {
    const { version, stores: inside } = await lookInside();
    expect(version).toBe(recorded.version);
    expect(Object.keys(inside).sort()).toEqual(Object.keys(stores).sort());
  });

  it('is brought to today’s version with every row of it', async () => {
    expect((await openDatabase()).version).toBe(migrations.length);
    const today = await readAllStores();
    for (const [store, before] of Object.entries(stores)) {
      // Deliveries became transfers.
      const name = store === 'deliveries' ? 'transfers' : store;
      expect([name, today[name]?.length]).toEqual([name, before.length]);
    }
  });

  it('has nothing in it afterwards that today’s code could not use', async () => {
    await openDatabase();
    const today = await readAllStores();
    for (const store of backedUpStores)
      for (const row of today[store] ?? [])
        expect([store, storeRules[store].row?.safeParse(row).success, row]).toEqual([store, true, row]);
  });

  it('is read by today’s code: what is watched, what happened, how votes moved', async () => {
    expect((await readWatches()).map(({ key }) => key).sort()).toEqual(
      rows('watches')
        .map(({ key }) => key)
        .sort(),
    );
    expect((await readActivity(99)).map(({ title }) => title).sort()).toEqual(
      rows('events')
        .map(({ title }) => title)
        .sort(),
    );
    expect((await readOutbox()).length).toBe(rows('outbox').length);
    expect((await readStoredProposals()).length).toBe(rows('proposals').length);
    for (const { key } of rows('proposals'))
      expect(await readHistory(String(key))).toHaveLength(rows('history').filter((point) => point.key === key).length);
  });

  it('is as it was where the step to the next version, or a later one, breaks off', async () => {
    const before = await lookInside();
    for (let broken = recorded.version; broken < migrations.length + 1; broken++) {
      const steps = [
        ...migrations.slice(0, broken),
        (database: { deleteObjectStore(name: string): void }) => {
          database.deleteObjectStore('watches');
          throw new Error('broken off');
        },
      ];
      await expect(openMigrated('shortfall', steps, () => undefined)).rejects.toMatchObject({
        trouble: 'storage-broken',
      });
      expect(await lookInside()).toEqual(before);
    }
    expect(await readWatches()).toHaveLength(rows('watches').length);
  });
});
