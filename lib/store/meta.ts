import type { Milliseconds } from '../domain/time';
import { inDatabase, inTransaction } from './database';
import type { FeedPlace } from './schema';

/** When something was last done: `poll`, `rescue:<id>`, `topic:<host>:<id>` … */
export async function readDoneAt(name: string): Promise<Milliseconds | undefined> {
  return (await inDatabase((database) => database.get('meta', name)))?.at;
}

/** Remembers when something was last done. */
export function saveDoneAt(name: string, at: Milliseconds): Promise<void> {
  return inTransaction(['meta'], async (transaction) => {
    await transaction.objectStore('meta').put({ name, at });
  });
}

/** How far a change feed was read; `undefined` where it never was. Written by `saveObservations`, with what it brought. */
export async function readFeedPlace(name: string): Promise<FeedPlace | undefined> {
  return (await inDatabase((database) => database.get('meta', name)))?.feed;
}

/** When the watched proposals were last asked about. */
export function readLastPollAt(): Promise<Milliseconds | undefined> {
  return readDoneAt('poll');
}
