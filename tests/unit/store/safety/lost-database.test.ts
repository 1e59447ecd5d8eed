import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { deleteStored } from '@/lib/store/backup/stored-now';
import { closeDatabase, openDatabase, rebuildDatabase } from '@/lib/store/database';
import { countUnread, readActivity, readOutbox, settleOutbox } from '@/lib/store/events';
import { saveMarks } from '@/lib/store/follow-through/save-marks';
import { readDoneAt } from '@/lib/store/meta';
import { keepAside } from '@/lib/store/safety/keep-aside';
import { saveObservations } from '@/lib/store/save-observations';
import { readWatches, removeWatch, saveGroupParts, saveWatch } from '@/lib/store/watches';
import { freshStorage } from '../../../support/fresh-storage';
import { anObserved, aStoredEvent, aWatch } from '../../../support/observed';

beforeEach(freshStorage);

const { key } = anObserved();
const { nextPollAt: _, ...settled } = aWatch({ key: 'snapshot:settled' });
const news = () => ({ events: [aStoredEvent()], queue: true });

/** The browser drops the database: evicted, cleared, or thrown away as damaged. */
async function loseDatabase(): Promise<void> {
  await closeDatabase();
  await deleteDB('shortfall');
}

async function aProfile(): Promise<void> {
  await saveWatch(aWatch({ nextPollAt: 77, failures: 2 }));
  await saveWatch(settled);
  await saveObservations([{ proposal: anObserved() }], news);
  await saveMarks('r1', [{ name: 'r1:lido:approved' } as never], () => aStoredEvent({ id: 'mark' }), 5);
  await keepAside();
}

describe('a database that is lost', () => {
  it('is begun anew with all that is watched, due at once; what is settled stays settled', async () => {
    await aProfile();
    await loseDatabase();
    expect(await readWatches()).toEqual([aWatch({ nextPollAt: 0, failures: 0 }), settled]);
  });

  it('still knows what is followed as a whole, and waits for a baseline of it', async () => {
    const { nextPollAt: __, ...whole } = aWatch({ key: 'rescue:r1', kind: 'rescue' });
    await saveWatch(whole);
    await saveGroupParts('r1', [{ watch: aWatch({ key: 'snapshot:part' }) }], true);
    await keepAside();
    await loseDatabase();
    expect(await readWatches()).toEqual([
      { ...whole, awaitsBaseline: true },
      aWatch({ key: 'snapshot:part', nextPollAt: 0, ofGroup: true }),
    ]);
  });

  it('still knows what waits to be told', async () => {
    await aProfile();
    await loseDatabase();
    expect((await readOutbox()).map(({ eventId }) => eventId)).toEqual(['event-1']);
  });

  it('still knows what was told, and tells nothing of it twice', async () => {
    await aProfile();
    await settleOutbox([{ eventId: 'event-1', toldAt: 5 }]);
    await keepAside();
    await loseDatabase();
    expect((await readActivity(9)).map(({ id }) => id)).toEqual(['event-1']);
    expect([await countUnread(), await readOutbox()]).toEqual([1, []]);
    expect(await saveObservations([{ proposal: anObserved() }], news)).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });

  it('still knows since when a rescue is followed, and what was true of it', async () => {
    await aProfile();
    await loseDatabase();
    expect([await readDoneAt('followed:r1'), await readDoneAt('mark:r1:lido:approved')]).toEqual([5, 5]);
  });

  it('is found empty by nobody, even where the worker dies while it takes all back', async () => {
    await aProfile();
    await loseDatabase();
    const real = fakeBrowser.storage.local.get;
    const dies = vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('killed'));
    await expect(readWatches()).rejects.toThrow('killed');
    dies.mockImplementation(real as never);
    await closeDatabase();
    expect(await readWatches()).toHaveLength(2);
  });

  it('brings nothing back that the user has ended', async () => {
    await aProfile();
    await removeWatch(key);
    await keepAside();
    await loseDatabase();
    expect((await readWatches()).map((watch) => watch.key)).toEqual(['snapshot:settled']);
  });

  it('that was never lost is left alone', async () => {
    await aProfile();
    await removeWatch(key);
    // What is aside is older than the database: it is not what counts.
    await closeDatabase();
    expect((await readWatches()).map((watch) => watch.key)).toEqual(['snapshot:settled']);
  });

  it('begins empty where what was kept aside is damaged', async () => {
    await aProfile();
    await loseDatabase();
    await fakeBrowser.storage.local.set({ 'kept-aside': '{"format":"shortfall-backup","database":1' });
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await readWatches()).toEqual([]);
    expect(warned).toHaveBeenCalledOnce();
  });
});

describe('what is kept aside', () => {
  it('is written when something of it has changed, and not with every look', async () => {
    await aProfile();
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    const database = await openDatabase();
    await database.put('watches', aWatch({ nextPollAt: 99, failures: 5 }));
    await keepAside();
    expect(set).not.toHaveBeenCalled();
    await saveWatch(aWatch({ key: 'snapshot:new' }));
    await keepAside();
    expect(set).toHaveBeenCalledOnce();
  });

  it('is bounded: the newest watches and the newest news', async () => {
    const database = await openDatabase();
    const filling = database.transaction(['watches', 'events'], 'readwrite');
    for (let at = 0; at < 2_100; at++)
      void filling.objectStore('watches').put(aWatch({ key: `snapshot:${at}`, createdAt: at }));
    for (let at = 0; at < 700; at++) void filling.objectStore('events').put(aStoredEvent({ id: `e${at}`, at }));
    await filling.done;
    await keepAside();
    await loseDatabase();
    const watches = await readWatches();
    expect([watches.length, Math.min(...watches.map(({ createdAt }) => createdAt))]).toEqual([2_000, 100]);
    const activity = await readActivity(9_999);
    expect([activity.length, activity.at(-1)?.id]).toEqual([500, 'e200']);
  });

  it('is of no use to a database that opens', async () => {
    await aProfile();
    await rebuildDatabase();
    expect(await readWatches()).toContainEqual(aWatch({ nextPollAt: 77, failures: 2 }));
  });

  it('is not what a damaged database is rebuilt from where all is to be deleted', async () => {
    await aProfile();
    await closeDatabase();
    damage();
    await deleteStored();
    expect(await readWatches()).toEqual([]);
    expect(await readActivity(9)).toEqual([]);
    vi.restoreAllMocks();
  });

  it('is what a damaged database is rebuilt from', async () => {
    await aProfile();
    await closeDatabase();
    damage();
    await expect(readWatches()).rejects.toMatchObject({ trouble: 'storage-broken' });
    await rebuildDatabase();
    expect(await readWatches()).toHaveLength(2);
    vi.restoreAllMocks();
  });
});

/** The browser cannot open the database any more. Deleting it helps. */
function damage(): void {
  const { open, deleteDatabase } = indexedDB;
  let damaged = true;
  vi.spyOn(indexedDB, 'open').mockImplementation(((...given: [string, number]) => {
    if (damaged) throw new DOMException('Internal error.', 'UnknownError');
    return open.apply(indexedDB, given);
  }) as never);
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(((name: string) => {
    damaged = false;
    return deleteDatabase.call(indexedDB, name);
  }) as never);
}
