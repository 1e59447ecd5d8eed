import { render } from 'preact';
import { ChainNodes } from '../../../components/options/nodes/ChainNodes';
import optionsCss from '../../../components/options/options.css?inline';
import { DrawnDetail } from '../../../components/overlay/details/DrawnDetail';
import { giveDetails } from '../../../components/overlay/details/detail';
import { createPanelHost, type Shown } from '../../../components/overlay/panel-host';
import { showTopics } from '../../../components/overlay/topic/show-topics';
import pageCss from '../../../components/ui/page.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import type { PanelView } from '../../../lib/messages/panel-view';
import type { RaceView } from '../../../lib/messages/race-view';
import type { RecountView } from '../../../lib/messages/recount-view';
import { aDangerousHint, aHint, aStart } from '../sample-hint';
import { aRace, aRecount } from '../sample-race';
import { anAsk, aPollView, aTopicView } from '../sample-topic';
import { aLadder, anUncertainView, aPanel, aSource, aTopicPanel, aVote, sampleNow } from '../sample-views';
import { drawDashboard } from './dashboard-pictures';
import { drawOptions } from './draw-options';
import { drawPopup } from './draw-popup';
import { drawWelcome } from './draw-welcome';

showTopics();
giveDetails(DrawnDetail);
const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(40);
const views: Record<string, Shown> = {
  hint: aHint({ doubts: ['Nobody has verified this space.'] }),
  'hint-danger': aDangerousHint(),
  'hint-start': aStart(),
  danger: aPanel({ danger: aDangerousHint().text }),
  snapshot: aPanel(),
  topic: aTopicPanel(),
  collapsed: aTopicPanel({ collapsed: true }),
  uncertain: anUncertainView(),
  final: aTopicPanel({
    vote: aVote({ verdict: 'passed', endAt: Date.now() - 86_400_000 * 3, quorum: { kind: 'none' } }),
    ifPasses: {
      ...(aPanel().ifPasses as NonNullable<PanelView['ifPasses']>),
      laterVotes: 0,
      unchanged: 'already-approved',
    },
    watch: { key: 'k', watched: true },
    ladder: aLadder({
      bands: [
        { stage: 'delivered', instrument: 'gift', low: '9470', high: '9470', lowBps: 1374, highBps: 1374 },
        ...aLadder().bands,
      ],
      delivered: { amount: '9470', bps: 1374 },
    }),
  }),
  problems: aPanel({
    problems: [
      {
        source: 'hub.snapshot.org',
        reason: 'rate-limited',
        since: Date.now() - 60_000,
        lastGoodAt: Date.now() - 3_600_000 * 3,
      },
    ],
    vote: aVote({ verdict: 'sealed', quorum: { kind: 'unknown' } }),
  }),
  hostile: aTopicPanel({
    rescue: { id: 'x', name: `<img src=x onerror=alert(1)> ${long}`, title: long },
    contribution: {
      ...(aPanel().contribution as NonNullable<PanelView['contribution']>),
      contributor: `\u202eevil DAO ${long}`,
      condition: long,
      asset: 'שקל',
    },
    vote: aVote({
      leading: { choice: long, shareBps: 10_000, margin: 1, tie: false },
      choices: [{ label: long, score: 1, shareBps: 10_000 }],
    }),
    sources: [aSource({ label: long, quote: long })],
  }),
};

const day = 86_400_000;
const { contribution: _, ifPasses: __, vote: ___, watch: ____, ...whole } = aTopicPanel();
const rejection = {
  kind: 'rejection',
  quorum: 1_000_000,
  reached: true,
  counted: 1_200_000,
  missing: 0,
  shareBps: 10_000,
} as const;
const ended = { endAt: sampleNow - 3 * 3_600_000 };
Object.assign(views, {
  counting: aPanel({ vote: aVote({ verdict: 'counting', ...ended }) }),
  stuck: aPanel({ vote: aVote({ verdict: 'stuck', endAt: sampleNow - 3 * day }) }),
  failed: aPanel({ vote: aVote({ verdict: 'failed', ...ended }) }),
  norule: aPanel({ vote: aVote({ verdict: 'no-rule', quorum: { kind: 'unknown' }, ...ended }) }),
  rejection: aPanel({ vote: aVote({ quorum: rejection }), watch: { key: 'k', watched: true } }),
  approval: aPanel({
    vote: aVote({
      type: 'approval',
      flagged: true,
      leading: { choice: 'Option 1', shareBps: 7_214, margin: 312_500, marginBps: 310, tie: false },
      choices: Array.from({ length: 40 }, (_, index) => ({
        label: `Option ${index + 1}`,
        score: 36_000_000 / (index + 1),
        shareBps: Math.floor(7_214 / (index + 1)),
      })),
    }),
  }),
  deleted: aPanel({ vote: aVote({ verdict: 'deleted' }) }),
  confirmed: aTopicPanel({
    topic: aTopicView({
      confirmed: { low: '0', high: '2000', asset: 'stETH', instrument: 'loan', at: sampleNow },
    }),
  }),
  asking: aTopicPanel({ topic: aTopicView(), topicReadAt: sampleNow - 60_000 }),
  danger: aTopicPanel({
    topic: aTopicView({
      lookAlike: true,
      asks: [
        anAsk({ recipient: 'look-alike', low: '5000', high: '5000', asset: 'ETH', post: 14 }),
        anAsk({ low: '100', high: '200', instrument: 'unknown', sentence: long }),
      ],
      hiddenSince: sampleNow - 3_600_000,
      polls: [
        aPollView({
          over: true,
          question: `\u202e<b>${long}`,
          options: [
            { text: long, votes: 3, shareBps: 10_000 },
            { text: '<img src=x>', votes: 0, shareBps: 0 },
          ],
          more: 3,
        }),
        aPollView({ key: 'p2', options: [{ text: 'Yes' }, { text: 'No' }] }),
      ],
      watch: { key: 'k', watched: true },
    }),
  }),
  pending: aPanel({ vote: aVote({ verdict: 'pending', startAt: sampleNow + day }) }),
  whole: { ...whole, topicReadAt: sampleNow - 5 * 60_000, chain: [] },
  over: {
    ...whole,
    rescue: { ...whole.rescue, name: 'Euler 2023', closedOn: '2023-04-30' },
    otherVotes: [],
    chain: [],
  },
  recovery: {
    ...whole,
    recovery: {
      id: 'frozen',
      label: 'Attacker’s ETH frozen on Arbitrum',
      amount: { value: '30765.667501709008927568', asset: 'ETH' },
      alreadySubtracted: true,
      because: { kind: 'frozen-claimed', source: 'https://forum.arbitrum.foundation/t/1', asOf: '2026-04-21' },
    },
  },
} satisfies Record<string, PanelView>);

const moved = { value: '12.5', asset: 'stETH', at: sampleNow - 3 * day, url: 'https://etherscan.io/tx/0x1' };
const money = {
  tentative: [{ ...moved, contributor: 'Lido DAO' }],
  unattributed: Array.from({ length: 12 }, (_, index) => ({ ...moved, value: String(index + 1), asset: 'WETH' })),
  passedOn: [{ ...moved, value: '5200', leaves: true as const }],
  unexplained: [
    {
      address: '0x0fca5194baa59a362a835031d9c4a25970effe68',
      asset: 'ETH',
      value: '6',
      side: 'came' as const,
      isNative: true,
    },
    {
      address: '0x0fca5194baa59a362a835031d9c4a25970effe68',
      asset: 'stETH',
      value: '6.25',
      side: 'left' as const,
      isNative: false,
    },
  ],
  unchecked: ['USDC'],
  deadRates: [{ from: 'rsETH', to: 'ETH', asOf: '2026-03-02' as const }],
  checkedAt: sampleNow - 3_600_000,
};
Object.assign(views, {
  money: { ...whole, chain: [], money, ladder: aLadder() },
  reading: aPanel({ money }),
} satisfies Record<string, PanelView>);

const result = {
  at: Date.now() - 4 * 60_000,
  votes: 2_204,
  valid: 2_198,
  soFar: true,
  outcome: 'matches',
  differences: [],
  differenceCount: 0,
} as const;
const recounts: Record<string, RecountView> = {
  reading: aRecount({ reading: { votes: 3_000, of: 12_204, waitsUntil: Date.now() + 42_000 } }),
  matches: aRecount({ result }),
  differs: aRecount({
    result: {
      ...result,
      outcome: 'differs',
      differences: [
        { kind: 'score', choice: 'Against', hub: 24_812_500.25, recounted: 24_800_000 },
        { kind: 'total', hub: 49_937_500, recounted: 49_925_000 },
      ],
      differenceCount: 4,
    },
  }),
  moving: aRecount({ result: { ...result, outcome: 'moving' } }),
  stopped: aRecount({ stopped: { votes: 3_000, of: 12_204, source: 'hub.snapshot.org', reason: 'unreachable' } }),
  sealed: aRecount({ obstacle: 'sealed' }),
};
const races: Record<string, RaceView> = {
  seen: aRace({ fromVotes: false }),
  sealed: aRace({ sealed: true }),
  three: aRace({ lines: ['Give everything there is, at once and without conditions', 'Give half', 'Nothing'] }),
};

const wanted = new URLSearchParams(location.hash.slice(1));
const past = { kind: 'history' as const, readSince: sampleNow - 10 * day, requests: 1_240 };
const history =
  wanted.get('view') === 'reading'
    ? { ...past, status: 'reading' as const, of: 2_100 }
    : { ...past, status: 'not-asked' as const };
const actions = {
  watch: async () => ({ kind: 'watched' as const }),
  unwatch: async () => ({ kind: 'unwatched' as const }),
  confirmAsk: async () => ({ kind: 'saved' as const }),
  revokeAsk: async () => ({ kind: 'saved' as const }),
  track: async () => ({ kind: 'saved' as const }),
  start: async () => ({ kind: 'drafted' as const, key: 'k' }),
  notThis: () => undefined,
  chooseDenominator: () => undefined,
  history: async () => history,
  loadDetails: async () => undefined,
  hideHere: () => undefined,
  collapse: () => undefined,
  readRecount: async () => recounts[wanted.get('recount') ?? ''] ?? aRecount(),
  startRecount: async () => aRecount(),
  cancelRecount: async () => aRecount(),
  readRace: async () => races[wanted.get('race') ?? ''] ?? aRace(),
};

if (wanted.get('page') === 'dashboard') {
  drawDashboard(wanted.get('view') ?? '');
} else if (wanted.get('page') === 'options') {
  drawOptions(wanted.get('view') ?? '');
} else if (wanted.get('page') === 'nodes') {
  const style = document.createElement('style');
  style.textContent = [pageCss, tokensCss, optionsCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf';
  const nodes = [
    { url: 'https://arb1.arbitrum.io/rpc', host: 'arb1.arbitrum.io', allowed: false },
    { url: 'https://arbitrum.drpc.org/', host: 'arbitrum.drpc.org', allowed: true },
  ];
  render(
    <main class="options">
      <h1>Options</h1>
      <section>
        <ChainNodes
          chain={{ chainId: 1, name: 'Ethereum', own: true, nodes: nodes.slice(1) }}
          onSave={async () => true}
        />
        <ChainNodes chain={{ chainId: 42161, name: 'Arbitrum', own: false, nodes }} onSave={async () => true} />
      </section>
    </main>,
    document.body,
  );
} else if (wanted.get('page') === 'popup') {
  drawPopup(wanted.get('view') ?? '');
} else if (wanted.get('page') === 'welcome') {
  drawWelcome();
} else {
  const site = wanted.get('site') === 'snapshot' ? 'snapshot' : 'discourse';
  const layout = (wanted.get('layout') ?? 'above') as 'above' | 'beside' | 'docked';
  const host = createPanelHost(site, actions, () => true);
  const late = wanted.get('late') !== null;
  const { given } = window as { given?: PanelView };
  const view = wanted.get('view') === 'given' ? given : views[wanted.get('view') ?? ''];
  if (!view) throw new Error(`no view ${wanted.get('view')}`);
  host.draw(view, { layout, line: late || layout === 'docked', late, reserved: wanted.get('reserved') !== null });
  document.querySelector('#place')?.prepend(host.element);
  if (site === 'snapshot') document.querySelector('#place')?.append(host.element);
}
document.documentElement.dataset.ready = 'true';
