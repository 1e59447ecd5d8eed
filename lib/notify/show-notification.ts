import { browser } from 'wxt/browser';
import { second } from '../domain/time';
import { warn } from '../platform/logger';
import type { NotificationText } from './notification-text';
import { saveNotificationsBlocked } from './shown';

/** Firefox drops notifications that follow each other faster. */
const spacing = second;

let lastShownAt = Number.NEGATIVE_INFINITY;

/** Shows a notification, or puts it in the place of the one of that id. Whether the browser took it; that is remembered for the popup. */
export async function showNotification(id: string, text: NotificationText): Promise<boolean> {
  const taken = await show(id, text);
  await saveNotificationsBlocked(!taken);
  return taken;
}

async function show(id: string, { title, message }: NotificationText): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, lastShownAt + spacing - performance.now())));
  try {
    // Only Chrome can tell beforehand; a notification that is created without permission is silently lost there.
    if ((await browser.notifications.getPermissionLevel?.()) === 'denied') return false;
    const iconUrl = browser.runtime.getURL('/icon/128.png' as '/');
    await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
    lastShownAt = performance.now();
    return true;
  } catch (error) {
    warn('a notification was refused', error);
    return false;
  }
}
