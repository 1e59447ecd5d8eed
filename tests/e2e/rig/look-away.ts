import type { RunningBrowser } from './running-browser.ts';
import type { Tab } from './tab.ts';

/** The user looks at something else: of the page in front, nothing is told. */
export function lookAway(browser: RunningBrowser): Promise<Tab> {
  return browser.open('about:blank');
}
