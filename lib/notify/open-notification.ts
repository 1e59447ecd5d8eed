import { browser } from 'wxt/browser';
import { markRead, readEvents } from '../store/events';
import { bumpRevision } from '../store/preferences';
import { updateBadge } from './badge';
import { clearNotification } from './clear-notification';
import { pageOf, postOf } from './page-of';
import { readShown } from './shown';
import { standingNews } from './standing-news';

/** A click on a rescue's notification: opens the page that the news is about, or the activity where there are several, and marks it read. */
export async function openNotification(rescueId: string): Promise<void> {
  const events = await readEvents(await readShown(rescueId));
  const [only, ...more] = standingNews(events);
  if (only?.url.startsWith('https://') && more.length === 0) await openPage(only.url);
  else await openActivity();
  await markRead(events.map(({ id }) => id));
  await clearNotification(rescueId);
  await updateBadge();
  await bumpRevision();
}

async function openActivity(): Promise<void> {
  const url = `${browser.runtime.getURL('/popup.html' as '/')}#activity`;
  await openTab(url);
}

/** Shows a page: in the tab that has it open already, if there is one. */
async function openPage(url: string): Promise<void> {
  const { hostname } = new URL(url);
  // Snapshot shows one proposal under several hosts. Addresses of tabs are seen on sites that we run on only.
  const patterns = /(^|\.)snapshot\.(box|org)$/.test(hostname)
    ? ['https://*.snapshot.box/*', 'https://*.snapshot.org/*']
    : [`https://${hostname}/*`];
  const tabs = await browser.tabs.query({ url: patterns });
  const open = tabs.find((tab) => !tab.incognito && tab.url !== undefined && pageOf(tab.url) === pageOf(url));
  if (open?.id === undefined) return openTab(url);
  // A post of a topic that is open elsewhere in it.
  const elsewhere = postOf(url) !== undefined && postOf(url) !== postOf(open.url ?? '');
  await browser.tabs.update(open.id, { active: true, ...(elsewhere && { url }) });
  await browser.windows?.update(open.windowId, { focused: true });
}

async function openTab(url: string): Promise<void> {
  try {
    await browser.tabs.create({ url, active: true });
  } catch {
    // Without any window there is nowhere for a tab to go.
    await browser.windows.create({ url, focused: true });
  }
}
