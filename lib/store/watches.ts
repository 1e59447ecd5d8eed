import type { ProposalKey } from '../domain/governance/venue';
import type { Watch } from '../domain/governance/watch';
import type { Milliseconds } from '../domain/time';
import { inDatabase, inTransaction } from './database';

/** Everything that the user follows. */
export function readWatches(): Promise<Watch[]> {
  return inDatabase((database) => database.getAll('watches'));
}

/** The user's watch on a proposal, if there is one. */
export function readWatch(key: ProposalKey): Promise<Watch | undefined> {
  return inDatabase((database) => database.get('watches', key));
}

/** The watches whose time has come by `now`. Settled ones have no time. */
export function watchesDueBy(now: Milliseconds): Promise<Watch[]> {
  return inDatabase((database) => database.getAllFromIndex('watches', 'nextPollAt', IDBKeyRange.upperBound(now)));
}

/** When the first look at any watch is due; `undefined` where none is. */
export function nextDueAt(): Promise<Milliseconds | undefined> {
  return inDatabase(async (database) => {
    const cursor = await database.transaction('watches').store.index('nextPollAt').openKeyCursor();
    return cursor?.key;
  });
}

/** The clock was set back: looks that were put down for later are due now, and nothing was begun in the future. */
export function pullWatches(now: Milliseconds): Promise<void> {
  return inTransaction(['watches'], async (transaction) => {
    const watches = transaction.objectStore('watches');
    for (const watch of await watches.getAll()) {
      const { nextPollAt = 0, createdAt } = watch;
      if (nextPollAt <= now && createdAt <= now) continue;
      const pulled = { ...watch, createdAt: Math.min(createdAt, now) };
      await watches.put(nextPollAt > now ? { ...pulled, nextPollAt: now } : pulled);
    }
  });
}

/** How many things the user follows. */
export function countWatches(): Promise<number> {
  return inDatabase((database) => database.count('watches'));
}

/** Follows a proposal from now on. Following it again changes nothing: what is known of its next look stays. */
export function saveWatch(watch: Watch): Promise<void> {
  return inTransaction(['watches'], async (transaction) => {
    const watches = transaction.objectStore('watches');
    if (!(await watches.get(watch.key))) await watches.put(watch);
  });
}

/** Stops following a proposal, and what was not told of it yet is not told any more. */
export function removeWatch(key: ProposalKey): Promise<void> {
  return inTransaction(['watches', 'outbox', 'events'], async (transaction) => {
    await transaction.objectStore('watches').delete(key);
    const outbox = transaction.objectStore('outbox');
    const events = transaction.objectStore('events');
    for (const { eventId } of await outbox.getAll()) {
      const event = await events.get(eventId);
      if (event?.proposalKey !== key) continue;
      await outbox.delete(eventId);
      await events.put({ ...event, unread: 0, dropped: 'unwatched' });
    }
  });
}
