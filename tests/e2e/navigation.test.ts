import { expect, it } from 'vitest';
import { worldProposalIds as ids } from '../world/april-rescue.ts';
import { setStage } from './rig/stage.ts';
import { until } from './rig/until.ts';

const stage = setStage();
const route = (space: string, id: string) => `#/s:${space}/proposal/${id}`;
const lido = route('lido-snapshot.eth', ids.lido);
const mantle = route('bitdao.eth', ids.mantle);
const unrelated = route('aavedao.eth', ids.aaveOther);

/** As the site's own router goes: `pushState`, which fires neither `hashchange` nor `popstate`. A click on one of its links. */
const follow = (hash: string) => {
  const link = document.createElement('a');
  link.href = hash;
  link.textContent = 'on';
  document.querySelector('main')?.append(link);
  link.click();
  link.remove();
};

it('shows each proposal its own panel while the reader goes from one to the next without a reload', async () => {
  const tab = await stage.browser.open(`https://snapshot.box/${lido}`);
  await tab.panel.says('Lido DAO gives');
  for (let round = 0; round < 2; round += 1) {
    await tab.page.evaluate(follow, mantle);
    const text = await tab.panel.says('Mantle');
    expect(text).not.toContain('Lido DAO gives');
    expect(await tab.panel.count()).toBe(1);

    await tab.page.evaluate(follow, unrelated);
    await until('the panel to go', async () => (await tab.panel.text()) === '');

    await tab.page.evaluate(follow, lido);
    await tab.panel.says('Lido DAO gives');
    expect(await tab.panel.count()).toBe(1);
  }
  // Back and forth by the browser's own buttons.
  await tab.page.evaluate(() => history.back());
  await until('the panel to go', async () => (await tab.panel.text()) === '');
  await tab.page.evaluate(() => history.back());
  await tab.panel.says('Mantle');
  await tab.close();
});

it('ends at the last page when the reader is faster than the answers', async () => {
  const { browser, world } = stage;
  const tab = await browser.open(`https://snapshot.box/${lido}`);
  await tab.panel.says('Lido DAO gives');
  world.faults.set('hub.snapshot.org', 'slow', { delayMs: 400 });
  for (const hash of [unrelated, lido, mantle, unrelated, lido, mantle]) await tab.page.evaluate(follow, hash);
  await tab.panel.says('Mantle');
  world.faults.clear();
  expect(await tab.panel.count()).toBe(1);
  expect(await tab.panel.text()).not.toContain('Lido DAO gives');
  await tab.close();
});

it('comes back when the site draws its page anew under it', async () => {
  const tab = await stage.browser.open(`https://snapshot.box/${lido}`);
  await tab.panel.says('Lido DAO gives');
  await tab.page.evaluate(() => document.querySelector('[data-testid="proposal-sidebar"] > div')?.replaceChildren());
  await tab.panel.says('Lido DAO gives');
  expect(await tab.panel.count()).toBe(1);
  await tab.close();
});
