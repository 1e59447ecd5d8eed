import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forums } from '../../lib/catalogue/forums.ts';
import { readCatalogue } from '../../lib/catalogue/rescues.ts';
import type { Subject } from '../../lib/domain/governance/subject.ts';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import { newProfile, popup, privatePage, startWorker, type TestWorker } from '../support/test-worker.ts';
import { putWorldInPlace, type WorldInPlace } from '../support/world-in-place.ts';
import { type DiscoveryWorld, discoveryWorld } from '../world/discovery/discovery-world.ts';
import { firstStory } from '../world/discovery/first-story.ts';
import { ordinaryFirst } from '../world/discovery/ordinary-first.ts';

const minute = 60_000;
const now = Date.parse('2026-05-20T12:00:00Z');
const hub = 'hub.snapshot.org';
const forum = 'governance.ether.fi';
const rescueId = 'defi-united-2026';

let web: WorldInPlace;
let told: DiscoveryWorld;
let worker: TestWorker;
let defiUnited: Rescue;

function fill(): void {
  told = discoveryWorld(now, firstStory, ordinaryFirst);
  for (const space of told.spaces) web.hub.addSpace(space);
  for (const proposal of told.proposals) web.hub.addProposal(proposal);
}

async function look(after = 6 * minute): Promise<void> {
  vi.setSystemTime(Date.now() + after);
  await worker.ask('pollNow', {}, popup);
}

async function view() {
  const answer = await worker.ask('readPopup', {}, popup);
  if ('kind' in answer) throw new Error(answer.reason);
  return answer;
}

const keysOf = (ids: readonly string[]) => ids.map((id) => `snapshot:${id}`).sort();
const subjectOf = (id: string): Subject => ({
  kind: 'proposal',
  venue: 'snapshot',
  network: 's',
  space: told.proposals.find((each) => each.id === id)?.space ?? '',
  id,
});
const searches = () => web.questions.filter((name) => name === 'NewProposals' || name === 'ProposalTexts');
const partCalled = (title: string): string => told.proposals.find((each) => each.title === title)?.id ?? '';

beforeEach(async () => {
  newProfile(now);
  web = putWorldInPlace();
  const found = readCatalogue().find(({ id }) => id === rescueId);
  if (!found) throw new Error('not listed');
  defiUnited = found;
  worker = await startWorker([defiUnited]);
});

describe('a search for parts of a rescue', { timeout: 60_000 }, () => {
  it('suggests all parts among 300 proposals of 80 spaces, warns of the one that leads money elsewhere, and suggests nothing else', async () => {
    fill();
    await look();
    await look();
    const { suggestions } = await view();
    // The popup shows the first twelve: warnings come first.
    expect(suggestions).toHaveLength(12);
    expect(suggestions[0]).toMatchObject({ danger: true, key: keysOf(told.ids.scam)[0] });
    expect(suggestions[0]?.track).toBeUndefined();
    for (const { key } of suggestions.slice(1)) expect(keysOf(told.ids.part)).toContain(key);
  });

  it('costs the hub four requests for all that, one where nothing is new, and none within five minutes', async () => {
    fill();
    await look();
    // One list, and texts a hundred at a time.
    expect(searches()).toEqual(['NewProposals', 'ProposalTexts', 'ProposalTexts', 'ProposalTexts']);
    await look();
    expect(searches()).toHaveLength(5);
    await look(2 * minute);
    expect(searches()).toHaveLength(5);
  });

  it('asks nothing in the background while nothing is followed', async () => {
    fill();
    await worker.alarm();
    expect(web.asked).toEqual([]);
  });

  it('goes on where it was when the worker is killed, and finds what was proposed since', async () => {
    fill();
    await look();
    worker = await worker.killAndRestart();
    const id = `0x5f0${'7'.repeat(61)}`;
    const at = Math.floor(Date.now() / 1_000);
    web.hub.addProposal({
      id,
      space: 'alderlabs.eth',
      title: 'Late gift to DeFi United',
      body: 'We propose to donate 77 ETH.',
      created: at,
      start: at,
    });
    await look();
    expect((await view()).suggestions.map(({ text }) => text)).toContainEqual(expect.stringContaining('77 ETH'));
  });

  it('loses nothing to a hub that is down: the next search brings it', async () => {
    fill();
    web.down.add(hub);
    await look();
    expect((await view()).suggestions).toEqual([]);
    web.down.delete(hub);
    await look();
    await look();
    expect((await view()).suggestions.length).toBe(12);
  });

  it('marks what stands in a space that nobody has verified, and ranks it below', async () => {
    web.hub.addSpace({ id: 'nobody.eth', verified: false });
    web.hub.addSpace({ id: 'somebody.eth', verified: true });
    const body = 'We propose to donate 300 ETH to DeFi United.';
    for (const [space, digit] of [
      ['nobody.eth', '1'],
      ['somebody.eth', '2'],
    ] as const)
      web.hub.addProposal({ id: `0x5f0${digit.repeat(61)}`, space, title: 'A gift', body });
    await look();
    expect((await view()).suggestions).toMatchObject([{ doubts: [] }, { doubts: ['Nobody has verified this space.'] }]);
  });
});

describe('a search in forums', { timeout: 60_000 }, () => {
  const topic = (id: number, title: string, cooked: string) => ({ id, title, posts: [{ cooked }] });

  it('suggests a topic that asks for money for the rescue, and asks each forum for one search', async () => {
    web.forums.addForum({
      host: forum,
      topics: [
        topic(
          7,
          'ether.fi and rsETH: 5,000 ETH',
          '<p>We propose that ether.fi contributes 5,000 ETH to make rsETH whole.</p>',
        ),
        topic(8, 'Listing rsETH', '<p>Supply cap of rsETH: 900.</p>'),
      ],
    });
    for (let turn = 0; turn < 7; turn += 1) await look();
    expect((await view()).suggestions).toMatchObject([
      { key: `topic:${forum}:7`, text: 'Mentions rsETH and asks for 5,000 ETH: part of DeFi United?' },
    ]);
    expect(web.asked.filter((url) => url.includes(`${forum}/search.json`))).toHaveLength(1);
  });

  it('does not take an empty answer with an error for "no topic"', async () => {
    for (const { host } of forums) web.forums.addForum({ host });
    web.forums.addTopic(
      forum,
      topic(7, 'rsETH: 5,000 ETH', '<p>We propose to contribute 5,000 ETH to DeFi United.</p>'),
    );
    web.faults.set(forum, 'search-limited');
    await look();
    await look();
    expect(web.asked.filter((url) => url.includes(`${forum}/search.json`))).toHaveLength(1);
    web.faults.clear(forum);
    // Two forums at each look: once all thirteen had their turn, the one that did not tell is the first to be asked again.
    for (let turn = 0; turn < 5; turn += 1) await look();
    expect((await view()).suggestions).toHaveLength(1);
  });
});

describe('a page that no list names', { timeout: 60_000 }, () => {
  const page = {
    title: 'Relief',
    html: '<p>We propose to donate 250 ETH to DeFi United for the holders of rsETH.</p>',
  };
  const subject: Subject = { kind: 'topic', host: forum, id: 91 };

  it('gets one line from its own text, and nobody is asked', async () => {
    expect(await worker.ask('readPanel', { subject, page })).toMatchObject({
      kind: 'hint',
      text: 'Mentions DeFi United and asks for 250 ETH: part of it?',
      danger: false,
      track: { ask: { high: '250', asset: 'ETH', instrument: 'gift' } },
    });
    expect(web.asked).toEqual([]);
  });

  it('offers no amount in an asset that the rescue does not count', async () => {
    const html = '<p>We propose to donate 3,000,000 ARB to DeFi United.</p>';
    const hint = await worker.ask('readPanel', { subject, page: { title: 'Relief', html } });
    expect(hint).toMatchObject({ kind: 'hint', text: expect.stringContaining('3,000,000 ARB'), track: { rescueId } });
    expect(hint).not.toHaveProperty('track.ask');
  });

  it('gets none where its text is about something else', async () => {
    const other = { title: 'Budget', html: '<p>We ask for 90,000 USDC for the growth team.</p>' };
    expect(await worker.ask('readPanel', { subject, page: other })).toEqual({ kind: 'nothing' });
  });

  it('is not asked about again once its reader has said that it is not this', async () => {
    await worker.ask('readPanel', { subject, page });
    expect(await worker.ask('notThis', { key: `topic:${forum}:91`, rescueId })).toEqual({ kind: 'saved' });
    worker = await worker.killAndRestart();
    expect(await worker.ask('readPanel', { subject, page })).toEqual({ kind: 'nothing' });
    expect((await view()).suggestions).toEqual([]);
  });

  it('can be tracked: then it has the whole panel, counts as its reader confirmed it, and can be taken back', async () => {
    fill();
    await look();
    const id = partCalled('Support for DeFi Untied: 300 ETH');
    const key = `snapshot:${id}`;
    const ask = { low: '280', high: '280', asset: 'ETH', instrument: 'gift' } as const;
    expect(await worker.ask('track', { key, rescueId, ask })).toEqual({ kind: 'saved' });
    expect(await worker.ask('readPanel', { subject: subjectOf(id) })).toMatchObject({
      kind: 'panel',
      contribution: { instrument: 'gift', asset: 'ETH', amount: { low: '280', high: '280' }, standing: 'voting' },
      vote: { verdict: 'open' },
    });
    expect(await view()).toMatchObject({ tracked: [{ key, ask: { high: '280' } }] });
    expect((await view()).suggestions.map((each) => each.key)).not.toContain(key);
    worker = await worker.killAndRestart();
    expect(await worker.ask('watch', { key, rescueId })).toEqual({ kind: 'watched' });
    expect(await worker.ask('untrack', { key })).toEqual({ kind: 'saved' });
    expect(await worker.ask('readPanel', { subject: subjectOf(id) })).toMatchObject({ kind: 'hint' });
  });

  it('is tracked without an amount where its reader gives none, and refused with one that cannot be counted', async () => {
    const subject: Subject = { kind: 'topic', host: 'forum.morpho.org', id: 91 };
    await worker.ask('readPanel', { subject, page });
    const key = 'topic:forum.morpho.org:91';
    const ask = { low: '5', high: '5', asset: 'DOGE', instrument: 'gift' } as const;
    expect(await worker.ask('track', { key, rescueId, ask })).toEqual({ kind: 'failed', reason: 'malformed' });
    expect(await worker.ask('track', { key, rescueId })).toEqual({ kind: 'saved' });
    const panel = await worker.ask('readPanel', { subject });
    expect(panel).toMatchObject({ kind: 'panel', contribution: { contributor: 'Morpho', standing: 'proposed' } });
    expect(panel).not.toHaveProperty('contribution.amount');
  });

  it('that was never suggested cannot be tracked', async () => {
    expect(await worker.ask('track', { key: `topic:${forum}:5`, rescueId })).toMatchObject({ reason: 'not-found' });
  });

  it('is told of a look-alike address, with the right one, and cannot be tracked', async () => {
    const html = '<p>Send 500 ETH to DeFi United at 0x0fCa51b07D1c3E44a9F06A1dE2C7B9aF3D1ffE68.</p>';
    const hint = await worker.ask('readPanel', { subject, page: { title: 'Help', html } });
    expect(hint).toMatchObject({ kind: 'hint', danger: true });
    expect(hint).not.toHaveProperty('track');
    expect(JSON.stringify(hint)).toContain('0x0fCa5194baA59a362a835031d9C4A25970effE68');
    expect(JSON.stringify(hint)).not.toContain('0x0fCa51b07D1c3E44a9F06A1dE2C7B9aF3D1ffE68');
  });

  it('stores nothing in a private window, and offers nothing that would', async () => {
    const hint = await worker.ask('readPanel', { subject, page }, privatePage);
    expect(hint).toMatchObject({ kind: 'hint' });
    expect(hint).not.toHaveProperty('track');
    expect(await worker.ask('track', { key: `topic:${forum}:91`, rescueId }, privatePage)).toMatchObject({
      reason: 'private-window',
    });
    expect((await view()).suggestions).toEqual([]);
  });

  it('that begins a rescue gets one quiet line, until its reader waves it away', async () => {
    const start = {
      title: 'Nereid Finance exploit: request for support',
      html: '<p>Yesterday an attacker drained 4,120 ETH from Nereid Finance. We ask the DAO to contribute 500 ETH to the users.</p>',
    };
    expect(await worker.ask('readPanel', { subject, page: start })).toMatchObject({
      kind: 'hint',
      danger: false,
      start: {
        title: 'Nereid Finance exploit: request for support',
        url: `https://${forum}/t/91`,
        ask: { high: '500', asset: 'ETH', instrument: 'gift' },
        loss: { amount: '4120', asset: 'ETH' },
        parties: ['ether.fi'],
      },
    });
    await worker.ask('notThis', { key: `topic:${forum}:91` });
    expect(await worker.ask('readPanel', { subject, page: start })).toEqual({ kind: 'nothing' });
  });
});
