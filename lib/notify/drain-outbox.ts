import { browser } from 'wxt/browser';
import { type Milliseconds, second } from '../domain/time';
import { warn } from '../platform/logger';
import { markTold, readEvents, readOutbox } from '../store/events';
import type { StoredEvent } from '../store/schema';
import { updateBadge } from './badge';
import { type NewsBackground, type NotificationText, notificationText } from './notification-text';
import { readShown, saveNotificationsBlocked, saveShown } from './shown';
import { isTold } from './standing-news';

/** Firefox drops notifications that follow each other faster. */
const spacing = second;

/** What to know of a rescue to tell its news. */
export type ReadBackground = (rescueId: string, now: Milliseconds) => Promise<NewsBackground>;

let draining: Promise<void> = Promise.resolve();
let lastShownAt = Number.NEGATIVE_INFINITY;

/**
 * Tells the news that waits: one notification per rescue, under the rescue's id. Shown first and marked as told after, so that a
 * worker killed between shows the same notification again, in the place of the first. What cannot be shown stays. Throws `StorageError`.
 */
export function drainOutbox(now: Milliseconds, readBackground: ReadBackground): Promise<void> {
  // One at a time: two would both show what neither has marked yet.
  const turn = draining.then(() => drain(now, readBackground));
  draining = turn.catch(() => undefined);
  return turn;
}

async function drain(now: Milliseconds, readBackground: ReadBackground): Promise<void> {
  const waiting = await readOutbox();
  for (const rescueId of new Set(waiting.map((entry) => entry.rescueId))) {
    const ids = waiting.filter((entry) => entry.rescueId === rescueId).map(({ eventId }) => eventId);
    const fresh = (await readEvents(ids)).filter((event) => event.unread === 1 && isTold(event));
    if (fresh.length > 0 && !(await tell(rescueId, fresh, now, readBackground))) continue;
    await markTold(ids);
  }
  await updateBadge();
}

/** Whether the browser took the notification. */
async function tell(
  rescueId: string,
  fresh: readonly StoredEvent[],
  now: Milliseconds,
  readBackground: ReadBackground,
): Promise<boolean> {
  const standing = await readStanding(rescueId);
  const events = [...new Map([...standing, ...fresh].map((event) => [event.id, event])).values()];
  const text = notificationText(events, await readBackground(rescueId, now), now);
  if (!text) return true;
  await saveShown(
    rescueId,
    events.map(({ id }) => id),
  );
  const taken = await show(rescueId, text);
  await saveNotificationsBlocked(!taken);
  return taken;
}

/** Unread news of the rescue's notification that is still there: the new one takes its place and must not swallow it. */
async function readStanding(rescueId: string): Promise<StoredEvent[]> {
  const visible = await browser.notifications.getAll();
  if (!(rescueId in visible)) return [];
  return (await readEvents(await readShown(rescueId))).filter((event) => event.unread === 1);
}

async function show(rescueId: string, { title, message }: NotificationText): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, lastShownAt + spacing - performance.now())));
  try {
    // Only Chrome can tell beforehand; a notification that is created without permission is silently lost there.
    if ((await browser.notifications.getPermissionLevel?.()) === 'denied') return false;
    const iconUrl = browser.runtime.getURL('/icon/128.png' as '/');
    await browser.notifications.create(rescueId, { type: 'basic', iconUrl, title, message });
    lastShownAt = performance.now();
    return true;
  } catch (error) {
    warn('a notification was refused', error);
    return false;
  }
}
