import { type Browser, browser } from 'wxt/browser';
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
  else await openActivity(events.length > 0 ? rescueId : undefined);
  await markRead(events.map(({ id }) => id));
  await clearNotification(rescueId);
  await updateBadge();
  await bumpRevision();
}

/** What happened, in a rescue or in that which comes first: in the tab of ours that is open already, if there is one. */
async function openActivity(rescueId: string | undefined): Promise<void> {
  const page = browser.runtime.getURL('/dashboard.html' as '/');
  const url = page + (rescueId === undefined ? '#activity' : `#rescue/${encodeURIComponent(rescueId)}/activity`);
  const open = await findTab((tab) => tab.url?.split('#')[0] === page);
  if (open) await show(open, url);
  else await openTab(url);
}

/** Shows a page: in the tab that has it open already, if there is one. */
async function openPage(url: string): Promise<void> {
  const page = pageOf(url);
  const open = await findTab((tab) => tab.url !== undefined && URL.canParse(tab.url) && pageOf(tab.url) === page);
  if (!open) return openTab(url);
  // A post of a topic that is open elsewhere in it.
  const elsewhere = postOf(url) !== undefined && postOf(url) !== postOf(open.url ?? '');
  await show(open, elsewhere ? url : undefined);
}

/** A tab that fits: the one in front first, then the one that was used last. The browser tells us addresses of our own pages and of sites that we run on. */
async function findTab(fits: (tab: Browser.tabs.Tab) => boolean): Promise<Browser.tabs.Tab | undefined> {
  const tabs = (await browser.tabs.query({})).filter((tab) => !tab.incognito && tab.id !== undefined && fits(tab));
  return tabs.sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

async function show({ id, windowId }: Browser.tabs.Tab, url: string | undefined): Promise<void> {
  if (id !== undefined) await browser.tabs.update(id, { active: true, ...(url !== undefined && { url }) });
  await browser.windows?.update(windowId, { focused: true });
}

async function openTab(url: string): Promise<void> {
  try {
    await browser.tabs.create({ url, active: true });
  } catch {
    // Without any window there is nowhere for a tab to go.
    await browser.windows.create({ url, focused: true });
  }
}
