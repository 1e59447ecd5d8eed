import { describe, expect, it } from 'vitest';
import { readStrictCsv } from '../support/strict-csv.ts';
import { topicUrl, worldTopics } from '../world/april-rescue.ts';
import { axeObjections } from './rig/axe-page.ts';
import { setStage } from './rig/stage.ts';
import type { Tab } from './rig/tab.ts';
import { until } from './rig/until.ts';

const stage = setStage();
const address = 'dashboard.html#rescue/defi-united-2026';

const says = (tab: Tab, words: RegExp) =>
  until(String(words), async () => (words.test(await tab.text()) ? tab.text() : undefined));
const textOf = (tab: Tab, selector: string) =>
  tab.page.evaluate((what) => document.querySelector(what)?.textContent ?? '', selector);
/** The name of what has the focus; an outline that can be seen is part of having it. */
const focusName = (tab: Tab) =>
  tab.page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return '';
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const labels = (focused as HTMLInputElement).labels;
    const name = (focused.getAttribute('aria-label') || labels?.[0]?.textContent || focused.textContent || '').trim();
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 ? name : `${name} (cannot be seen)`;
  });
async function dashboard(hash = ''): Promise<Tab> {
  const tab = await stage.browser.openOwn(`${address}${hash}`);
  await says(tab, /Whose money is used first/);
  return tab;
}

describe('the dashboard', () => {
  it('is opened from the popup, on the rescue that stands there', async () => {
    const popup = await stage.browser.openOwn('popup.html');
    await popup.click('All of it');
    const tab = await stage.browser.tabAt(/dashboard\.html#rescue\/defi-united-2026$/);
    await says(tab, /DeFi United: rescue of rsETH/);
    expect(await textOf(tab, '.figure.main')).toMatch(/^Filled.*of 75,081 ETH seen on chain/);
    await tab.close();
    await popup.close();
  });

  it('goes through time by keyboard, and comes back', async () => {
    const tab = await dashboard();
    await tab.page.focus('.as-of input[type=range]');
    await tab.page.keyboard.press('Home');
    await says(tab, /As known at the end of Apr 17, 2026/);
    for (let day = 17; day < 24; day += 1) await tab.page.keyboard.press('ArrowRight');
    await says(tab, /As known at the end of Apr 24, 2026/);
    // All of the page follows: what was said on 28 April is not known yet.
    await until(
      'the table to follow',
      async () => /LayerZero Labs \(deposit/.test(await textOf(tab, '.fulfilment')) === false,
    );
    await tab.page.keyboard.press('End');
    await until('today', async () => /LayerZero Labs \(deposit/.test(await textOf(tab, '.fulfilment')));
    expect(await tab.text()).not.toContain('As known at the end of');
    await tab.close();
  });

  it('answers what if, without a mouse', async () => {
    const tab = await dashboard();
    const outcome = () => textOf(tab, '.outcome-if tbody td:last-child');
    const before = await outcome();
    await tab.page.focus('.pending input');
    await tab.page.keyboard.press(' ');
    await until('another outcome', async () => (await outcome()) !== before);
    await tab.page.keyboard.press(' ');
    await until('the outcome from before', async () => (await outcome()) === before);
    await tab.close();
  });

  it('opens what its address names, and follows the address', async () => {
    const tab = await dashboard('/golem');
    await until('the focus on Golem', async () => /^Golem/.test(await focusName(tab)));
    expect(await textOf(tab, 'tr.detail')).toMatch(/source/);
    await tab.page.evaluate(() => {
      location.hash = '#rescue/euler-2023';
    });
    await until('the other rescue', async () => /Euler/.test(await textOf(tab, 'h1')));
    await tab.close();
  });

  it('gives its tables as CSV that a strict reader takes', async () => {
    const tab = await dashboard();
    // Downloads go to the browser's own folder: what is handed over is looked at in their place.
    await tab.page.evaluate(() => {
      const saved: { name: string; text: string }[] = [];
      Object.assign(window, { saved });
      let last: Blob | undefined;
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        last = blob;
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
        const name = this.download;
        void last?.text().then((text) => saved.push({ name, text }));
      };
    });
    const saved = (part: string) =>
      until(`the file of ${part}`, () =>
        tab.page.evaluate(
          (wanted) =>
            (window as unknown as { saved: { name: string; text: string }[] }).saved.find(({ name }) =>
              name.includes(wanted),
            ),
          part,
        ),
      );
    for (const [button, part] of [
      ['Ladder over time', 'ladder'],
      ['Contributions', 'contributions'],
      ['Votes', 'votes'],
      ['How votes moved', 'vote-history'],
      ['Payments', 'deliveries'],
      ['Activity', 'activity'],
    ] as const) {
      await tab.page.evaluate((name) => {
        const found = [...document.querySelectorAll<HTMLElement>('#export button')];
        found.find(({ innerText }) => innerText === name)?.click();
      }, button);
      const { name, text } = await saved(`-${part}-`);
      expect(name).toMatch(/^shortfall-defi-united-2026-[a-z-]+-\d{4}-\d\d-\d\d\.csv$/);
      expect(readStrictCsv(text)[0]?.length).toBeGreaterThan(4);
    }
    await tab.page.evaluate(() => {
      [...document.querySelectorAll<HTMLElement>('#export button')]
        .find(({ innerText }) => /JSON/.test(innerText))
        ?.click();
    });
    expect(JSON.parse((await saved('-all-')).text)).toMatchObject({ format: 'shortfall-rescue', version: 1 });
    await tab.close();
  });

  it.each(['light', 'dark'] as const)('gives axe nothing to object to, in %s colours', async (scheme) => {
    await stage.browser.setScheme(scheme);
    const tab = await dashboard();
    await tab.page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    expect(await axeObjections(tab)).toEqual([]);
    await tab.close();
  });

  it.each([320, 640, 1_600])('fits a window that is %d wide', async (width) => {
    const tab = await dashboard();
    await tab.resize({ width, height: 800 });
    await until('the window', async () => (await tab.page.evaluate(() => innerWidth)) === width);
    expect(await tab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await tab.close();
  });
});

describe('beside a page', () => {
  it('shows the rescue of the page in front, and says where it is part of none', async () => {
    const { browser } = stage;
    const topic = await browser.open(topicUrl(worldTopics.lido));
    await topic.panel.says('Lido DAO');
    const side = await browser.openOwn('sidepanel.html', { behind: true });
    await says(side, /Part of DeFi United: Lido DAO\./);
    await says(side, /Promised and paid/);
    const elsewhere = await browser.open('https://example.org/');
    await says(side, /belongs to no rescue that is known here/);
    // What was there stays.
    expect(await side.text()).toContain('Promised and paid');
    await elsewhere.close();
    await side.close();
    await topic.close();
  });
});
