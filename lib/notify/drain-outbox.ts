import { tellingOf } from '../domain/telling/telling-of';
import type { Milliseconds } from '../domain/time';
import { markRead, readEvents, readOutbox, type Settlement, settleOutbox } from '../store/events';
import type { StoredEvent } from '../store/schema';
import { updateBadge } from './badge';
import { type NewsBackground, notificationText } from './notification-text';
import { showNotification } from './show-notification';
import { isVisible, readShown, saveShown } from './shown';
import { standingNews } from './standing-news';
import { readTellingGround, tellableOf } from './tellable';
import { readTellingRules } from './telling-rules';

/** What to know of a rescue to tell its news. */
export type ReadBackground = (rescueId: string, now: Milliseconds) => Promise<NewsBackground>;

let draining: Promise<void> = Promise.resolve();

/**
 * Decides about all news that waits, and tells what is to be told now: one notification per rescue, under the rescue's id. Shown first and
 * marked as told after, so that a worker killed between shows the same notification again, in the place of the first. What is dropped
 * is so with its reason; what is held, or cannot be shown, waits. Throws `StorageError`.
 */
export function drainOutbox(now: Milliseconds, readBackground: ReadBackground): Promise<void> {
  // One at a time: two would both show what neither has marked yet.
  const turn = draining.then(() => drain(now, readBackground));
  draining = turn.catch(() => undefined);
  return turn;
}

async function drain(now: Milliseconds, readBackground: ReadBackground): Promise<void> {
  const { fresh, settlements } = await decide(now);
  await settleOutbox(settlements);
  for (const rescueId of new Set(fresh.map((event) => event.rescueId)))
    await tell(
      rescueId,
      fresh.filter((event) => event.rescueId === rescueId),
      now,
      readBackground,
    );
  await updateBadge(now);
}

/** What is to be told now, and what is not. */
async function decide(now: Milliseconds): Promise<{ fresh: StoredEvent[]; settlements: Settlement[] }> {
  const waiting = await readOutbox();
  if (waiting.length === 0) return { fresh: [], settlements: [] };
  const [rules, ground, events] = await Promise.all([
    readTellingRules(now),
    readTellingGround(),
    readEvents(waiting.map(({ eventId }) => eventId)),
  ]);
  const byId = new Map(events.map((event) => [event.id, event]));
  const fresh: StoredEvent[] = [];
  const settlements: Settlement[] = [];
  for (const entry of waiting) {
    const { eventId } = entry;
    const event = byId.get(eventId);
    // News that is gone cannot be told.
    const telling = event
      ? tellingOf(tellableOf(event, entry, ground), rules, now)
      : ({ act: 'drop', why: 'old' } as const);
    if (telling.act === 'drop') settlements.push({ eventId, dropped: telling.why });
    else if (telling.act === 'hold') {
      if (entry.heldUntil !== telling.until || entry.waitedFor !== telling.why)
        settlements.push({ eventId, heldUntil: telling.until, waitedFor: telling.why });
    } else if (event) fresh.push(telling.late ? { ...event, late: telling.late } : event);
  }
  return { fresh, settlements };
}

/** Shows a rescue's news, and writes down what came of it. */
async function tell(
  rescueId: string,
  fresh: readonly StoredEvent[],
  now: Milliseconds,
  readBackground: ReadBackground,
): Promise<void> {
  const standing = await readStanding(rescueId);
  const events = [...new Map([...standing, ...fresh].map((event) => [event.id, event])).values()];
  const text = notificationText(events, await readBackground(rescueId, now), now);
  if (!text) {
    await settleOutbox(fresh.map(({ id }) => ({ eventId: id, dropped: 'replaced' })));
    return;
  }
  await saveShown(
    rescueId,
    events.map(({ id }) => id),
  );
  if (!(await showNotification(rescueId, text))) {
    await settleOutbox(fresh.map(({ id }) => ({ eventId: id, waitedFor: 'refused' })));
    return;
  }
  const said = new Set(standingNews(events).map(({ id }) => id));
  // Of what it said before, nothing is left to say.
  const outdated = standing.filter(({ id }) => !said.has(id)).map(({ id }) => id);
  if (outdated.length > 0) await markRead(outdated);
  await settleOutbox(
    fresh.map(({ id, late }) =>
      said.has(id) ? { eventId: id, toldAt: now, ...(late && { late }) } : { eventId: id, dropped: 'replaced' },
    ),
  );
}

/** Unread news of the rescue's notification that is still there: the new one takes its place and must not swallow it. */
async function readStanding(rescueId: string): Promise<StoredEvent[]> {
  if (!(await isVisible(rescueId))) return [];
  return (await readEvents(await readShown(rescueId))).filter((event) => event.unread === 1);
}
