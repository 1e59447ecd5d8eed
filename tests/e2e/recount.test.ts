import { afterEach, beforeEach, expect, it } from 'vitest';
import { worldProposalIds as ids } from '../world/april-rescue.ts';
import { setStage } from './rig/stage.ts';
import type { Tab } from './rig/tab.ts';

const stage = setStage();
const hub = 'hub.snapshot.org';
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}`;

// Each test has a minute of its own, as far as the budget of requests can tell.
beforeEach(() => stage.browser.inExtension<void>(`browser.storage.session.remove('hub-budget')`));
afterEach(() => stage.world.faults.clear());

/** From which second on each page of votes was asked for. */
const pages = () =>
  stage.world.requests
    .to(hub)
    .filter(({ body }) => body?.includes('votes(') && body.includes('since'))
    .map(({ body }) => (JSON.parse(body ?? '{}') as { variables: { since: number } }).variables.since);

let tab: Tab;

it('a count is checked from the panel, with how far it is', async () => {
  const { browser, world } = stage;
  world.hub.castMany(ids.lido, 2, 400_000, 3_400, 'crowd');
  tab = await browser.open(proposalUrl);
  await tab.panel.says('Check this count');
  world.faults.set(hub, 'slow', { delayMs: 1_500, only: 'data' });
  await tab.panel.click('Check this count');
  await tab.panel.says(/Reading the votes: [1-9][\d,]* of/);
  world.faults.clear();
  const text = await tab.panel.says(/Recounted from [\d,]+ votes so far: matches\./);
  expect(text).toContain('This checks the addition, not each voter’s power.');
  expect(text).toContain(`Recounted from ${world.hub.votes(ids.lido).length.toLocaleString('en')} votes`);
});

it('is kept, and shown with its age to who comes back', async () => {
  const { browser } = stage;
  const before = pages().length;
  await browser.stopWorker();
  await tab.page.reload();
  const text = await tab.panel.says(/votes so far: matches\./);
  expect(text).toMatch(/Checked [^.]+\./);
  expect(text).toContain('Check again');
  expect(pages()).toHaveLength(before);
});

it('is cancelled in the middle, and what the last one came to stays', async () => {
  const { world } = stage;
  world.faults.set(hub, 'slow', { delayMs: 3_000, only: 'data' });
  await tab.panel.click('Check again');
  await tab.panel.says('Reading the votes');
  await tab.panel.click('Cancel');
  const text = await tab.panel.says('Check again');
  expect(text).toContain('matches.');
  expect(text).not.toContain('Reading the votes');
});

it('a worker that is killed in the middle goes on where it was', async () => {
  const { browser, world } = stage;
  world.faults.clear();
  world.requests.clear();
  world.faults.set(hub, 'slow', { delayMs: 2_500, only: 'data' });
  await tab.panel.click('Check again');
  await tab.panel.says(/Reading the votes: [12],\d{3} of/);
  const read = pages();
  await browser.stopWorker();
  world.faults.clear();
  await tab.panel.says(/Recounted from [\d,]+ votes so far: matches\./);
  const all = pages();
  // The page that was under way is asked for once more; none before it.
  expect(all.filter((since) => since === read[0])).toHaveLength(1);
  expect(all.filter((since) => since === 1)).toHaveLength(1);
  expect(all.length).toBeLessThanOrEqual(read.length + 5);
});

it('a hub that fails in the middle is named, and the recount goes on when it is asked to', async () => {
  const { world } = stage;
  world.faults.set(hub, 'slow', { delayMs: 2_000, only: 'data' });
  await tab.panel.click('Check again');
  await tab.panel.says(/Reading the votes: [12],\d{3} of/);
  world.faults.set(hub, 'html-502', { only: 'data' });
  const text = await tab.panel.says(/[12],\d{3} of [\d,]+ votes were read\./);
  expect(text).toContain('hub.snapshot.org does not answer.');
  world.faults.clear();
  await tab.panel.click('Go on');
  await tab.panel.says('Reading the votes');
  await tab.panel.says(/Recounted from [\d,]+ votes so far: matches\./);
});

it('says where it differs', async () => {
  const { world } = stage;
  const { scores, scores_total } = world.hub.proposal(ids.lido) ?? { scores: [], scores_total: 0 };
  const [inFavour = 0, ...rest] = scores;
  const votes = world.hub.votes(ids.lido).length;
  world.hub.setScores(ids.lido, [inFavour + 1_000_000, ...rest], scores_total, votes);
  await tab.panel.click('Check again');
  const text = await tab.panel.says('differs from Snapshot’s count');
  expect(text).toMatch(/“For”: the votes give [\d,]+, Snapshot says [\d,]+\./);
});

it('and the votes that were read draw the time before the first look', async () => {
  await tab.panel.click('How the vote moved');
  const text = await tab.panel.says('Pale and dashed: from the votes as they stood');
  expect(text).toContain('Solid: as seen since');
  const lines = await tab.panel.call<string[]>(`(root) =>
    [...root.querySelectorAll('.race g[data-line] path')].map((path) => path.getAttribute('d'))`);
  expect(lines).toHaveLength(4);
  expect(lines?.every((line) => line.startsWith('M'))).toBe(true);
  const width = await tab.panel.call<number>(`(root) => root.querySelector('.race svg').getBoundingClientRect().width`);
  expect(width).toBeGreaterThan(150);
  await tab.close();
});
