import { newsOfMarks } from '../../domain/follow-through/news-of-marks';
import type { RescueMark } from '../../domain/follow-through/rescue-event';
import type { Milliseconds } from '../../domain/time';
import { inTransaction, writeAll } from '../database';
import { eventWrites, unrecorded } from '../save-observations';
import type { StoredEvent } from '../schema';

/** Names in `meta`: since when a rescue is followed, and each fact of it that was seen to be true. */
const followedName = (rescueId: string) => `followed:${rescueId}`;
const markName = (mark: string) => `mark:${mark}`;

/**
 * Remembers what is true of a rescue that is followed, and records what of it is news, with the outbox, in one transaction: killed before,
 * nothing happened; killed after, all is there, once. The first look is a baseline. Returns what was recorded.
 */
export function saveMarks(
  rescueId: string,
  marks: readonly RescueMark[],
  eventOf: (mark: RescueMark) => StoredEvent,
  now: Milliseconds,
): Promise<StoredEvent[]> {
  return inTransaction(['meta', 'events', 'outbox'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const followed = await meta.get(followedName(rescueId));
    const known = new Set<string>();
    for (const { name } of marks) if (await meta.getKey(markName(name))) known.add(name);
    const { remember, tell } = newsOfMarks(
      marks,
      (name) => known.has(name),
      // A clock that was ahead when it was put down keeps no news back.
      followed && Math.min(followed.at, now),
    );
    const recorded = await unrecorded(transaction, tell.map(eventOf));
    await writeAll([
      ...(followed ? [] : [() => meta.put({ name: followedName(rescueId), at: now })]),
      ...remember.map(
        ({ name }) =>
          () =>
            meta.put({ name: markName(name), at: now }),
      ),
      ...recorded.flatMap((event) => eventWrites(transaction, event, true)),
    ]);
    return recorded;
  });
}

/** Forgets that a rescue was followed: whoever follows it again begins with a baseline. */
export function forgetFollowed(rescueId: string): Promise<void> {
  return inTransaction(['meta'], async (transaction) => {
    await transaction.objectStore('meta').delete(followedName(rescueId));
  });
}
