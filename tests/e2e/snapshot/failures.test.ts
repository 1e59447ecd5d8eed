import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { arbitrumProposalId, worldProposalIds as ids, topicUrl, worldTopics } from '../../world/april-rescue.ts';
import type { Fault } from '../../world/world.ts';
import { overflowing, strangeElements } from '../rig/drawn.ts';
import { lookNow, passTime } from '../rig/look-now.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

// What is thrown in a page or in the worker fails the file: the stage sees to it.
const stage = setStage();
const hub = 'hub.snapshot.org';
const urlOf = (space: string, id: string) => `https://snapshot.box/#/s:${space}/proposal/${id}`;
const lidoUrl = urlOf('lido-snapshot.eth', ids.lido);

const sentences: Partial<Record<Fault, string>> = {
  down: 'hub.snapshot.org does not answer.',
  'json-500': 'hub.snapshot.org does not answer.',
  'html-502': 'hub.snapshot.org does not answer.',
  'html-200': 'hub.snapshot.org does not answer.',
  truncated: 'hub.snapshot.org does not answer.',
  'html-403': 'hub.snapshot.org does not show this to visitors without an account, or refuses to answer Shortfall.',
  'rate-limit': 'hub.snapshot.org asks us to slow down.',
  malformed: 'hub.snapshot.org answers with something that cannot be read.',
  empty: 'hub.snapshot.org answers with something that cannot be read.',
  'wrong-shape': 'hub.snapshot.org answers with something that cannot be read.',
  huge: 'hub.snapshot.org answers with something that cannot be read.',
};

/** The hub is asked anew about what is followed, and whoever opens a page sees what came of it. */
async function later(): Promise<void> {
  await passTime(stage.browser);
  await lookNow(stage.browser);
}

afterEach(() => stage.world.faults.clear());

beforeAll(async () => {
  const tab = await stage.browser.open(lidoUrl);
  await tab.panel.says('Lido DAO gives');
  await tab.panel.click('Watch');
  await tab.panel.says('Watching');
  await tab.close();
});

describe('a hub that fails', () => {
  for (const [fault, sentence] of Object.entries(sentences))
    it(`${fault}: the panel says so, and keeps what it had with its age`, async () => {
      const { browser, world } = stage;
      world.faults.set(hub, fault as Fault, { only: 'data', retryAfter: 120 });
      await later();
      const tab = await browser.open(lidoUrl);
      const text = await tab.panel.says(sentence);
      expect(text).toMatch(/Shown is its last answer \(.* ago\)/);
      expect(text).toContain('“Against” leads');
      expect(text).toContain('Watching');
      expect(await overflowing(tab)).toEqual([]);
      await tab.close();
      const popup = await browser.openOwn('popup.html');
      await until('the popup to say so too', async () => (await popup.text()).includes(sentence));
      await popup.close();
      // And it mends itself.
      world.faults.clear();
      await later();
      const after = await browser.open(lidoUrl);
      await until('the sentence to go', async () => {
        const now = await after.panel.text();
        return now.includes('Lido DAO gives') && !now.includes(sentence);
      });
      await after.close();
    });

  it('slow: what is stored is there at once, and what comes late is taken in', async () => {
    const { browser, world } = stage;
    world.hub.castMany(ids.lido, 1, 20_000_000, 3, 'late ones');
    await passTime(browser);
    world.faults.set(hub, 'slow', { delayMs: 3_000, only: 'data' });
    const tab = await browser.open(lidoUrl);
    expect(await tab.panel.says('leads')).toContain('“Against” leads');
    await tab.panel.says('“For” leads');
    await tab.close();
  });
});

describe('a proposal that changes', () => {
  const edit = (changes: Parameters<typeof stage.world.hub.editProposal>[1]) =>
    stage.world.hub.editProposal(ids.mantle, changes);
  const mantleUrl = urlOf('bitdao.eth', ids.mantle);
  const shows = async (words: string | RegExp): Promise<Tab> => {
    await later();
    const tab = await stage.browser.open(mantleUrl);
    await tab.panel.says(words);
    expect(await strangeElements(tab)).toBe(0);
    expect(await overflowing(tab)).toEqual([]);
    expect(await tab.page.evaluate(() => 'broken' in window)).toBe(false);
    return tab;
  };

  beforeAll(async () => {
    const tab = await stage.browser.open(mantleUrl);
    await tab.panel.says('Mantle');
    await tab.panel.click('Watch');
    await tab.panel.says('Watching');
    await tab.close();
  });

  it('by an edit before it opens: the new text stands', async () => {
    const now = stage.world.hub.now();
    edit({
      start: now + 3_600,
      end: now + 90_000,
      choices: ['Lend all', 'Lend half', 'Nothing'],
      type: 'single-choice',
    });
    const tab = await shows('Not open yet');
    await tab.close();
  });

  it('to forty choices: the one that leads is told, and the rest is not in the way', async () => {
    const now = stage.world.hub.now();
    const choices = Array.from({ length: 40 }, (_, index) => `Candidate ${index + 1} ${'of the committee '.repeat(4)}`);
    edit({ start: now - 3_600, end: now + 90_000, choices, type: 'approval' });
    stage.world.hub.castMany(ids.mantle, [17], 90_000_000, 9, 'forty');
    const tab = await shows('“Candidate 17');
    expect((await tab.panel.text()).match(/Candidate/g)?.length).toBeLessThan(6);
    await tab.close();
  });

  it('to a title of 10,000 letters and choices, with markup in them: both are text', async () => {
    const markup = '<img src=x onerror="broken=1"><script>broken=1</script><b>Yes</b>';
    edit({
      title: `${markup} ${'and on '.repeat(1_430)}`.slice(0, 10_000),
      choices: [`${markup} ${'x'.repeat(900)}`, 'No'],
      type: 'single-choice',
    });
    stage.world.hub.castMany(ids.mantle, 1, 900_000_000, 9, 'markup');
    const tab = await shows('<img src=x onerror=');
    // Also where the page's other votes are listed.
    const other = await stage.browser.open(lidoUrl);
    await other.panel.says('Lido DAO gives');
    await other.panel.call(`(root) => { for (const closed of root.querySelectorAll('details')) closed.open = true; }`);
    expect(await strangeElements(other)).toBe(0);
    expect(await overflowing(other)).toEqual([]);
    await other.close();
    await tab.close();
  });

  it('to text from right to left, and signs that turn text around: our own words stay in order', async () => {
    edit({
      title: 'הצעה: ‮תרגום‬ מסמכי (ترجمة)',
      choices: ['בעד ‮ (ETH 5,000)', 'ضد', 'נמנע'],
      type: 'single-choice',
    });
    const tab = await shows('leads');
    // The words after the foreign ones stand right of them, on the same line or the next.
    const order = await tab.panel.call<boolean>(`(root) => {
      const line = [...root.querySelectorAll('.vote p')].find((each) => each.textContent.includes('leads'));
      const foreign = line.querySelector('bdi').getBoundingClientRect();
      const share = line.querySelector('b').getBoundingClientRect();
      return share.top > foreign.top + 4 || share.left >= foreign.right - 1;
    }`);
    expect(order).toBe(true);
    await tab.close();
  });

  it('to be gone: its last figures are kept, and it is said to be gone', async () => {
    stage.world.hub.deleteProposal(ids.mantle);
    await later();
    const tab = await stage.browser.open(topicUrl(worldTopics.mantle));
    await tab.panel.says('Deleted');
    await tab.panel.says('It no longer exists on Snapshot. Shown is what was last seen.');
    await tab.close();
  });
});

describe('a proposal that its venue has flagged', () => {
  it('is part of a rescue only where the catalogue names it, and is said to be flagged', async () => {
    const { browser, world } = stage;
    world.hub.patchProposal(arbitrumProposalId, { end: world.hub.now() + 90_000, scores_state: 'pending' });
    world.hub.flagProposal(arbitrumProposalId);
    await later();
    const tab = await browser.open(urlOf('arbitrumfoundation.eth', arbitrumProposalId));
    await tab.panel.says('Snapshot has flagged this proposal.');
    await tab.close();
    // Whatever it links: the page itself hides what it says.
    const spam = await browser.open(urlOf('aavedao.eth', ids.aaveSpam));
    await spam.page.waitForNetworkIdle({ idleTime: 700 });
    expect(await spam.panel.count()).toBe(0);
    await spam.close();
  });
});

afterAll(() => stage.world.faults.clear());
