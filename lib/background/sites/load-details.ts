import { browser } from 'wxt/browser';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { warn } from '../../platform/logger';

/** Runs the script that draws the details of a panel in the page that asks for it. It is of no use to pages without a panel, and in none. */
export async function loadDetails({ frame }: Asker): Promise<Protocol['loadDetails']['answer']> {
  if (!frame) return { kind: 'failed', reason: 'not-found' };
  const { tabId, frameId } = frame;
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: ['/details.js'],
      // The panel is there: the rest of the page may take its time.
      injectImmediately: true,
    });
    return { kind: 'loaded' };
  } catch (error) {
    // The page was left meanwhile, or its host was taken from us.
    warn('the details of a panel were not loaded', error);
    return { kind: 'failed', reason: 'not-found' };
  }
}
