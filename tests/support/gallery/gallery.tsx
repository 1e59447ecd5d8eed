import { render } from 'preact';
import { createPanelHost } from '../../../components/overlay/panel-host';
import { Popup } from '../../../components/popup/Popup';
import popupCss from '../../../components/popup/popup.css?inline';
import rescueCss from '../../../components/rescue/rescue.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import type { PanelView, UncertainView } from '../../../lib/messages/panel-view';
import { aLadder, anUncertainView, aPanel, aPopup, aSource, aTopicPanel, aVote } from '../sample-views';

const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(40);
const views: Record<string, PanelView | UncertainView> = {
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

const wanted = new URLSearchParams(location.hash.slice(1));
const actions = {
  watch: async () => ({ kind: 'watched' as const }),
  unwatch: async () => ({ kind: 'unwatched' as const }),
  collapse: () => undefined,
};

if (wanted.get('page') === 'popup') {
  const style = document.createElement('style');
  style.textContent = [tokensCss, rescueCss, popupCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf popup-page';
  const name = wanted.get('view');
  const view =
    name === 'empty'
      ? aPopup({
          watched: [],
          activity: [],
          unread: 0,
          rescues: aPopup().rescues.map((rescue) => ({ ...rescue, openVotes: [] })),
        })
      : name === 'problems'
        ? aPopup({
            notificationsBlocked: true,
            problems: [
              {
                source: 'hub.snapshot.org',
                reason: 'unreachable',
                since: Date.now(),
                lastGoodAt: Date.now() - 7_200_000,
              },
            ],
          })
        : aPopup();
  render(
    <Popup
      state={{ kind: 'shown', view }}
      here={name === 'problems' ? { kind: 'garbled', what: 'proposal' } : aPanel()}
      onRefresh={async () => true}
      onSeen={() => undefined}
    />,
    document.body,
  );
} else {
  const site = wanted.get('site') === 'snapshot' ? 'snapshot' : 'discourse';
  const layout = (wanted.get('layout') ?? 'above') as 'above' | 'beside' | 'docked';
  const host = createPanelHost(site, actions, () => true);
  const late = wanted.get('late') !== null;
  const view = views[wanted.get('view') ?? ''] ?? aPanel();
  host.draw(view, { layout, line: late || layout === 'docked', late, reserved: wanted.get('reserved') !== null });
  document.querySelector('#place')?.prepend(host.element);
  if (site === 'snapshot') document.querySelector('#place')?.append(host.element);
}
document.documentElement.dataset.ready = 'true';
