import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotAddresses } from '../../support/snapshot-addresses.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
let tab: Tab;

/** What the panel speaks of first. */
const first = () => tab.panel.call<string>(`(root) => root.querySelector('.gives')?.textContent ?? ''`);

beforeAll(async () => {
  tab = await stage.browser.open('https://snapshot.box/#/explore');
});
afterAll(() => tab?.close());

describe('an address of Snapshot’s sites', () => {
  for (const { url, panel } of snapshotAddresses)
    it(`${panel ? `shows ${panel}` : 'shows nothing'}: ${url}`, async () => {
      await tab.page.goto(url, { waitUntil: 'domcontentloaded' }).catch((error: unknown) => {
        // Some of these sites do not exist in this world.
        if (panel) throw error;
      });
      if (panel) {
        await until(`a panel on ${panel}`, async () => (await first())?.startsWith(panel));
        expect(await tab.panel.count()).toBe(1);
        return;
      }
      await tab.page.waitForNetworkIdle({ idleTime: 400 });
      expect(await tab.panel.count()).toBe(0);
    });
});
