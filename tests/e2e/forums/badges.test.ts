import { describe, expect, it } from 'vitest';
import { worldTopics } from '../../world/april-rescue.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();

/** The titles of the rows that have a badge, and whether each badge can be seen on the title's line. */
const badges = (tab: Tab) =>
  tab.page.evaluate(() =>
    [...document.querySelectorAll('shortfall-badge')].map((badge) => {
      const link = badge.previousElementSibling as HTMLElement;
      const { width, height } = badge.getBoundingClientRect();
      return {
        topic: Number(/\/t\/[^/]+\/(\d+)/.exec(link.getAttribute('href') ?? '')?.[1]),
        isSeen: width > 30 && width < 200 && height > 10 && height < 30,
      };
    }),
  );

const lists: Record<string, { url: string; topics: number[]; layout: string }> = {
  'the latest topics': { url: 'https://research.lido.fi/latest', topics: [11483], layout: 'current' },
  'a category': { url: 'https://governance.aave.com/c/risk/8', topics: [24580, 24481], layout: 'current' },
  'a tag': { url: 'https://governance.aave.com/tag/arfc', topics: [24740], layout: 'current' },
  'a search': { url: 'https://research.lido.fi/search?q=relief', topics: [11483], layout: 'current' },
  'the categories page': { url: 'https://research.lido.fi/categories', topics: [11483], layout: 'current' },
  'a list of 2022': { url: 'https://forum.mantle.xyz/latest', topics: [9417], layout: 'older' },
  'a list on a phone': { url: 'https://research.lido.fi/latest?mobile_view=1', topics: [11483], layout: 'current' },
  'the topics under a topic': {
    url: 'https://research.lido.fi/t/potential-losses-to-earneth-in-connection-with-rseth-incident/11473',
    topics: [11483],
    layout: 'current',
  },
};

describe('rows of topics of a rescue have a badge each, and no others do', () => {
  for (const [what, { url, topics, layout }] of Object.entries(lists))
    it(what, async () => {
      const { browser, world } = stage;
      expect(world.forums.forum(new URL(url).host)?.layout).toBe(layout);
      world.requests.clear();
      const tab = await browser.open(url);
      await until('the badges', async () => (await badges(tab)).length >= topics.length);
      const found = await badges(tab);
      expect(found.map(({ topic }) => topic).sort()).toEqual([...topics].sort());
      expect(found.filter(({ isSeen }) => !isSeen)).toEqual([]);
      await tab.page.waitForNetworkIdle({ idleTime: 500 });
      // No request for a list, least of all one for a row.
      const asked = world.requests.entries.filter(({ origin }) => /^(chrome|moz)-extension:/.test(origin ?? ''));
      expect(asked.filter(({ path }) => !url.includes('/t/') || !path.startsWith('/t/'))).toEqual([]);
      await tab.close();
    });
});

it('stay with their rows while the reader goes from list to list and to a topic and back', async () => {
  const { browser } = stage;
  const tab = await browser.open('https://research.lido.fi/latest');
  await until('the badge', async () => (await badges(tab)).length === 1);
  await tab.page.click('a.title[href*="/11483"]');
  await tab.panel.says('Filled');
  expect((await badges(tab)).filter(({ topic }) => topic === worldTopics.lido.id)).toEqual([]);
  await tab.page.evaluate(() => history.back());
  await until('the badge again', async () => (await badges(tab)).map(({ topic }) => topic).join() === '11483');
  expect(await tab.panel.count()).toBe(0);
  await tab.close();
});
