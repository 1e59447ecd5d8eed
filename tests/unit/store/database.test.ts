import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, inTransaction, openDatabase } from '@/lib/store/database';
import { migrations } from '@/lib/store/migrations';
import { initial } from '@/lib/store/migrations/initial';
import { openMigrated } from '@/lib/store/open-migrated';
import { readStoredProposal, readStoredProposals } from '@/lib/store/proposals';
import { saveObservations } from '@/lib/store/save-observations';
import { StorageError } from '@/lib/store/storage-error';
import { readWatches, saveWatch } from '@/lib/store/watches';
import { freshStorage } from '../../support/fresh-storage';
import { anObserved, aWatch } from '../../support/observed';

const silent = () => ({ events: [], queue: false });

beforeEach(freshStorage);
afterEach(() => vi.unstubAllGlobals());

describe('the database', () => {
  it('is opened once in the life of the worker', async () => {
    expect(await openDatabase()).toBe(await openDatabase());
  });

  it('opens again after it was closed, with all that was in it', async () => {
    await saveWatch(aWatch());
    await closeDatabase();
    expect(await readWatches()).toEqual([aWatch()]);
  });

  it('opens again where the browser closed it under a reader', async () => {
    await saveWatch(aWatch());
    (await openDatabase()).close();
    expect(await readWatches()).toEqual([aWatch()]);
  });

  it('steps aside for a newer version of the extension, and is refused by it without harm', async () => {
    await saveWatch(aWatch());
    const newer = await openMigrated('shortfall', [...migrations, () => undefined], () => undefined);
    await expect(readWatches()).rejects.toBeInstanceOf(StorageError);
    newer.close();
    const again = await openMigrated('shortfall', [...migrations, () => undefined], () => undefined);
    expect(await again.getAll('watches')).toEqual([aWatch()]);
    again.close();
  });

  it.each([
    [
      'forbidden by the profile',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ],
    [
      'broken',
      () => {
        throw new DOMException('Internal error', 'UnknownError');
      },
    ],
    [
      'full',
      () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    ],
  ])('that is %s says so, and is tried again', async (_what, open) => {
    const real = indexedDB;
    vi.stubGlobal('indexedDB', { open });
    await expect(readStoredProposals()).rejects.toMatchObject({ name: 'StorageError', reason: 'storage-blocked' });
    vi.stubGlobal('indexedDB', real);
    expect(await readStoredProposals()).toEqual([]);
  });

  it('that is missing altogether says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(readStoredProposals()).rejects.toBeInstanceOf(StorageError);
  });

  it('that another context keeps at an old version says so instead of waiting for ever', async () => {
    const stubborn = indexedDB.open('held', 1);
    await new Promise((done) => (stubborn.onsuccess = done));
    await expect(openMigrated('held', [initial, () => undefined], () => undefined, 20)).rejects.toThrow(
      'does not open',
    );
    stubborn.result.close();
  });

  it('keeps bugs apart from its own troubles', async () => {
    const bug = inTransaction(['watches'], (transaction) =>
      transaction.objectStore('watches').put(aWatch({ key: Number.NaN as unknown as string })),
    );
    await expect(bug).rejects.not.toBeInstanceOf(StorageError);
  });
});

describe('a transaction', () => {
  it('that throws in the middle has written nothing', async () => {
    const killed = saveObservations(
      [{ proposal: anObserved() }, { proposal: anObserved({ key: 'snapshot:2' }) }],
      (_, next) => {
        if (next?.key === 'snapshot:2') throw new Error('killed');
        return silent();
      },
    );
    await expect(killed).rejects.toThrow('killed');
    expect(await readStoredProposals()).toEqual([]);
  });

  it('that runs out of space has written nothing, and says so', async () => {
    await saveWatch(aWatch());
    const full = inTransaction(['watches'], async (transaction) => {
      await transaction.objectStore('watches').put(aWatch({ rescueId: 'other' }));
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(full).rejects.toBeInstanceOf(StorageError);
    expect(await readWatches()).toEqual([aWatch()]);
  });
});

describe('migrations', () => {
  /** What version 1 wrote. Never changed: this is what users have. */
  const storesOfVersion1 = [
    'checkpoints',
    'deliveries',
    'events',
    'history',
    'meta',
    'outbox',
    'proposals',
    'sources',
    'topics',
    'watches',
  ];

  it('make every store from nothing', async () => {
    const database = await openDatabase();
    expect(database.version).toBe(migrations.length);
    const stores = storesOfVersion1.map((store) => (store === 'deliveries' ? 'transfers' : store));
    expect([...database.objectStoreNames]).toEqual(expect.arrayContaining(stores));
  });

  it('keep all that version 1 stored', async () => {
    const old = await openDB('shortfall', 1, {
      upgrade: (database, _from, _to, transaction) => void initial(database, transaction),
    });
    expect([...old.objectStoreNames].sort()).toEqual(storesOfVersion1);
    await old.put('proposals', anObserved());
    await old.put('watches', aWatch());
    old.close();
    expect(await readStoredProposal(anObserved().key)).toEqual(anObserved());
    expect(await readWatches()).toEqual([aWatch()]);
  });

  it('add room for recounts to what version 1 stored, and they can be kept in it', async () => {
    const old = await openMigrated('shortfall', migrations.slice(0, 1), () => undefined);
    expect([...old.objectStoreNames]).not.toContain('recounts');
    await old.put('history', { key: anObserved().key, at: 1, scores: [1], scoresTotal: 1, voteCount: 1 });
    old.close();
    const database = await openDatabase();
    expect([...database.objectStoreNames]).toEqual(expect.arrayContaining(['recounts', 'votePages']));
    expect(await database.getAll('history')).toHaveLength(1);
    await database.put('recounts', { key: anObserved().key });
    expect(await database.getAll('recounts')).toEqual([{ key: anObserved().key }]);
  });

  it('run each once, in order, from where the database stands', async () => {
    const ran: string[] = [];
    const steps = ['1', '2', '3'].map((name) => () => void ran.push(name));
    (await openMigrated('steps', steps.slice(0, 1), () => undefined)).close();
    (await openMigrated('steps', steps, () => undefined)).close();
    (await openMigrated('steps', steps, () => undefined)).close();
    expect(ran).toEqual(['1', '2', '3']);
  });

  it('leave the old version whole where one fails', async () => {
    await saveWatch(aWatch());
    await closeDatabase();
    const broken = openMigrated(
      'shortfall',
      [
        ...migrations,
        (database) => {
          database.deleteObjectStore('watches');
          throw new Error('bug');
        },
      ],
      () => undefined,
    );
    await expect(broken).rejects.toThrow();
    expect(await readWatches()).toEqual([aWatch()]);
  });
});
