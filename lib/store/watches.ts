import type { NewWatch, Watch, WatchKey } from '../domain/governance/watch';
import { watchKind, wholesOf } from '../domain/governance/watch-groups';
import type { Milliseconds } from '../domain/time';
import { inDatabase, inTransaction, type Write, writeAll } from './database';
import { eventWrites, unrecorded } from './save-observations';
import type { StoredEvent } from './schema';

/** Everything that the user follows. */
export async function readWatches(): Promise<Watch[]> {
  return (await readAllWatches()).filter(({ off }) => !off);
}

/** Everything that the user follows, and what of it they do not want. */
export function readAllWatches(): Promise<Watch[]> {
  return inDatabase((database) => database.getAll('watches'));
}

/** The user's watch on something, if there is one. */
export async function readWatch(key: WatchKey): Promise<Watch | undefined> {
  const watch = await inDatabase((database) => database.get('watches', key));
  return watch?.off ? undefined : watch;
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

/** Follows something from now on, because the user wants it. Following it again changes nothing: what is known of its next look stays. */
export function saveWatch(watch: NewWatch): Promise<void> {
  return inTransaction(['watches'], async (transaction) => {
    const watches = transaction.objectStore('watches');
    const before = await watches.get(watch.key);
    if (before && !before.off && !before.ofGroup) return;
    const { ofGroup: _, ...kept } = before && !before.off ? before : watch;
    await watches.put({ ...kept, kind: watchKind(watch.key) });
  });
}

/** A part of what is followed as a whole, and the news that it has appeared. */
export interface GroupPart {
  watch: NewWatch;
  appeared: StoredEvent;
}

/**
 * Follows what has turned up of wholes that are followed, in one transaction with the news of it. What is followed already, or is not wanted,
 * stays as it is; what belongs to nothing that is followed any more is left out. `read`: the rescue was read since, so that what turns up from
 * now on is new. Returns the news.
 */
export function saveGroupParts(
  rescueId: string,
  parts: readonly (GroupPart | Pick<GroupPart, 'watch'>)[],
  read: boolean,
): Promise<StoredEvent[]> {
  return inTransaction(['watches', 'events', 'outbox'], async (transaction) => {
    const watches = transaction.objectStore('watches');
    const all = await watches.getAll();
    const known = new Set(all.map(({ key }) => key));
    const followed: Watch[] = [];
    const appeared: StoredEvent[] = [];
    for (const part of parts) {
      const wholes = wholesOf(part.watch, all);
      if (known.has(part.watch.key) || wholes.length === 0) continue;
      followed.push({ ...part.watch, kind: watchKind(part.watch.key), ofGroup: true });
      const isNew = wholes.every(({ awaitsBaseline }) => !awaitsBaseline);
      if (isNew && 'appeared' in part) appeared.push(part.appeared);
    }
    for (const { awaitsBaseline, ...watch } of all)
      if (read && awaitsBaseline && watch.rescueId === rescueId) followed.push(watch);
    const recorded = await unrecorded(transaction, appeared);
    await writeAll([
      ...followed.map((watch) => () => watches.put(watch)),
      ...recorded.flatMap((event) => eventWrites(transaction, event, true)),
    ]);
    return recorded;
  });
}

/**
 * Stops following something, and what was not told of it yet is not told any more. With a whole goes what was followed for its sake; what is
 * part of a whole that is still followed stays unfollowed until the user wants it again.
 */
export function removeWatch(key: WatchKey): Promise<void> {
  return inTransaction(['watches', 'outbox', 'events'], async (transaction) => {
    const watches = transaction.objectStore('watches');
    const all = await watches.getAll();
    const target = all.find((watch) => watch.key === key);
    const gone = new Set([key]);
    const left = all.filter((watch) => watch.key !== key);
    const writes: Write[] = [];
    if (target && wholesOf(target, left).length > 0) {
      const { nextPollAt: _, ofGroup: __, ...rest } = target;
      const unwanted: Watch = { ...rest, off: true };
      writes.push(() => watches.put(unwanted));
      left.push(unwanted);
    } else writes.push(() => watches.delete(key));
    for (const watch of left) {
      if (!(watch.ofGroup || watch.off) || watch.key === key || wholesOf(watch, left).length > 0) continue;
      writes.push(() => watches.delete(watch.key));
      gone.add(watch.key);
    }
    const outbox = transaction.objectStore('outbox');
    const events = transaction.objectStore('events');
    const waiting = await outbox.getAll();
    for (const event of await Promise.all(waiting.map(({ eventId }) => events.get(eventId))))
      if (event?.proposalKey && gone.has(event.proposalKey))
        writes.push(
          () => outbox.delete(event.id),
          () => events.put({ ...event, unread: 0, dropped: 'unwatched' }),
        );
    await writeAll(writes);
  });
}
