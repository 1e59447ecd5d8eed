import { describe, expect, it } from 'vitest';
import { topicUrl, worldProposalIds, worldTopics } from '../world/april-rescue.ts';
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

describe('what is being read', () => {
  it('does not move when the panel comes into a topic that was opened in the middle', async () => {
    const { browser, world } = stage;
    const deep = { host: worldTopics.lido.host, id: worldTopics.lido.id };
    const posts = world.forums.topic(deep.host, deep.id)?.posts.length ?? 0;
    for (let more = posts; more < 30; more += 1)
      world.forums.addPost(deep.host, deep.id, {
        cooked: `<p>Reply ${more}. ${'It is said at length. '.repeat(30)}</p>`,
      });
    const tab = await browser.open(`${topicUrl(worldTopics.lido)}/25`);
    await until('the post', () => tab.page.$('#post_25'));
    const before = await tab.page.evaluate(() =>
      Math.round(document.querySelector('#post_25')?.getBoundingClientRect().top ?? 0),
    );
    await until('the panel', async () => (await tab.panel.text()) !== '');
    await until('the page to be at rest', async () => (await shifts(tab)) >= 0);
    const after = await tab.page.evaluate(() =>
      Math.round(document.querySelector('#post_25')?.getBoundingClientRect().top ?? 0),
    );
    // Discourse itself brings the post under its header; once there it stays.
    expect(Math.abs(after - before)).toBeLessThanOrEqual(1);
    expect(await shifts(tab)).toBeLessThan(0.01);
    await tab.close();
  });

  it('does not move in a proposal: the panel comes below what the column has', async () => {
    const tab = await stage.browser.open(proposalUrl);
    const what = 'h1, [data-testid="proposal-tabs"], [data-testid="proposal-sidebar"] h4';
    await until('the page', async () => (await places(tab, what)).length > 3);
    const before = await places(tab, what);
    await tab.panel.says('Filled');
    expect(await places(tab, what)).toEqual(before);
    expect(await shifts(tab)).toBeLessThan(0.01);
    await tab.close();
  });
});
