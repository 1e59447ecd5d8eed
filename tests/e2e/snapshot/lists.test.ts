import { afterEach, describe, expect, it } from 'vitest';
import { arbitrumProposalId, worldProposalIds as ids } from '../../world/april-rescue.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();

/** The proposals in the page whose titles have a badge right beside them, and whether it lies in its row. */
const badged = (tab: Tab) =>
  tab.page.evaluate(() =>
    [...document.querySelectorAll('shortfall-badge')].map((badge) => {
      const row = badge.closest('[data-testid=proposal-list-item]')?.getBoundingClientRect();
      const box = badge.getBoundingClientRect();
      const within = row && box.width > 0 && box.right <= row.right + 1 && box.bottom <= row.bottom + 1;
      return `${badge.previousElementSibling?.getAttribute('href')?.split('/').at(-1)} ${within ? 'within' : 'outside'}`;
    }),
  );

const rows = (tab: Tab) =>
  tab.page.evaluate(() => document.querySelectorAll('[data-testid=proposal-list-item]').length);

afterEach(() => stage.world.requests.clear());

describe('a list of proposals', () => {
  it('gets badges beside the proposals that are part of a rescue, and nobody is asked', async () => {
    const { browser, world } = stage;
    // What a vote belongs to is known once it was read.
    const proposal = await browser.open(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}`);
    await proposal.panel.says('Lido DAO gives');
    await proposal.close();
    for (const route of ['s:lido-snapshot.eth/proposals', 's:lido-snapshot.eth', 'home']) {
      world.requests.clear();
      const tab = await browser.open(`https://snapshot.box/#/${route}`);
      await until(`a badge at ${route}`, async () => (await badged(tab)).includes(`${ids.lido} within`));
      expect(await rows(tab)).toBeGreaterThan((await badged(tab)).length);
      expect(world.requests.entries.filter(({ host }) => host === 'hub.snapshot.org')).toEqual([]);
      await tab.close();
    }
  });

  it('keeps them through new rows, filters, and the way to a proposal and back', async () => {
    const tab = await stage.browser.open('https://snapshot.box/#/org/arbitrum/s:arbitrumfoundation.eth/proposals');
    const badge = `${arbitrumProposalId} within`;
    await until('the badge', async () => (await badged(tab)).includes(badge));
    await tab.page.click(`[data-testid=proposal-list-item] a[href$="${arbitrumProposalId}"]`);
    await tab.panel.says('Attacker’s ETH frozen');
    expect(await badged(tab)).toEqual([]);
    await tab.page.evaluate(() => history.back());
    await until('the badge again', async () => (await badged(tab)).includes(badge));
    expect(await tab.panel.count()).toBe(0);
    // Below 768 px titles are no longer in a line with what stands beside them.
    await tab.resize({ width: 360, height: 740 });
    await until('the badge in its narrow row', async () => (await badged(tab)).includes(badge));
    await tab.close();
  });

  it('without a proposal of a rescue stays as it is', async () => {
    const tab = await stage.browser.open('https://snapshot.box/#/s:etherfi-dao.eth/proposals');
    await until('its rows', () => rows(tab));
    await tab.page.waitForNetworkIdle({ idleTime: 700 });
    expect(await badged(tab)).toEqual([]);
    expect(await tab.page.evaluate(() => document.documentElement.outerHTML)).not.toContain('shortfall');
    await tab.close();
  });
});
