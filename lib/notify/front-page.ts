import { browser } from 'wxt/browser';
import { pageOf } from './page-of';

/**
 * What the page is about that is in front of the user right now; `undefined` where no window of the browser is, or the page is none that
 * we run on: the addresses of others are not told to us. Private windows are left alone.
 */
export async function readFrontPage(): Promise<string | undefined> {
  try {
    // Absent on phones, where the one window is in front.
    const window = await browser.windows?.getLastFocused();
    if (window && (!window.focused || window.incognito)) return undefined;
    const [tab] = await browser.tabs.query({
      active: true,
      ...(window?.id === undefined ? { lastFocusedWindow: true } : { windowId: window.id }),
    });
    return tab?.url !== undefined && URL.canParse(tab.url) ? pageOf(tab.url) : undefined;
  } catch {
    // No window at all.
    return undefined;
  }
}
