import { browser } from 'wxt/browser';
import type { Watch } from '../../domain/governance/watch';
import { isWhole } from '../../domain/governance/watch-groups';
import { backupFormat } from '../backup/local-rules';
import { toJson } from '../backup/plain-data';
import { inDatabase, inTransaction } from '../database';
import { migrations } from '../migrations';
import type { StoredEvent } from '../schema';
import { keptAsideKey as key, readKeptAside, wholeName } from './take-back';

const mostWatches = 2_000;
const mostNews = 500;

/**
 * Keeps aside what could not be read again should the database be lost: what is watched, the latest news, what of it waits to be told, and what was told of rescues once
 * and for all. Beside the database, where it is neither evicted nor lost with it. Writes only what is new. Throws `StorageError`.
 */
export async function keepAside(): Promise<void> {
  const stores = await inDatabase(async (database) => {
    const transaction = database.transaction(['watches', 'events', 'outbox', 'meta']);
    const [watches, events, outbox, ...marks] = await Promise.all([
      transaction.objectStore('watches').getAll(),
      newest(transaction.objectStore('events').index('at')),
      transaction.objectStore('outbox').getAll(),
      ...['followed:', 'mark:'].map((name) =>
        transaction.objectStore('meta').getAll(IDBKeyRange.bound(name, `${name}\uffff`)),
      ),
    ]);
    return {
      watches: watches
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, mostWatches)
        .map((watch) => ({ ...watch, failures: 0, ...afterLoss(watch) })),
      events,
      outbox,
      meta: marks.flat(),
    };
  });
  const text = toJson({ format: backupFormat, database: migrations.length, madeAt: 0, settings: {}, stores });
  if (text === (await readKeptAside())) return;
  // The mark first: nothing that was kept aside is taken back into the database that it came from.
  await inTransaction(['meta'], async (transaction) => {
    await transaction.objectStore('meta').put({ name: wholeName, at: 0 });
  });
  await browser.storage.local.set({ [key]: text });
}

/** Nothing is known then of what is followed: it is looked at at once, and what turns up of a whole is no news before that was read. */
function afterLoss(watch: Watch): Partial<Watch> {
  if (isWhole(watch)) return { awaitsBaseline: true };
  return watch.nextPollAt === undefined ? {} : { nextPollAt: 0 };
}

/** Keeps nothing aside any more. */
export async function forgetKeptAside(): Promise<void> {
  await browser.storage.local.remove(key);
}

interface ByTime {
  openKeyCursor(
    range: null,
    direction: 'prev',
  ): Promise<{ key: unknown; advance(count: number): Promise<{ key: unknown } | null> } | null>;
  getAll(range?: IDBKeyRange): Promise<StoredEvent[]>;
}

/** The newest, found in two steps and read in one: as many steps as there are would take long. */
async function newest(byTime: ByTime): Promise<StoredEvent[]> {
  const last = await byTime.openKeyCursor(null, 'prev');
  const first = await last?.advance(mostNews);
  return (await byTime.getAll(first ? IDBKeyRange.lowerBound(first.key) : undefined)).slice(-mostNews);
}
