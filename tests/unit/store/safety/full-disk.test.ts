import { beforeEach, describe, expect, it } from 'vitest';
import { inDatabase, inTransaction, openDatabase } from '@/lib/store/database';
import { readHistory } from '@/lib/store/history';
import { readStorageHealth } from '@/lib/store/safety/storage-health';
import { readWatches, saveWatch } from '@/lib/store/watches';
import { fillProfile, fullStores } from '../../../support/a-full-profile';
import { freshStorage } from '../../../support/fresh-storage';
import { anObserved, aWatch } from '../../../support/observed';

beforeEach(freshStorage);

const { key } = anObserved();

/** Writes a watch while the disk is full. */
function writeInVain(): Promise<void> {
  return inTransaction(['watches'], async (transaction) => {
    await transaction.objectStore('watches').put(aWatch({ key: 'snapshot:new' }));
    throw new DOMException('full', 'QuotaExceededError');
  });
}

/** A profile with a long history of one vote, and a full disk. */
async function aFullDisk(): Promise<void> {
  await fillProfile();
  await saveWatch(aWatch());
  const database = await openDatabase();
  const filling = database.transaction('history', 'readwrite');
  for (let at = 10; at < 500; at++)
    void filling.store.put({ key, at, scores: [at, 1], scoresTotal: at + 1, voteCount: at });
  await filling.done;
}

describe('a full disk', () => {
  it('loses what can be read again first, and nothing of the user’s', async () => {
    await aFullDisk();
    await expect(writeInVain()).rejects.toMatchObject({ name: 'StorageError', trouble: 'storage-full' });
    expect(await inDatabase((database) => database.count('votePages'))).toBe(0);
    expect((await readHistory(key)).length).toBeLessThanOrEqual(60);
    const kept = ['watches', 'events', 'outbox', 'ownVotes', 'meta', 'transfers'] as const;
    for (const store of kept)
      expect([store, await inDatabase((database) => database.count(store))]).toEqual([store, fullStores[store].length]);
  });

  it('takes the write after all where that made room', async () => {
    await aFullDisk();
    let tries = 0;
    await inTransaction(['watches'], async (transaction) => {
      await transaction.objectStore('watches').put(aWatch({ key: 'snapshot:new' }));
      if (tries++ === 0) throw new DOMException('full', 'QuotaExceededError');
    });
    expect((await readWatches()).map((watch) => watch.key)).toContain('snapshot:new');
    expect(await readStorageHealth()).toBeUndefined();
  });

  it('is told by the transaction, where its requests only say that it ended', async () => {
    await aFullDisk();
    const write = inTransaction(['watches'], async (transaction) => {
      Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
      throw new DOMException('The transaction was aborted.', 'AbortError');
    });
    await expect(write).rejects.toMatchObject({ trouble: 'storage-full' });
  });

  it('is remembered since when, until something is written again', async () => {
    await aFullDisk();
    await writeInVain().catch(() => undefined);
    expect(await readStorageHealth()).toMatchObject({ reason: 'storage-full', since: expect.any(Number) });
    await saveWatch(aWatch({ key: 'snapshot:other' }));
    expect(await readStorageHealth()).toBeUndefined();
  });
});
