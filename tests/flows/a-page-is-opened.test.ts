import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chainEndpoints } from '../../lib/catalogue/chain/ethereum-endpoints.ts';
import type { Subject } from '../../lib/domain/governance/subject.ts';
import type { PanelView } from '../../lib/messages/panel-view.ts';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow, wholeTopic } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, privatePage, snapshotPage, startWorker, type TestWorker } from '../support/test-worker.ts';

const minute = 60_000;
const hub = 'hub.snapshot.org';

/** The page of a proposal. */
function proposalPage(digits: string, space = 'alpha.eth'): Subject {
  return { kind: 'proposal', venue: 'snapshot', network: 's', space, id: idOf(digits) };
}
const topicPage: Subject = { kind: 'topic', ...alphaTopic };

let web: StubWeb;
let worker: TestWorker;

async function open(subject: Subject, sender: unknown = snapshotPage) {
  return worker.ask('readPanel', { subject }, sender);
}

async function openPanel(subject: Subject, sender?: unknown): Promise<PanelView> {
  const view = await open(subject, sender);
  if (view.kind !== 'panel') throw new Error(`not a panel: ${JSON.stringify(view)}`);
  return view;
}

/** How often the hub was asked. Behind a vote its topics are read too, each at most once in five minutes. */
const askedOfHub = () => web.asked.filter((url) => new URL(url).host === hub).length;

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  web.topics.set(`${alphaTopic.host}/${alphaTopic.id}`, { title: 'Should Alpha give?', cooked: '<p>Yes.</p>' });
  web.topics.set(`${wholeTopic.host}/${wholeTopic.id}`, { title: 'What happened', cooked: '<p>Much.</p>' });
  worker = await startWorker([aSmallRescue()]);
});

describe('a page that no rescue names', () => {
  it.each([
    ['a proposal of another space', proposalPage('a1', 'other.eth')],
    ['a proposal on another network', { ...proposalPage('a1'), network: 's-tn' } as Subject],
    ['a proposal without its space', { kind: 'proposal', venue: 'snapshot', network: 's', id: idOf('a1') } as Subject],
    ['another topic of a known forum', { kind: 'topic', host: alphaTopic.host, id: 1 } as Subject],
    ['a topic of another forum', { kind: 'topic', host: 'forum.example', id: alphaTopic.id } as Subject],
  ])('shows nothing and asks nobody: %s', async (_, subject) => {
    expect(await open(subject)).toEqual({ kind: 'nothing' });
    expect(web.asked).toEqual([]);
  });
});

describe('the page of a proposal', () => {
  it('shows whose it is, how the vote stands, and what it does to the hole', async () => {
    const view = await openPanel(proposalPage('a1'));
    expect(view.rescue.name).toBe('Small Rescue');
    expect(view.contribution).toMatchObject({ contributor: 'Alpha DAO', standing: 'voting', amount: { isCap: true } });
    expect(view.vote).toMatchObject({ verdict: 'open', leading: { choice: 'For', shareBps: 6_000 } });
    expect(view.ladder.denominator.amount).toBe('10000');
    expect(view.ifPasses).toMatchObject({ laterVotes: 0, after: { high: '2500', highBps: 2_500 } });
    expect(view.watch).toEqual({ key: `snapshot:${idOf('a1')}`, watched: false });
    expect(view.problems).toEqual([]);
  });

  it('says that arrivals were not read, instead of nothing delivered', async () => {
    const view = await openPanel(proposalPage('a1'));
    expect(view.ladder.delivered).toEqual({ amount: '0', bps: 0, notReadBefore: testNow });
  });

  it('says how many votes must still follow', async () => {
    web.hub.set(idOf('be'), aProposal({ id: idOf('be'), space: 'beta.eth', discussion: '' }));
    const view = await openPanel(proposalPage('be', 'beta.eth'));
    expect(view.ifPasses?.laterVotes).toBe(1);
    expect(view.chain.map(({ kind, verdict }) => [kind, verdict])).toEqual([
      ['vote', 'open'],
      ['vote', 'not-read'],
    ]);
  });

  it('says of money that was frozen that the denominator subtracts it already', async () => {
    web.hub.set(idOf('fe'), aProposal({ id: idOf('fe'), space: 'freeze.eth', discussion: '' }));
    const view = await openPanel(proposalPage('fe', 'freeze.eth'));
    expect(view.recovery).toMatchObject({ amount: { value: '1000', asset: 'ETH' }, alreadySubtracted: true });
    expect(view.ifPasses?.unchanged).toBe('recovery');
  });

  it('answers from what is stored without waiting for the hub', async () => {
    await open(proposalPage('a1'));
    web.faults.set(hub, 'silent');
    vi.setSystemTime(testNow + 10 * minute);
    expect((await openPanel(proposalPage('a1'))).vote?.observedAt).toBe(testNow);
  });

  it('reads anew behind the answer, and tells open pages when it has', async () => {
    await open(proposalPage('a1'));
    vi.setSystemTime(testNow + 10 * minute);
    web.hub.set(idOf('a1'), aProposal({ scores: [60, 90, 0], scoresTotal: 150, voteCount: 12 }));
    const changed = new Promise<void>((resolve) => {
      fakeBrowser.storage.onChanged.addListener((changes) => {
        if ('revision' in changes) resolve();
      });
    });
    expect((await openPanel(proposalPage('a1'))).vote?.leading?.choice).toBe('For');
    await changed;
    await vi.waitFor(async () => expect((await openPanel(proposalPage('a1'))).vote?.leading?.choice).toBe('Against'));
  });

  it('does not ask again and again while pages ask', async () => {
    await open(proposalPage('a1'));
    web.faults.set(hub, 'down');
    vi.setSystemTime(testNow + 10 * minute);
    const before = askedOfHub();
    for (let times = 0; times < 20; times += 1) await open(proposalPage('a1'));
    await vi.waitFor(async () => expect((await openPanel(proposalPage('a1'))).problems).toHaveLength(1));
    expect(askedOfHub() - before).toBeLessThanOrEqual(2);
  });

  it('asks a hub that is down about a page no more than once a minute', async () => {
    await open(proposalPage('a1'));
    vi.setSystemTime(testNow + 10 * minute);
    web.faults.set(hub, 'down');
    const before = askedOfHub();
    for (const second of [0, 25, 50]) {
      vi.setSystemTime(testNow + 10 * minute + second * 1_000);
      await open(proposalPage('a1'));
      // What must not happen cannot be waited for.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // The proposal, and the votes of its rescue.
    expect(askedOfHub() - before).toBe(2);
  });

  it('shows what it knows, its age and the reason while the hub is down', async () => {
    await open(proposalPage('a1'));
    web.faults.set(hub, 'page');
    vi.setSystemTime(testNow + 10 * minute);
    await open(proposalPage('a1'));
    await vi.waitFor(async () => {
      const view = await openPanel(proposalPage('a1'));
      expect(view.vote?.observedAt).toBe(testNow);
      expect(view.problems).toEqual([
        { source: hub, reason: 'unreachable', since: testNow + 10 * minute, lastGoodAt: testNow },
      ]);
    });
  });

  it.each([
    ['down', 'unreachable'],
    ['rate-limited', 'rate-limited'],
  ] as const)('says that it cannot know when the hub is %s at first sight', async (fault, reason) => {
    web.faults.set(hub, fault);
    expect(await open(proposalPage('a1'))).toMatchObject({
      kind: 'uncertain',
      rescue: { name: 'Small Rescue' },
      problem: { source: hub, reason },
    });
  });

  it('says so when the hub knows no such proposal', async () => {
    expect(await open(proposalPage('99'))).toMatchObject({ kind: 'uncertain', problem: { reason: 'not-found' } });
  });

  it('knows a proposal that the catalogue lists, also while the hub is down', async () => {
    web.faults.set(hub, 'down');
    const view = await openPanel(proposalPage('be', 'beta.eth'));
    expect(view.contribution?.contributor).toBe('Beta DAO');
    expect(view.vote).toBeUndefined();
    expect(view.problems).toMatchObject([{ source: hub, reason: 'unreachable' }]);
  });

  it('shows nothing on a proposal of the space that is about something else', async () => {
    web.hub.set(idOf('cc'), aProposal({ id: idOf('cc'), discussion: 'https://research.lido.fi/t/fees/9' }));
    expect(await open(proposalPage('cc'))).toEqual({ kind: 'nothing' });
    const before = web.asked.length;
    vi.setSystemTime(testNow + 60 * minute);
    expect(await open(proposalPage('cc'))).toEqual({ kind: 'nothing' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(web.asked).toHaveLength(before);
  });

  it('finds a proposal that only the opening post of the topic links', async () => {
    web.hub.set(idOf('cc'), aProposal({ id: idOf('cc'), discussion: '' }));
    const link = `<a href="https://snapshot.box/#/s:alpha.eth/proposal/${idOf('cc')}">Vote</a>`;
    web.topics.set(`${alphaTopic.host}/${alphaTopic.id}`, { title: 'Should Alpha give?', cooked: link });
    expect((await openPanel(proposalPage('cc'))).contribution?.contributor).toBe('Alpha DAO');
  });

  it('names the other votes that decide the gap, soonest first', async () => {
    web.hub.set(idOf('be'), aProposal({ id: idOf('be'), space: 'beta.eth', discussion: '' }));
    await open(proposalPage('be', 'beta.eth'));
    const view = await openPanel(proposalPage('a1'));
    expect(view.otherVotes).toMatchObject([{ contributor: 'Beta DAO', high: '5000', asset: 'ETH', verdict: 'open' }]);
  });
});

describe('the page of a topic', () => {
  it('shows the vote that belongs to it, with a link to it', async () => {
    const view = await openPanel(topicPage);
    expect(view.contribution?.contributor).toBe('Alpha DAO');
    expect(view.vote?.url).toBe(aProposal().url);
    expect(view.chain).toMatchObject([
      { kind: 'topic', label: 'Should Alpha give?', here: true },
      { kind: 'vote', url: aProposal().url, verdict: 'open', here: false },
    ]);
  });

  it('is linked from its proposal', async () => {
    await open(topicPage);
    const view = await openPanel(proposalPage('a1'));
    expect(view.chain).toMatchObject([
      { kind: 'topic', label: 'Should Alpha give?', url: 'https://research.lido.fi/t/11483', here: false },
      { kind: 'vote', here: true },
    ]);
  });

  it('is known without its forum and without the hub', async () => {
    web.faults.set(hub, 'down');
    web.faults.set(alphaTopic.host, 'down');
    const view = await openPanel(topicPage);
    expect(view.contribution?.contributor).toBe('Alpha DAO');
    expect(view.problems.map(({ source }) => source).sort()).toEqual([hub, alphaTopic.host]);
  });

  it('shows the rescue as a whole where it is about that', async () => {
    const view = await openPanel({ kind: 'topic', ...wholeTopic });
    expect(view.contribution).toBeUndefined();
    expect(view.otherVotes).toMatchObject([{ contributor: 'Alpha DAO' }]);
    expect(view.watch).toBeUndefined();
  });
});

describe('a private window', () => {
  it('shows the panel and writes nothing', async () => {
    const view = await openPanel(proposalPage('a1'), privatePage);
    expect(view.vote?.verdict).toBe('open');
    expect(view.watch).toBeUndefined();
    expect(await worker.ask('watch', { key: `snapshot:${idOf('a1')}`, rescueId: 'small-rescue' }, privatePage)).toEqual(
      {
        kind: 'failed',
        reason: 'private-window',
      },
    );
    expect(await worker.ask('collapse', { collapsed: true }, privatePage)).toMatchObject({ kind: 'failed' });
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    const { readStoredProposals } = await import('../../lib/store/proposals.ts');
    expect(await readStoredProposals()).toEqual([]);
  });
});

describe('a browser that forbids its database', () => {
  beforeEach(async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    vi.spyOn(console, 'warn').mockReturnValue();
    worker = await worker.killAndRestart();
  });

  it('shows the panel, and says that nothing can be stored', async () => {
    const view = await openPanel(topicPage);
    expect(view.contribution?.contributor).toBe('Alpha DAO');
    expect(view.problems).toMatchObject([{ source: 'storage', reason: 'storage-blocked' }]);
    expect((await openPanel(proposalPage('a1'))).vote?.verdict).toBe('open');
  });

  it('says so when Watch is pressed', async () => {
    expect(await worker.ask('watch', { key: `snapshot:${idOf('a1')}`, rescueId: 'small-rescue' })).toEqual({
      kind: 'failed',
      reason: 'storage-blocked',
    });
  });

  it('opens the popup from the catalogue', async () => {
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({
      rescues: [{ name: 'Small Rescue' }],
      watched: [],
      problems: [{ source: 'storage', reason: 'storage-blocked' }],
    });
  });

  it.each([
    ['VersionError', 'storage-busy'],
    ['UnknownError', 'storage-broken'],
    ['QuotaExceededError', 'storage-full'],
  ])('says which trouble it has: %s', async (name, reason) => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('It cannot be opened.', name);
      },
    });
    expect((await openPanel(topicPage)).problems).toMatchObject([{ source: 'storage', reason }]);
  });

  it('does not fall over when the alarm rings', async () => {
    await expect(worker.alarm()).resolves.toBeUndefined();
  });
});

describe('the catalogue that ships', () => {
  it('knows the topic of Lido DAO, and asks its forum, the hub and the chains about it', async () => {
    const { readBundled } = await vi.importActual<typeof import('../../lib/catalogue/rescues/bundled-list.ts')>(
      '../../lib/catalogue/rescues/bundled-list.ts',
    );
    worker = await startWorker(readBundled());
    const view = await openPanel(topicPage);
    expect(view.rescue.id).toBe('defi-united-2026');
    expect(view.contribution).toMatchObject({ contributor: 'Lido DAO', amount: { high: '2500' }, asset: 'stETH' });
    expect(view.chain.map(({ kind, verdict }) => [kind, verdict])).toContainEqual(['vote', 'claimed-executed']);
    const nodes = Object.values(chainEndpoints)
      .flat()
      .map((url) => new URL(url).host);
    const asked = new Set(web.asked.map((url) => new URL(url).host));
    expect([...asked].filter((host) => !nodes.includes(host)).sort()).toEqual([alphaTopic.host, hub].sort());
  });
});

describe('a watch', () => {
  it('is refused for a proposal that belongs to no rescue', async () => {
    web.hub.set(idOf('cc'), aProposal({ id: idOf('cc'), space: 'other.eth', discussion: '' }));
    expect(await worker.ask('watch', { key: `snapshot:${idOf('cc')}`, rescueId: 'small-rescue' })).toEqual({
      kind: 'failed',
      reason: 'not-found',
    });
  });

  it('is shown on the page, and sets the alarm', async () => {
    await open(proposalPage('a1'));
    await worker.ask('watch', { key: `snapshot:${idOf('a1')}`, rescueId: 'small-rescue' });
    expect((await openPanel(proposalPage('a1'))).watch?.watched).toBe(true);
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
  });

  it('remembers that the panel is closed to one line', async () => {
    await worker.ask('collapse', { collapsed: true });
    expect((await openPanel(proposalPage('a1'))).collapsed).toBe(true);
  });

  it('remembers against what the coverage of a rescue is counted, for panel and popup', async () => {
    const rescue = aSmallRescue();
    const [gap] = rescue.denominators;
    if (!gap) throw new Error('no denominator');
    const gross = { ...gap, id: 'gross', label: 'the gross hole', units: gap.units * 2n, netOf: [] };
    worker = await startWorker([{ ...rescue, denominators: [gap, gross] }]);
    const before = await openPanel(proposalPage('a1'));
    expect(before.ladder.choices.map(({ id, amount }) => [id, amount])).toEqual([
      ['gap', '10000'],
      ['gross', '20000'],
    ]);
    const choice = { rescueId: 'small-rescue', denominator: 'gross' };
    expect(await worker.ask('chooseDenominator', choice, privatePage)).toMatchObject({ kind: 'failed' });
    expect(await worker.ask('chooseDenominator', { ...choice, denominator: 'net' })).toEqual({
      kind: 'failed',
      reason: 'not-found',
    });
    expect((await openPanel(proposalPage('a1'))).ladder.denominator.id).toBe('gap');
    expect(await worker.ask('chooseDenominator', choice)).toEqual({ kind: 'saved' });
    const after = await openPanel(proposalPage('a1'));
    expect(after.ladder.denominator).toMatchObject({ id: 'gross', amount: '20000' });
    expect(after.ifPasses?.after.highBps).toBe(Math.floor((before.ifPasses?.after.highBps ?? Number.NaN) / 2));
    const shown = await worker.ask('readPopup', {}, popup);
    expect('rescues' in shown && shown.rescues[0]?.ladder.denominator.id).toBe('gross');
  });

  it('lets a site hide itself, and no other, and not bring itself back', async () => {
    const ask = (host: string, shown: boolean, sender: unknown) => worker.ask('showSite', { host, shown }, sender);
    expect(await ask('research.lido.fi', false, snapshotPage)).toMatchObject({ kind: 'failed' });
    expect(await ask('snapshot.box', false, privatePage)).toMatchObject({ kind: 'failed' });
    expect(await ask('snapshot.box', false, snapshotPage)).toEqual({ kind: 'saved' });
    expect(await ask('snapshot.box', true, snapshotPage)).toMatchObject({ kind: 'failed' });
    const { preferences } = await fakeBrowser.storage.local.get('preferences');
    expect(preferences).toMatchObject({ hiddenSites: ['snapshot.box'] });
    expect(await ask('snapshot.box', true, popup)).toEqual({ kind: 'saved' });
  });
});
