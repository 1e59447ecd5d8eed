import { describe, expect, it } from 'vitest';
import { worldProposalIds as ids } from '../../world/april-rescue.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}`;

/** The panel's paper and ink as they are drawn, and the page's own. */
async function colours(tab: Tab) {
  const panel = await tab.panel.call<string[]>(`(root) => {
    const { backgroundColor, color } = getComputedStyle(root.querySelector('.sf'));
    return [backgroundColor, color];
  }`);
  const page = await tab.page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['--bg', '--link'].map((name) => `rgb(${style.getPropertyValue(name).trim()})`);
  });
  return { panel, page };
}

describe('the panel in the page’s colours', () => {
  for (const scheme of ['light', 'dark'] as const)
    it(`is as ${scheme} as the page`, async () => {
      await stage.browser.setScheme(scheme);
      const tab = await stage.browser.open(proposalUrl);
      await tab.panel.says('Lido DAO gives');
      const { panel, page } = await colours(tab);
      expect(panel).toEqual(page);
      expect(panel?.[0]).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(14, 15, 16)');
      await tab.close();
    });

  it('follows the page’s own switch, and a skin that comes later', async () => {
    await stage.browser.setScheme('light');
    const tab = await stage.browser.open(proposalUrl);
    await tab.panel.says('Lido DAO gives');
    await tab.click('Theme');
    await until('the dark panel', async () => (await colours(tab)).panel?.[0] === 'rgb(14, 15, 16)');
    // As sites of single spaces do it: a style of their own after all others.
    await tab.page.evaluate(() => {
      const skin = document.createElement('style');
      skin.textContent =
        ':root, html.dark { --bg: 37, 39, 57; --link: 145, 172, 238; --border: 49, 50, 68; --text: 205, 214, 244 }';
      document.head.append(skin);
    });
    await until('the panel in the skin', async () => {
      const { panel, page } = await colours(tab);
      return String(panel) === String(page) && panel?.[0] === 'rgb(37, 39, 57)' && panel[1] === 'rgb(145, 172, 238)';
    });
    await tab.page.evaluate(() => localStorage.removeItem('theme'));
    await tab.close();
  });
});

describe('on a phone', () => {
  const phone = { width: 390, height: 844 };

  it('stands at the end of the proposal, under the site’s own blocks', async () => {
    const tab = await stage.browser.open(proposalUrl);
    await tab.resize(phone);
    await tab.panel.says('Lido DAO gives');
    const box = await tab.panel.box();
    const above = await tab.page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('.article, [data-testid="proposal-sidebar"] h4')].map(
          (element) => element.getBoundingClientRect().bottom + scrollY,
        ),
      ),
    );
    expect(box?.y).toBeGreaterThanOrEqual(above);
    expect(box?.width).toBeLessThanOrEqual(phone.width);
    await tab.close();
  });

  it('is docked to one line on the votes, where the site takes its column away, and covers nothing for good', async () => {
    const tab = await stage.browser.open(`${proposalUrl}/votes`);
    await tab.panel.says('Lido DAO gives');
    await tab.resize(phone);
    await until('the line', async () => (await tab.panel.html()).includes('data-layout="docked"'));
    expect(await tab.panel.text()).not.toContain('Lido DAO gives');
    const line = await tab.panel.call<{ top: number; bottom: number; height: number }>(
      `(root) => { const { top, bottom, height } = root.querySelector('.sf').getBoundingClientRect(); return { top, bottom, height }; }`,
    );
    // Between the site's header and the bar that it has at the bottom for who is logged in.
    expect(line?.top).toBeGreaterThan(72);
    expect(line?.bottom).toBeLessThanOrEqual(phone.height - 72);
    expect(line?.height).toBeLessThan(72);
    // The last vote can be scrolled clear of it.
    await tab.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const last = await tab.page.evaluate(
      () => [...document.querySelectorAll('.votes tr')].at(-1)?.getBoundingClientRect().bottom ?? Number.NaN,
    );
    expect(last).toBeLessThanOrEqual(line?.top ?? 0);
    // It opens and closes, and is whole again where there is a column.
    await tab.panel.click('Show the details');
    await tab.panel.says('Lido DAO gives');
    await tab.page.keyboard.press('Escape');
    await until('the line again', async () => !(await tab.panel.text()).includes('Lido DAO gives'));
    await tab.resize({ width: 1280, height: 800 });
    await tab.panel.says('Lido DAO gives');
    expect(await tab.panel.count()).toBe(1);
    expect(await tab.page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('body');
    await tab.close();
  });
});
