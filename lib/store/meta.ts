import type { Milliseconds } from '../domain/time';
import { inDatabase, inTransaction } from './database';

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

/** When the watched proposals were last asked about. */
export function readLastPollAt(): Promise<Milliseconds | undefined> {
  return readDoneAt('poll');
}
