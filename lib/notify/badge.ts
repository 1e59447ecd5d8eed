import { browser } from 'wxt/browser';
import { countUnread } from '../store/events';

/** Dark enough for white digits. */
const colour = '#b3261e';

/** Shows on the toolbar how much news the user has not seen, and nothing else. Throws `StorageError`. */
export async function updateBadge(): Promise<void> {
  const unread = await countUnread();
  await browser.action.setBadgeText({ text: unread === 0 ? '' : unread > 99 ? '99+' : String(unread) });
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
}
