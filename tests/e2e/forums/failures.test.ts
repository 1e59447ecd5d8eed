import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { topicUrl, worldTopics } from '../../world/april-rescue.ts';
import type { Fault, FaultOptions } from '../../world/faults.ts';
import { escapeHtml } from '../../world/forums/forums.ts';
import { overflowing, strangeElements } from '../rig/drawn.ts';
import { passTime } from '../rig/look-now.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

// What is thrown in a page or in the worker fails the file: the stage sees to it.
const stage = setStage();
const { lido, mantle, arbitrum } = worldTopics;

const noAnswer = `${lido.host} does not answer.`;
const unreadable = `${lido.host} answers with something that cannot be read.`;
const refused = `${lido.host} does not show this to visitors without an account, or refuses to answer Shortfall.`;
const slower = `${lido.host} asks us to slow down.`;

/** Ways of a forum to fail, and what is said of each. */
const failures: readonly [string, Fault, string, FaultOptions?][] = [
  ['it is down', 'down', noAnswer],
  ['its server has an error', 'json-500', noAnswer],
  ['what stands before it has one', 'html-502', noAnswer],
  ['it sends a page where JSON was due', 'html-200', noAnswer],
  ['its answer is cut off', 'truncated', noAnswer],
  ['it wants a login', 'login-required', refused],
  ['what stands before it refuses', 'html-403', refused],
  ['its server slows us down, in words', 'rate-limit', slower],
  ['its application slows us down, in JSON', 'rate-limit', slower, { asJson: true }],
  ['it calls something JSON that is none', 'malformed', unreadable],
  ['it answers with nothing at all', 'empty', unreadable],
  ['it answers in another shape', 'wrong-shape', unreadable],
  ['it answers with another topic', 'lying', unreadable],
  ['it answers without end', 'huge', unreadable],
];

/** What the page itself shows and does: its posts, and its own shortcut for searching. */
async function ownPage(tab: Tab) {
  await tab.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tab.page.keyboard.press('/');
  return tab.page.evaluate(() => {
    const posts = [...document.querySelectorAll('.post-stream .cooked')].map(({ textContent }) => textContent ?? '');
    return { posts, searches: document.activeElement?.matches('input[type=search]') ?? false };
  });
}

afterEach(() => stage.world.faults.clear());
afterAll(() => stage.world.faults.clear());

describe('a forum that fails', () => {
  let well: Awaited<ReturnType<typeof ownPage>>;
  beforeAll(async () => {
    const tab = await stage.browser.open(topicUrl(lido));
    await tab.panel.says('Asks for up to 2,500 stETH');
    well = await ownPage(tab);
    expect(well.posts.length).toBeGreaterThan(2);
    expect(well.searches).toBe(true);
    await tab.close();
  });

  for (const [what, fault, sentence, options] of failures)
    it(`because ${what}: the panel says so and keeps what it had, and the page works as before`, async () => {
      const { browser, world } = stage;
      await passTime(browser);
      world.faults.set(lido.host, fault, { only: 'data', retryAfter: 120, ...options });
      const tab = await browser.open(topicUrl(lido));
      const text = await tab.panel.says(sentence);
      expect(text).toMatch(/Shown is its last answer \(.* ago\)/);
      expect(text).toContain('Asks for up to 2,500 stETH');
      expect(await overflowing(tab)).toEqual([]);
      expect(await ownPage(tab)).toEqual(well);
      expect(await tab.panel.count()).toBe(1);
      await tab.close();
    });

  it('is taken up again when it is well', async () => {
    await passTime(stage.browser);
    const tab = await stage.browser.open(topicUrl(lido));
    await until('the sentence to go', async () => {
      const text = await tab.panel.text();
      return text.includes('Asks for up to') && !text.includes('Shown is its last answer');
    });
    await tab.close();
  });

  it('on the first visit: the panel comes without it, and says that nothing was read yet', async () => {
    const { browser, world } = stage;
    world.faults.set(arbitrum.host, 'down', { only: 'data' });
    const tab = await browser.open(topicUrl(arbitrum));
    await tab.panel.says(`${arbitrum.host} does not answer. It has not been read yet.`);
    expect(await tab.panel.text()).toContain('Attacker’s ETH frozen on Arbitrum');
    await tab.close();
  });
});

describe('a topic of somebody hostile', () => {
  const markup = '<img src=x onerror="broken=1"><script>broken=1</script><b>Yes</b>';
  const { host, id } = mantle;
  const poll = {
    name: 'poll"><img src=x onerror=broken=1>',
    type: 'regular',
    status: 'open',
    results: 'always',
    voters: 9,
    title: `${escapeHtml(markup)} \u202e?tcejbo uoy oD`,
    options: [
      // As text, as elements, and as signs that turn text around.
      { id: 'a', html: escapeHtml(markup), votes: 5 },
      { id: 'b', html: `${markup} ${'x'.repeat(900)}`, votes: 3 },
      { id: 'c', html: 'בעד \u202e (ETH 5,000)', votes: 1 },
      ...Array.from({ length: 40 }, (_, at) => ({ id: String(at), html: `${at} ${markup.repeat(50)}`, votes: 0 })),
    ],
  };

  /** What it says with all that is folded away. What stands behind a line is drawn a moment after that is opened. */
  const unfolded = async (tab: Tab): Promise<string> => {
    await tab.panel.call(`(root) => { for (const closed of root.querySelectorAll('details')) closed.open = true; }`);
    return tab.panel.text();
  };
  /** Opens it, and waits for words that may be folded away. */
  const opened = async (words: string): Promise<Tab> => {
    const tab = await stage.browser.open(topicUrl(mantle));
    await until(`“${words}”`, async () => (await unfolded(tab)).includes(words));
    return tab;
  };
  const isHarmless = async (tab: Tab) => {
    expect(await strangeElements(tab)).toBe(0);
    expect(await overflowing(tab)).toEqual([]);
    expect(await tab.page.evaluate(() => 'broken' in window)).toBe(false);
    expect(await tab.panel.count()).toBe(1);
  };

  it('shows markup in its title, its posts and its polls as text, and runs nothing', async () => {
    const { world } = stage;
    world.forums.patchTopic(host, id, {
      title: `[TEMP CHECK] ${markup} \u202eETH 5,000\u202c ${'and on '.repeat(2_000)}`,
    });
    const ask = `This proposal requests up to 30,000 ETH ${markup} from the treasury for the rsETH relief effort.`;
    world.forums.patchPost(host, id, 1, { cooked: `<p>${escapeHtml(ask)}</p>`, polls: [poll] });
    const tab = await opened('Asks for up to 30,000 ETH');
    await until('its words, and the markup among them as text', async () => {
      const text = await unfolded(tab);
      return text.includes('בעד') && text.split('<img src=x onerror="broken=1">').length > 3;
    });
    await isHarmless(tab);
    // Our own words stay in order behind foreign ones.
    const order = await tab.panel.call<boolean>(`(root) => {
      const line = [...root.querySelectorAll('.poll li')].find((each) => each.textContent.includes('בעד'));
      const [foreign, own] = ['bdi', '.quiet'].map((part) => line.querySelector(part).getBoundingClientRect());
      return own.top > foreign.top + 4 || own.left >= foreign.right - 1;
    }`);
    expect(order).toBe(true);
    await tab.close();
  });

  it('is read with posts of a megabyte too, and the panel stays as short as ever', async () => {
    const { browser, world } = stage;
    const long = `<div>${'<b><i><blockquote>'.repeat(300)}${escapeHtml(markup).repeat(14_000)}`;
    world.forums.addPost(host, id, { username: 'mantle-core', cooked: `<p>${'y'.repeat(1_000_000)}</p>` });
    world.forums.addPost(host, id, { username: 'mantle-core', cooked: long });
    world.forums.patchPost(host, id, 1, { polls: [{ ...poll, voters: 11 }] });
    await passTime(browser);
    const tab = await opened('11 voters');
    expect(await tab.panel.text()).toContain('Asks for up to 30,000 ETH');
    expect((await tab.panel.text()).length).toBeLessThan(10_000);
    await isHarmless(tab);
    await tab.close();
  });

  it('has a badge in lists like any other', async () => {
    const tab = await stage.browser.open(`https://${host}/latest`);
    await until('the badge', () => tab.page.evaluate(() => document.querySelectorAll('shortfall-badge').length === 1));
    expect(await tab.page.evaluate(() => 'broken' in window)).toBe(false);
    await tab.close();
  });
});
