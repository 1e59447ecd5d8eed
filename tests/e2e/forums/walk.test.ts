import { expect, it } from 'vitest';
import { seeded } from '../../support/seeded.ts';
import { topicUrl, worldTopics } from '../../world/april-rescue.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const { host, id, slug } = worldTopics.lido;

/** Pages of one forum: topics, with and without a rescue, and lists of every kind. */
const paths = [
  `/t/${slug}/${id}`,
  `/t/${slug}/${id}/2`,
  '/t/potential-losses-to-earneth-in-connection-with-rseth-incident/11473',
  '/t/liquidity-observation-programme/9000110',
  '/latest',
  '/categories',
  '/c/proposals/9',
  '/c/general/1',
  '/tag/rseth',
  '/search?q=relief',
  '/u/mira/activity/topics',
  '/admin',
  '/login',
];

/** A click on one of the forum's own links. */
const follow = (path: string) => {
  const link = document.createElement('a');
  link.href = path;
  document.querySelector('#main')?.append(link);
  link.click();
  link.remove();
};

/** The same, until the address is there; or a step back that was still under way has overtaken the click. */
const arriveAt = (to: string) =>
  new Promise<void>((done, failed) => {
    const path = to.replace(/\?.*$|\/2$/g, '');
    const end = () => {
      clearInterval(look);
      clearTimeout(late);
      removeEventListener('popstate', end);
      done();
    };
    const look = setInterval(() => location.pathname.includes(path) && end(), 10);
    const late = setTimeout(() => failed(new Error(`Not at ${path}, but at ${location.href}`)), 10_000);
    addEventListener('popstate', end);
    const link = document.createElement('a');
    link.href = to;
    document.querySelector('#main')?.append(link);
    link.click();
    link.remove();
  });

/** All that is to be seen of ours, at one instant: where panels stand, and which rows have a badge though they should not, or none though they should. */
const seen = (tab: Tab) =>
  tab.page.evaluate((rescue) => {
    const rows = [...document.querySelectorAll<HTMLAnchorElement>('a.title[href], .fps-topic a.search-link[href]')];
    const isOf = (link: HTMLAnchorElement) => link.pathname.split('/').includes(String(rescue));
    const hasBadge = (link: Element) => link.nextElementSibling?.localName === 'shortfall-badge';
    return {
      drawn: document.querySelector<HTMLElement>('section#topic')?.dataset.topicId,
      path: location.pathname,
      busy: document.querySelector('.loading-container') !== null,
      panels: [...document.querySelectorAll('shortfall-panel')].map(
        (panel) => panel.closest<HTMLElement>('section#topic')?.dataset.topicId ?? 'elsewhere',
      ),
      wrong: rows.filter((link) => hasBadge(link) && !isOf(link)).length,
      lacking: rows.filter((link) => isOf(link) && !hasBadge(link)).length,
      badges: document.querySelectorAll('shortfall-badge').length - rows.filter(hasBadge).length,
    };
  }, id);

it.each([
  ['spinner', 11_483],
  ['slider', 11_473],
] as const)(
  'walks 200 steps at random through a forum, with the right panel or none, and leaves nothing behind: %s',
  async (loading, seed) => {
    const random = seeded(seed);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const { browser, world } = stage;
    // Nobody reads two hundred pages in a minute.
    world.forums.patchForum(host, { loading, isLimited: false });
    const tab = await browser.open(`https://${host}/login`);
    await until('the forum', () => tab.page.$('.page-not-found'));
    const before = await tab.leftovers();
    const trail: string[] = [];
    const told = () => `after:\n${trail.slice(-6).join('\n')}`;

    /** What must hold at any moment. */
    const fits = async () => {
      const now = await seen(tab);
      const panel = now.panels[0];
      expect(now.panels.length, told()).toBeLessThanOrEqual(1);
      // It stands in the topic that it speaks of, whatever the address is already.
      if (panel !== undefined) expect([panel, now.drawn], told()).toEqual([String(id), String(id)]);
      expect([now.wrong, now.badges], told()).toEqual([0, 0]);
      return now;
    };
    const settled = () =>
      until(`the page in front, ${told()}`, async () => {
        const { path, drawn, busy, panels, lacking } = await fits();
        const isTopic = new RegExp(`/${id}(?:/|$)`).test(path);
        return (
          !busy &&
          lacking === 0 &&
          panels.length === (isTopic && drawn === String(id) ? 1 : 0) &&
          isTopic === (drawn === String(id))
        );
      });

    for (let step = 0; step < 200; step += 1) {
      const [way, to] = [random(), pick(paths)];
      trail.push(`${way.toFixed(2)} ${to}`);
      if (way < 0.7) await (random() < 0.7 ? tab.page.evaluate(arriveAt, to) : tab.page.evaluate(follow, to));
      else if (way < 0.85) await tab.page.evaluate(() => history.state && history.back());
      else if (way < 0.92) await tab.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      else await tab.page.evaluate(() => history.forward());
      if (random() < 0.3) await fits();
      else await settled();
    }

    await tab.page.evaluate(follow, '/login');
    // Not by a handle: what the debugger has in its hands is kept from going.
    await until('nothing of ours in the page', () =>
      tab.page.evaluate(() => document.querySelector('shortfall-panel, shortfall-badge') === null),
    );
    await until(
      'the page to be as it was before the walk',
      async () => JSON.stringify(await tab.leftovers()) === JSON.stringify(before),
      { timeout: 12_000, every: 500 },
    ).catch(async () => expect(await tab.leftovers()).toEqual(before));
    await tab.close();
  },
  300_000,
);

it('keeps the panel over a slow forum’s old topic until the next is there', async () => {
  const { browser, world } = stage;
  world.forums.patchForum(host, { loading: 'slider' });
  const tab = await browser.open(topicUrl(worldTopics.lido));
  await tab.panel.says('Filled');
  world.faults.set(host, 'slow', { delayMs: 1_500, only: 'data' });
  const top = () =>
    tab.page.evaluate(() => Math.round(document.querySelector('#post_1')?.getBoundingClientRect().top ?? Number.NaN));
  const before = await top();
  await tab.page.evaluate(follow, '/t/liquidity-observation-programme/9000110');
  await until('the address', async () => (await tab.url()).includes('9000110'));
  const { drawn, panels } = await seen(tab);
  expect([drawn, panels]).toEqual([String(id), [String(id)]]);
  expect(await top()).toBe(before);
  await until('the next topic', async () => (await seen(tab)).drawn === '9000110');
  expect(await tab.panel.count()).toBe(0);
  world.faults.clear();
  world.forums.patchForum(host, { loading: 'spinner' });
  await tab.close();
});
