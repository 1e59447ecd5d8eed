import { noteClosed } from '../../notify/show-notification';

/** A notification was closed: by the user, by time, or by a system that does not show it. */
export function onNotificationClosed(id: string): Promise<void> {
  return noteClosed(id);
}
