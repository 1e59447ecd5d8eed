import { formatExact, formatUtc } from '../../lib/i18n/format.ts';
import { sourceName } from '../../lib/i18n/source-name.ts';
import type { HoldsView, RescueView, WaterfallView } from '../../lib/messages/rescue-view.ts';
import { rangeText, section, table, wrapped } from './table.ts';

/** What still has to happen: conditions, the votes that would close the gap, and whose money is used first. */
export function printOutlook(view: RescueView): string[] {
  return [...conditions(view), ...closingSet(view), ...waterfall(view)];
}

/** Published figures beside what their parts give. What cannot be computed says why. */
export function printChecks({ checks, leftOut }: RescueView): string[] {
  const rows = checks.map(({ label, asset, claimed, computed, difference, parts, missing, source, asOf }) => [
    `${formatExact(claimed)} ${asset}`,
    computed === null ? 'cannot be computed' : formatExact(computed),
    difference === null
      ? missing.length === 0
        ? 'its parts are not known'
        : `no amount for ${missing.length} of ${parts.length + missing.length} parts`
      : difference === '0'
        ? 'agrees'
        : `off by ${formatExact(difference)}`,
    label,
    sourceName(source, asOf ?? undefined),
  ]);
  const heads = rows.length > 0 ? [['published', 'computed', 'difference', 'what', 'source']] : [];
  return [
    ...section('Published figures, checked against their parts', table([...heads, ...rows], [0, 1])),
    ...section(
      'Left out, because nobody says when it was said',
      leftOut.map(({ what, of, source }) => `  ${what} of ${of}: ${sourceName(source)}`),
    ),
  ];
}

const holdsText: Record<HoldsView, string> = {
  yes: 'holds',
  possible: 'may hold',
  no: 'does not hold',
  unknown: 'nobody can compute it',
};

function conditions({ conditions: { pledges, together }, contributions, unit }: RescueView): string[] {
  const name = (id: string) => contributions.find((each) => each.id === id)?.contributor ?? id;
  return section('Conditions', [
    ...pledges.flatMap(({ contribution, conditions: all }) =>
      all.flatMap(({ kind, text, id, holds, missing }) =>
        wrapped(
          `${name(contribution)}: ${text ?? (kind === 'fully-funded' ? 'only once all is funded' : `only after ${name(id ?? '')}`)}: ${holdsText[holds]}${
            missing && missing.high !== '0' ? `, ${rangeText(missing.low, missing.high, unit)} missing` : ''
          }.`,
          '  ',
        ),
      ),
    ),
    ...together.flatMap((ring) => wrapped(`They wait for each other: ${ring.map(name).join(', ')}.`, '  ')),
  ]);
}

function closingSet({ closingSet: set, contributions, rungs, unit }: RescueView): string[] {
  const { gap, closes, closesForCertain, votes, brings, left, closedAt, estimate } = set;
  if (gap === '0') return [];
  const approved = rungs.find(({ stage }) => stage === 'approved');
  const names = set.contributions.map((id) => contributions.find((each) => each.id === id)?.contributor ?? id);
  const sentence = closes
    ? `${votes} ${votes === 1 ? 'vote' : 'votes'} would close it${closesForCertain ? '' : ', if all arrives in full'}: ${names.join(', ')}.`
    : names.length === 0
      ? 'No vote is pending that would lower it.'
      : `Not even all pending votes would close it: ${names.join(', ')} ${names.length === 1 ? 'brings' : 'bring'} up to ${formatExact(brings)} ${unit} and ${names.length === 1 ? 'leaves' : 'leave'} ${formatExact(left)}.`;
  return section('What would close the gap', [
    `  Not approved or better: ${formatExact(gap)} ${unit}${approved && approved.low !== approved.high ? ', if all that is approved arrives in full' : ''}.`,
    ...wrapped(sentence, '  '),
    ...(closedAt === undefined ? [] : [`  The last of them closes ${formatUtc(closedAt)}.`]),
    ...(estimate ? ['  Too many votes are pending to try them all: there may be a smaller set.'] : []),
  ]);
}

function waterfall({ waterfall: published, unit }: RescueView): string[] {
  if (!published) return [];
  const rows = ({ steps }: WaterfallView) =>
    steps.map(({ label, available, used, relieved }) => [
      label,
      formatExact(available),
      formatExact(used),
      formatExact(relieved),
    ]);
  const heads = ['step', 'available', 'used', 'relieved'];
  return section('Whose money is used first', [
    ...wrapped(published.rule, '  '),
    `  With what is certain, in ${unit}:`,
    ...table([heads, ...rows(published.certain)], [1, 2, 3], '    '),
    `  If everything arrives, in ${unit}:`,
    ...table([heads, ...rows(published.possible)], [1, 2, 3], '    '),
  ]);
}
