import { type Milliseconds, second } from '../domain/time';
import { pullEvents } from '../store/events';
import { readDoneAt, saveDoneAt } from '../store/meta';
import { pullSources } from '../store/sources';
import { pullWatches } from '../store/watches';

/** Looks that begin at the same time do not read the clock in the order in which they write it down. */
const apart = 2 * second;

/**
 * Notices that the clock was set back since it was last read: what was put down for a time that is now far ahead is due now instead, so that
 * nobody waits for a time that has been before. A clock that was set forward makes things due, which is all that it does. Throws `StorageError`.
 */
export async function noticeClock(now: Milliseconds): Promise<void> {
  const last = await readDoneAt('clock');
  if (last !== undefined && now < last - apart) {
    await pullWatches(now);
    await pullSources(now);
    await pullEvents(now);
  } else if (last !== undefined && now <= last) return;
  await saveDoneAt('clock', now);
}
