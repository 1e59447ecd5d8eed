import { formatExact, formatPower, formatUtc } from '../../lib/i18n/format.ts';
import { verdictText } from '../../lib/i18n/word-text.ts';
import type { NothingView, PanelView, UncertainView } from '../../lib/messages/panel-view.ts';
import { percent, rangeText, section, table } from './table.ts';

/** What the panel adds to its rescue on one page, as text. */
export function printPanel(view: PanelView | UncertainView | NothingView): string {
  if (view.kind === 'nothing') return '';
  if (view.kind === 'uncertain')
    return `This page may be part of ${view.rescue.name}: who would know gave no answer.\n\n`;
  return `${[...about(view), ...vote(view), ...ifPasses(view), ...otherVotes(view), ...chain(view)].join('\n').trim()}\n\n`;
}

function about({ rescue, contribution, recovery }: PanelView): string[] {
  if (contribution) {
    const { contributor, amount, asset } = contribution;
    return [
      `${rescue.name}: ${contributor}, ${amount ? rangeText(amount.low, amount.high, asset) : 'no amount is known'}`,
    ];
  }
  if (recovery) return [`${rescue.name}: ${recovery.label} (recovered money)`];
  return [`${rescue.name}: the rescue as a whole`];
}

function vote({ vote: shown }: PanelView): string[] {
  if (!shown) return [];
  const { title, verdict, choices, endAt, quorum, symbol, url } = shown;
  return section('The vote', [
    `  ${title}`,
    `  ${url}`,
    `  ${verdictText(verdict)}; ends or ended ${formatUtc(endAt)}.`,
    ...table(
      choices.map(({ label, score, shareBps }) => [label, `${formatPower(score)} ${symbol}`, percent(shareBps)]),
      [1, 2],
      '    ',
    ),
    quorum.kind === 'none' || quorum.kind === 'unknown'
      ? `  Quorum: ${quorum.kind}.`
      : `  Quorum: ${formatPower(quorum.counted)} of ${formatPower(quorum.quorum)}, ${quorum.reached ? 'reached' : `${formatPower(quorum.missing, 'ceil')} missing`}.`,
  ]);
}

function ifPasses({ ifPasses: change, ladder }: PanelView): string[] {
  if (!change) return [];
  const { before, after, laterVotes, unchanged } = change;
  const title = laterVotes > 0 ? `If this and ${laterVotes} later pass` : 'If this passes';
  const lines = unchanged
    ? [`  Nothing changes (${unchanged}).`]
    : [
        `  Approved or better: ${percent(before.highBps)} → ${percent(after.highBps)}; gap ${formatExact(before.gap)} → ${formatExact(after.gap)} ${ladder.unit}.`,
      ];
  return section(title, lines);
}

function otherVotes({ otherVotes: others }: PanelView): string[] {
  return section(
    'Other votes that decide the gap',
    others.map(
      ({ contributor, high, asset, verdict, endAt, url }) =>
        `  ${contributor}: up to ${formatExact(high)} ${asset}; ${verdictText(verdict)}, until ${formatUtc(endAt)}; ${url}`,
    ),
  );
}

function chain({ chain: steps }: PanelView): string[] {
  return section(
    'From topic to money',
    steps.map(
      ({ kind, label, verdict, url, here }) =>
        `  ${here ? '>' : '-'} ${kind}: ${label}${verdict === undefined ? '' : ` (${verdictText(verdict)})`}${url === undefined ? '' : `  ${url}`}`,
    ),
  );
}
