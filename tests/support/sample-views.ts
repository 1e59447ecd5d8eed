import type { Milliseconds } from '../../lib/domain/time.ts';
import type { LadderView, PanelView, SourceView, UncertainView, VoteView } from '../../lib/messages/panel-view.ts';
import type { PopupView, WatchedVoteView } from '../../lib/messages/popup-view.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The moment at which the samples are looked at: 27 April 2026, 12:00 UTC. */
export const sampleNow: Milliseconds = Date.UTC(2026, 3, 27, 12);

const proposalId = `0x${'5e'.repeat(32)}`;

/** A source as the worker words it. */
export function aSource(changes: Partial<SourceView> = {}): SourceView {
  return {
    label: 'Lido research forum',
    url: 'https://research.lido.fi/t/contribution-to-the-coordinated-rseth-relief-effort/11483',
    asOf: '2026-04-23',
    quote: 'a one-time contribution of up to 2,500 stETH, only as part of a fully funded package',
    grade: 'primary',
    unreliable: false,
    ...changes,
  };
}

/** The ladder of late April, on the actual shortfall of 68,900 ETH. */
export function aLadder(changes: Partial<LadderView> = {}): LadderView {
  return {
    unit: 'ETH',
    denominator: {
      id: 'gap-68900',
      label: 'actual shortfall, after recoveries',
      amount: '68900',
      formula: '112,068 − 43,168',
      source: aSource({
        label: 'CryptoPulse Labs',
        asOf: '2026-04-24',
        quote: 'the actual shortfall is about 68,900 ETH',
        grade: 'secondary',
      }),
    },
    choices: [
      { id: 'gap-68900', label: 'actual shortfall, after recoveries', amount: '68900' },
      { id: 'gross-163183', label: 'Gross shortfall (Aave ARFC)', amount: '163183' },
    ],
    bands: [
      { stage: 'approved', instrument: 'gift', low: '9470', high: '9470', lowBps: 1374, highBps: 1374 },
      { stage: 'approved', instrument: 'loan', low: '0', high: '30000', lowBps: 0, highBps: 4354 },
      { stage: 'committed', instrument: 'gift', low: '5000', high: '5000', lowBps: 725, highBps: 725 },
      { stage: 'voting', instrument: 'gift', low: '0', high: '7500', lowBps: 0, highBps: 1088 },
      { stage: 'intended', instrument: 'gift', low: '1000', high: '1000', lowBps: 145, highBps: 145 },
      { stage: 'intended', instrument: 'unknown', low: '0', high: '5000', lowBps: 0, highBps: 725 },
    ],
    uncovered: { low: '10930', high: '53430', lowBps: 1586, highBps: 7754 },
    delivered: { amount: '0', bps: 0, notReadBefore: Date.UTC(2026, 3, 18) },
    rates: [
      {
        from: 'stETH',
        to: 'ETH',
        rate: '1',
        method: 'par',
        source: aSource({ label: 'assumption of the published totals', grade: 'derived' }),
      },
    ],
    ...changes,
  };
}

/** Lido's vote, two days before its end. */
export function aVote(changes: Partial<VoteView> = {}): VoteView {
  return {
    key: `snapshot:${proposalId}`,
    venue: 'snapshot',
    space: 'lido-snapshot.eth',
    title: 'Lido DAO contribution to the coordinated rsETH relief effort',
    url: `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${proposalId}`,
    verdict: 'open',
    leading: { choice: 'For', shareBps: 5031, margin: 312_500, tie: false },
    choices: [
      { label: 'For', score: 25_155_000, shareBps: 5031 },
      { label: 'Against', score: 24_842_500, shareBps: 4968 },
    ],
    voteCount: 214,
    symbol: 'LDO',
    quorum: {
      kind: 'default',
      quorum: 50_000_000,
      reached: false,
      counted: 49_997_500,
      missing: 2_500,
      shareBps: 9999,
    },
    startAt: sampleNow - 5 * day,
    endAt: sampleNow + 2 * day + 4 * hour,
    observedAt: sampleNow - 2 * 60_000,
    ...changes,
  };
}

/** The panel on Lido's Snapshot vote. */
export function aPanel(changes: Partial<PanelView> = {}): PanelView {
  return {
    kind: 'panel',
    subject: { kind: 'proposal', venue: 'snapshot', network: 's', space: 'lido-snapshot.eth', id: proposalId },
    rescue: {
      id: 'defi-united-2026',
      name: 'DeFi United',
      title: 'DeFi United: rescue of rsETH after the KelpDAO bridge exploit',
    },
    contribution: {
      id: 'lido',
      contributor: 'Lido DAO',
      kind: 'dao',
      instrument: 'gift',
      asset: 'stETH',
      amount: { low: '0', high: '2500', isCap: true },
      condition: 'only as part of a fully funded package; unused capital returned',
      standing: 'voting',
      because: { kind: 'vote-open', space: 'lido-snapshot.eth', endAt: sampleNow + 2 * day + 4 * hour, laterVotes: 1 },
    },
    ladder: aLadder(),
    ifPasses: {
      laterVotes: 1,
      before: { high: '39470', highBps: 5728, gap: '29430' },
      after: { low: '39470', high: '41970', lowBps: 5728, highBps: 6091, gap: '26930', gapHigh: '29430' },
      instrument: 'gift',
    },
    vote: aVote(),
    otherVotes: [
      {
        key: 'snapshot:0xa1',
        contributor: 'EtherFi Foundation',
        title: 'ether.fi contribution to DeFi United',
        url: 'https://snapshot.box/#/s:etherfi-dao.eth/proposal/0xa1',
        verdict: 'open',
        endAt: sampleNow + 9 * hour,
        high: '5000',
        isCap: true,
        asset: 'ETH',
      },
      {
        key: 'snapshot:0xa2',
        contributor: 'Aave DAO',
        title: '[ARFC] rsETH incident funding update',
        url: 'https://snapshot.box/#/s:aavedao.eth/proposal/0xa2',
        verdict: 'counting',
        endAt: sampleNow - 20 * 60_000,
        high: '25000',
        isCap: false,
        asset: 'ETH',
      },
    ],
    chain: [
      { kind: 'topic', label: 'Lido research forum', url: 'https://research.lido.fi/t/11483', here: false },
      {
        kind: 'vote',
        label: 'Snapshot: lido-snapshot.eth',
        url: `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${proposalId}`,
        verdict: 'open',
        here: true,
      },
      {
        kind: 'vote',
        label: 'Lido on-chain vote 200',
        url: 'https://vote.lido.fi/vote/200',
        verdict: 'not-read',
        here: false,
      },
      { kind: 'delivery', label: 'Rescue address on Ethereum', here: false },
    ],
    watch: { key: `snapshot:${proposalId}`, watched: false },
    sources: [
      aSource(),
      aSource({
        label: 'NextFin',
        url: undefined,
        asOf: undefined,
        quote: 'including Tether and Laser Digital, contributed to a rescue initiative',
        grade: 'secondary',
        unreliable: true,
        note: 'per-donor list that contradicts every other source',
      } as unknown as Partial<SourceView>),
    ],
    problems: [],
    collapsed: false,
    ...changes,
  };
}

/** The panel on Lido's topic. */
export function aTopicPanel(changes: Partial<PanelView> = {}): PanelView {
  return aPanel({ subject: { kind: 'topic', host: 'research.lido.fi', id: 11483 }, ...changes });
}

/** The source that would tell does not answer. */
export function anUncertainView(changes: Partial<UncertainView> = {}): UncertainView {
  return {
    kind: 'uncertain',
    subject: { kind: 'topic', host: 'research.lido.fi', id: 11483 },
    rescue: { id: 'defi-united-2026', name: 'DeFi United' },
    problem: { source: 'research.lido.fi', reason: 'unreachable', since: sampleNow - hour },
    ...changes,
  };
}

/** A watched vote, as the popup lists it. */
export function aWatched(contributor: string, vote: VoteView): WatchedVoteView {
  const { key, title, space, url, verdict, startAt, endAt } = vote;
  return { key, title, space, url, verdict, startAt, endAt, contributor, rescueName: 'DeFi United', vote };
}

/** The popup after a flip. */
export function aPopup(changes: Partial<PopupView> = {}): PopupView {
  const panel = aPanel();
  return {
    rescues: [{ ...panel.rescue, ladder: panel.ladder, watch: { key: `rescue:${panel.rescue.id}`, watched: false } }],
    attention: panel.otherVotes.slice(0, 1).map(({ key, contributor, url, verdict, endAt, high, isCap, asset }) => ({
      key,
      name: contributor,
      rescueName: panel.rescue.name,
      url,
      reasons: [],
      vote: { verdict, endAt },
      amount: { high, isCap, asset },
    })),
    suggestions: [],
    tracked: [],
    watchedTopics: [
      {
        key: 'topic:research.lido.fi:11483',
        rescueName: 'DeFi United',
        contributor: 'Lido DAO',
        title: 'Lido DAO contribution to the coordinated rsETH relief effort',
        url: 'https://research.lido.fi/t/11483',
        hidden: false,
      },
    ],
    watched: [
      aWatched('Lido DAO', aVote()),
      aWatched(
        'Aave DAO',
        aVote({
          key: 'snapshot:0xa2',
          title: '[ARFC] rsETH incident funding update',
          verdict: 'passed',
          symbol: 'AAVE',
          leading: { choice: 'YAE', shareBps: 9912, margin: 612_000, tie: false },
          choices: [
            { label: 'YAE', score: 617_000, shareBps: 9912 },
            { label: 'NAY', score: 5_000, shareBps: 80 },
          ],
          quorum: { kind: 'default', quorum: 320_000, reached: true, counted: 622_000, missing: 0, shareBps: 10_000 },
          endAt: sampleNow - 3 * hour,
        }),
      ),
    ],
    activity: [
      {
        id: 'e2',
        rescueName: 'DeFi United',
        contributor: 'Lido DAO',
        title: aVote().title,
        url: aVote().url,
        at: sampleNow - 12 * 60_000,
        unread: true,
        news: {
          subject: 'vote',
          event: {
            id: 'e2',
            proposalKey: aVote().key,
            observedAt: sampleNow - 12 * 60_000,
            kind: 'lead-flipped',
            from: 'Against',
            to: 'For',
            leadShareBps: 5031,
            endAt: sampleNow + 2 * day,
            sameVoters: false,
          },
        },
      },
      {
        id: 'e1',
        rescueName: 'DeFi United',
        contributor: 'Stani Kulechov',
        title: '',
        url: 'https://etherscan.io/tx/0xabc',
        at: sampleNow - 5 * hour,
        unread: false,
        news: { subject: 'delivery', amount: '5000', asset: 'ETH', from: '0x1', txHash: '0xabc' },
      },
    ],
    unread: 1,
    lastPollAt: sampleNow - 90_000,
    nextPollAt: sampleNow + 9 * 60_000,
    problems: [],
    telling: { paused: false },
    missingHosts: [],
    ...changes,
  };
}
