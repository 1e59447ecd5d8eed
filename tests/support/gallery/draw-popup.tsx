import { render } from 'preact';
import hintCss from '../../../components/hint/hint.css?inline';
import type { HereView } from '../../../components/popup/here';
import { Popup, type PopupState } from '../../../components/popup/Popup';
import popupCss from '../../../components/popup/popup.css?inline';
import rescueCss from '../../../components/rescue/rescue.css?inline';
import pageCss from '../../../components/ui/page.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import type { PopupView } from '../../../lib/messages/popup-view';
import { aDangerousHint, aSuggestion } from '../sample-hint';
import { anUncertainView, aPanel, aPopup, aVote, aWatched, sampleNow } from '../sample-views';

const hour = 3_600_000;
const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis '.repeat(12);
const arabic = 'صندوق الإنقاذ المشترك للمودعين المتضررين';

const watching = (names: readonly string[]) =>
  names.map((name, at) =>
    aWatched(name, aVote({ key: `snapshot:${at}`, title: name, endAt: sampleNow + (at + 2) * 7 * hour })),
  );
const row = (name: string, more: Partial<PopupView['attention'][number]> = {}) => ({
  key: name,
  name,
  rescueName: 'DeFi United',
  url: 'https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x1',
  reasons: [],
  ...more,
});

/** What the popup has to say in each of its states. */
const views: Record<string, () => Partial<PopupView>> = {
  empty: () => ({ watched: [], watchedTopics: [], activity: [], unread: 0, attention: [] }),
  silent: () => ({
    telling: { paused: false, snoozedUntil: sampleNow + hour },
    activity: aPopup().activity.map((line, index) => ({
      ...line,
      ...(index === 0 ? { late: 'asleep' as const } : { dropped: 'in-front' as const }),
    })),
  }),
  problems: () => ({
    notificationTrouble: 'denied',
    problems: [
      { source: 'hub.snapshot.org', reason: 'unreachable', since: Date.now(), lastGoodAt: Date.now() - 2 * hour },
    ],
  }),
  suggestions: () => ({
    suggestions: [
      aSuggestion({ ...aDangerousHint(), key: 'a', rescueId: 'defi-united-2026' }),
      aSuggestion({ key: 'b', doubts: ['Nobody has verified this space.'] }),
    ],
    tracked: [
      {
        key: 'c',
        rescueName: 'DeFi United',
        contributor: 'ether.fi',
        url: 'https://governance.ether.fi/t/91',
        ask: { low: '0', high: '5000', asset: 'ETH', instrument: 'gift' },
      },
    ],
  }),
  attention: () => ({
    attention: [
      row('Lido DAO', {
        reasons: [{ kind: 'ends-soon' }, { kind: 'not-voted' }, { kind: 'flipped' }],
        vote: { verdict: 'open', endAt: sampleNow + 5 * hour },
        amount: { high: '2500', isCap: true, asset: 'stETH' },
      }),
      row('EtherFi Foundation', {
        reasons: [{ kind: 'quorum-missing' }],
        vote: { verdict: 'open', endAt: sampleNow + 40 * hour },
        amount: { high: '5000', isCap: true, asset: 'ETH' },
      }),
      row('Mantle', { reasons: [{ kind: 'overdue', days: 12 }] }),
      ...aPopup().attention,
    ],
  }),
  many: () => ({ watched: watching(Array.from({ length: 120 }, (_, at) => `Party number ${at + 1}`)) }),
  long: () => ({ watched: watching([long, 'x'.repeat(300), 'Short']), attention: [row(long), row('y'.repeat(200))] }),
  rtl: () => ({ watched: watching([arabic, 'Lido DAO', arabic, arabic]), attention: [row(arabic)] }),
  missing: () => ({ missingHosts: ['hub.snapshot.org', 'research.lido.fi'] }),
};

const heres: Record<string, HereView> = {
  problems: { kind: 'garbled', what: 'proposal' },
  absent: { ...aPanel(), standing: 'absent' },
  docked: { ...aPanel(), standing: 'docked' },
  uncertain: anUncertainView(),
};

/** Draws the popup in one of its states. */
export function drawPopup(name: string): void {
  const style = document.createElement('style');
  style.textContent = [pageCss, tokensCss, rescueCss, hintCss, popupCss].join('\n');
  document.head.append(style);
  document.body.className = 'sf popup-page';
  const state: PopupState =
    name === 'loading'
      ? { kind: 'loading' }
      : name === 'failed'
        ? { kind: 'failed', reason: 'storage-blocked' }
        : { kind: 'shown', view: aPopup(views[name]?.()) };
  render(
    <Popup
      state={state}
      here={heres[name] ?? (state.kind === 'shown' ? aPanel() : undefined)}
      onRefresh={async () => true}
      onSeen={() => undefined}
      readVotes={async () => []}
    />,
    document.body,
  );
}
