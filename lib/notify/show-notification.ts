import { browser } from 'wxt/browser';
import { second } from '../domain/time';
import { message } from '../i18n/message';
import type { NotificationTrouble } from '../messages/notifications/notifications-view';
import { warn } from '../platform/logger';
import { bumpRevision } from '../store/preferences';
import { forgetMoment, rememberMoment, wasGoneAtOnce } from './moments';
import type { NotificationText } from './notification-text';
import { isVisible, sampleId, saveNotificationTrouble } from './shown';

/** Firefox drops notifications that follow each other faster. */
const spacing = second;

let lastShownAt = Number.NEGATIVE_INFINITY;

/** Shows a notification, or puts it in the place of the one of that id. Whether the browser took it; that is remembered for the popup. */
export async function showNotification(id: string, text: NotificationText): Promise<boolean> {
  const trouble = await show(id, text);
  await saveNotificationTrouble(trouble);
  return trouble === undefined;
}

/** Shows one notification for the user to see, and says what keeps it from being seen. */
export async function tryToShow(): Promise<NotificationTrouble | undefined> {
  let trouble = await show(sampleId, { title: message('sampleTitle'), message: message('sampleText') });
  if (!trouble) {
    await new Promise((resolve) => setTimeout(resolve, 1.5 * second));
    if (!(await isVisible(sampleId))) trouble = 'vanished';
  }
  forgetMoment(sampleId);
  await saveNotificationTrouble(trouble);
  return trouble;
}

/** A notification was closed. Firefox tells nothing of a system that blocks them, but then they are gone as soon as they are shown. */
export async function noteClosed(id: string): Promise<void> {
  if (!wasGoneAtOnce(id) || (await isVisible(id))) return;
  await saveNotificationTrouble('vanished');
  await bumpRevision();
}

async function show(id: string, { title, message }: NotificationText): Promise<NotificationTrouble | undefined> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, lastShownAt + spacing - performance.now())));
  try {
    // Only Chrome can tell beforehand; a notification that is created without permission is silently lost there.
    if ((await browser.notifications.getPermissionLevel?.()) === 'denied') return 'denied';
    const iconUrl = browser.runtime.getURL('/icon/128.png' as '/');
    rememberMoment(id);
    await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
    lastShownAt = performance.now();
    return undefined;
  } catch (error) {
    warn('a notification was refused', error);
    return 'refused';
  }
}
