import { openNotification } from '../notify/open-notification';
import { whileStorageWorks } from './storage-blocked';

/** A click on a notification. Its id is the rescue's. */
export function onNotificationClicked(rescueId: string): Promise<void> {
  return whileStorageWorks(() => openNotification(rescueId));
}
