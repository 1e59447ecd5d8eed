import { describe, expect, it } from 'vitest';
import { topicUrl, worldProposalIds, worldTopics } from '../world/april-rescue.ts';
import { passTime } from './rig/look-now.ts';
import { setStage } from './rig/stage.ts';
import type { Tab } from './rig/tab.ts';
import { until } from './rig/until.ts';

const stage = setStage();
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${worldProposalIds.lido}`;

/** Where what is read in the page stands, seen from the window. */
const places = (tab: Tab, selector: string) =>
  tab.page.evaluate(
    (what) =>
      [...document.querySelectorAll(what)]
        .slice(0, 40)
        .map((element) => Math.round(element.getBoundingClientRect().top)),
    selector,
  );

/** What moved without the user's doing, as Chromium itself measures it. Firefox has no word for it. */
const shifts = (tab: Tab) =>
  tab.page.evaluate(
    () =>
      new Promise<number>((done) => {
        if (!PerformanceObserver.supportedEntryTypes?.includes('layout-shift')) return done(0);
        const observer = new PerformanceObserver(() => {});
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          const entries = observer.takeRecords() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
          done(entries.filter((entry) => !entry.hadRecentInput).reduce((sum, entry) => sum + entry.value, 0));
        }, 300);
      }),
  );

describe('what is being read', () => {
  it('does not move when the panel comes into a topic that was opened in the middle', async () => {
    const { browser, world } = stage;
    const deep = { host: worldTopics.lido.host, id: worldTopics.lido.id };
    const posts = world.forums.topic(deep.host, deep.id)?.posts.length ?? 0;
    for (let more = posts; more < 30; more += 1)
      world.forums.addPost(deep.host, deep.id, {
        cooked: `<p>Reply ${more}. ${'It is said at length. '.repeat(30)}</p>`,
      });
    // Nothing is stored yet and the hub takes its time: the page is long at rest when the panel comes.
    world.faults.set('hub.snapshot.org', 'slow', { delayMs: 2_000, only: 'data' });
    const tab = await browser.open(`${topicUrl(worldTopics.lido)}/25`);
    await until('the post', () => tab.page.$('#post_25'));
    const place = () =>
      tab.page.evaluate(() =>
        Math.round(document.querySelector('#post_25')?.getBoundingClientRect().top ?? Number.NaN),
      );
    // Discourse itself brings the post under its header first.
    await until('the page to be at rest', async () => {
      const first = await place();
      await new Promise((resolve) => setTimeout(resolve, 250));
      return first === (await place());
    });
    const before = await place();
    expect(await tab.panel.text()).toBe('');
    await tab.panel.says(/\d%/);
    world.faults.clear();
    expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
    expect(await shifts(tab)).toBeLessThan(0.01);
    await tab.close();
  });

  it('does not move when the panel comes late into a topic that is read from its top', async () => {
    const { browser, world } = stage;
    const tab = await browser.open(topicUrl(worldTopics.mantle));
    await tab.panel.says('Filled');
    await passTime(browser);
    await browser.inExtension(`new Promise((done) => { indexedDB.deleteDatabase('shortfall').onsuccess = done; })`);
    world.faults.set('hub.snapshot.org', 'slow', { delayMs: 1_500, only: 'data' });
    await tab.page.reload();
    await until('the first post', async () => (await places(tab, 'article')).length > 0);
    await tab.panel.says(/\d%/);
    world.faults.clear();
    expect(await shifts(tab)).toBeLessThan(0.01);
    await tab.close();
  });

  for (const [name, topic] of Object.entries({ lido: worldTopics.lido, mantle: worldTopics.mantle }))
    it(`does not move on a phone when the answer comes into the room kept for it: ${name}`, async () => {
      const { browser, world } = stage;
      const tab = await browser.open(topicUrl(topic));
      await tab.resize({ width: 390, height: 844 });
      await tab.panel.says('Filled');
      await passTime(browser);
      await browser.inExtension(`new Promise((done) => { indexedDB.deleteDatabase('shortfall').onsuccess = done; })`);
      world.faults.set('hub.snapshot.org', 'slow', { delayMs: 1_500, only: 'data' });
      await tab.page.reload();
      await tab.panel.says('Reading');
      const before = await places(tab, 'article');
      await tab.panel.says('Filled');
      world.faults.clear();
      expect((await places(tab, 'article')).map((top, index) => top - (before[index] ?? 0))).toEqual(
        before.map(() => 0),
      );
      await tab.close();
    });

  it('does not move in a proposal: the panel comes below what the column has', async () => {
    const tab = await stage.browser.open(proposalUrl);
    await tab.panel.says('Filled');
    const what = 'h1, [data-testid="proposal-tabs"], [data-testid="proposal-sidebar"] h4';
    const withPanel = await places(tab, what);
    await tab.panel.call(`(root) => { root.host.style.setProperty('display', 'none', 'important'); }`);
    const without = await places(tab, what);
    expect(without.length).toBeGreaterThan(3);
    expect(withPanel).toEqual(without);
    expect(await shifts(tab)).toBeLessThan(0.01);
    await tab.close();
  });
});

describe('the three layouts of Discourse', () => {
  const topics = {
    current: worldTopics.lido,
    older: worldTopics.mantle,
    nested: worldTopics.arbitrum,
  };
  for (const [layout, topic] of Object.entries(topics)) {
    it(`has one panel above the ${layout} topic, below its title and before its first post`, async () => {
      const { browser, world } = stage;
      const tab = await browser.open(topicUrl(topic));
      expect(world.forums.forum(topic.host)?.layout).toBe(layout);
      await tab.panel.says('Filled');
      expect(await tab.panel.count()).toBe(1);
      const box = await tab.panel.box();
      const post = (await places(tab, 'article, .nested-post, .topic-post'))[0] ?? 0;
      expect(box?.width).toBeGreaterThan(300);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(post + 1);
      expect(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await tab.close();
    });
  }
});

describe('keys', () => {
  it('typed in the panel do not set off the forum’s shortcuts', async () => {
    const tab = await stage.browser.open(topicUrl(worldTopics.lido));
    await tab.panel.says('Filled');
    await tab.page.evaluate(() => {
      for (const type of ['keydown', 'keypress', 'keyup'])
        document.addEventListener(
          type,
          () => (document.body.dataset.heard = `${document.body.dataset.heard ?? ''}${type} `),
        );
    });
    await tab.panel.call(`(root) => root.querySelector('button, summary, a[href]').focus()`);
    for (const key of ['j', 'k', 's', '/'] as const) await tab.page.keyboard.press(key);
    expect(await tab.page.evaluate(() => document.body.dataset.heard ?? '')).toBe('');
    // The same keys do reach the forum from anywhere else: the test can tell.
    await tab.page.focus('header a[href], .d-header a[href]');
    await tab.page.keyboard.press('j');
    expect(await tab.page.evaluate(() => document.body.dataset.heard ?? '')).toContain('keydown');
    await tab.close();
  });
});
