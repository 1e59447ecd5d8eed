import { browser } from 'wxt/browser';

/** Key in `storage.local`: the first page was shown. */
const shownKey = 'welcomed';

/** Shows the first page, once: not after an update, and not again where the extension is installed anew over its data. */
export async function openWelcome(reason: string | undefined): Promise<void> {
  if (reason !== 'install' || (await browser.storage.local.get(shownKey))[shownKey] === true) return;
  await browser.storage.local.set({ [shownKey]: true });
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html' as '/') });
}
