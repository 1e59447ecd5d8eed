import { describe, expect, it } from 'vitest';
import { setStage } from './rig/stage.ts';
import type { Tab } from './rig/tab.ts';
import { until } from './rig/until.ts';

const stage = setStage();
const host = 'vote.lido.fi';
const vote = `https://${host}/vote/200`;

const drawn = (tab: Tab) => until('the page', async () => (await tab.text()).includes('Votes'));
const hasPanel = (tab: Tab) => until('the panel', async () => (await tab.panel.text()).includes('DeFi United'));
const hasNone = (tab: Tab) => until('no panel', async () => (await tab.panel.count()) === 0);

describe('a DAO’s own site for the votes of its contracts', () => {
  it('has nothing of ours in it until the user asks for it', async () => {
    const { browser, world } = stage;
    world.requests.clear();
    const tab = await browser.open(vote);
    await drawn(tab);
    await tab.page.waitForNetworkIdle({ idleTime: 500 });
    expect(await tab.panel.count()).toBe(0);
    expect(world.requests.entries.filter(({ origin }) => /^(chrome|moz)-extension:/.test(origin ?? ''))).toEqual([]);
    await tab.close();
  });

  it('is offered in the popup, and shows the panel on the vote of a rescue, and on no other', async () => {
    const { browser } = stage;
    const tab = await browser.open(vote);
    await drawn(tab);
    const popup = await browser.openPopupOn(tab);
    await until('the offer', async () => (await popup.text()).includes('Lido (vote.lido.fi) holds votes'));
    await browser.willGrant(host);
    await popup.click('Use Shortfall on this site');
    await hasPanel(tab);
    expect(await tab.panel.count()).toBe(1);
    await popup.close();
    await tab.panel.click('Show the details');
    await until('whose vote it is', async () => (await tab.panel.text()).includes('Lido'));

    await tab.page.click('#next');
    await hasNone(tab);
    await tab.page.goBack();
    await hasPanel(tab);
    await tab.close();
  });

  it('loses it when the user revokes the host', async () => {
    const { browser } = stage;
    const tab = await browser.open(vote);
    await hasPanel(tab);
    await browser.revoke(host);
    await hasNone(tab);
    await tab.close();
  });
});
