import { browser } from 'wxt/browser';
import { readEvents } from '../store/events';
import { forgetMoment } from './moments';
import { readShown, sampleId } from './shown';

/** Takes a notification away. */
export async function clearNotification(id: string): Promise<void> {
  // It is us, and no system that keeps notifications from being seen.
  forgetMoment(id);
  await browser.notifications.clear(id);
}

/** Takes all notifications away whose news the user has seen, or does not want to hear of. Throws `StorageError`. */
export async function clearSeen(): Promise<void> {
  for (const id of Object.keys(await browser.notifications.getAll())) {
    if (id === sampleId) continue;
    const news = await readEvents(await readShown(id));
    if (news.every(({ unread }) => unread === 0)) await clearNotification(id);
  }
}
