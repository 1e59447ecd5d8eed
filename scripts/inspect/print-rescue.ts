import { stages } from '../../lib/domain/rescue/stage.ts';
import { formatDay, formatExact, formatUtc } from '../../lib/i18n/format.ts';
import { reasonText } from '../../lib/i18n/reason-text.ts';
import { sourceName } from '../../lib/i18n/source-name.ts';
import { instrumentText, standingText } from '../../lib/i18n/word-text.ts';
import type { SourceView } from '../../lib/messages/panel-view.ts';
import type { CountedContributionView, RescueView, TreasuryView } from '../../lib/messages/rescue-view.ts';
import { printMoney } from './print-money.ts';
import { printChecks, printOutlook } from './print-outlook.ts';
import { bar, percent, rangeText, section, table, wrapped } from './table.ts';

/** A rescue as text, for somebody who writes about it. */
export function printRescue(view: RescueView, notes: readonly string[]): string {
  const lines = [
    view.title,
    `As known on ${formatUtc(Date.parse(view.at))}. Counted in ${view.unit}.`,
    ...(view.publication === null ? [] : [`As the publication ${view.publication} has it, and nobody else.`]),
    ...borrowed(view),
    ...notes.flatMap((note) => wrapped(note, '')),
    '',
    ...headline(view),
    ...denominators(view),
    ...ladder(view),
    ...contributions(view),
    ...recoveries(view),
    ...printMoney(view),
    ...printOutlook(view),
    ...printChecks(view),
    ...silent(view),
    ...sources(view),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Whose shortfall is used, where this account or this day has none that can be measured with. */
function borrowed({ borrowedDenominators, publication, denominator }: RescueView): string[] {
  if (!borrowedDenominators) return [];
  return publication === null
    ? [`No shortfall that could be measured with was known by then: ${denominator} is of a later day.`]
    : ['It names no shortfall of its own: those of others are used.'];
}

function headline({ delivered, unit, denominator, denominators, uncovered, withoutRate }: RescueView): string[] {
  const total = denominators.find(({ id }) => id === denominator);
  const since = delivered.notReadBefore;
  return [
    `Delivered: ${since === undefined ? '' : 'at least '}${formatExact(delivered.amount)} of ${formatExact(total?.inUnit ?? '')} ${unit} (${percent(delivered.bps)}).`,
    ...(since === undefined ? [] : [`What arrived before ${formatUtc(since)} was not read.`]),
    `Uncovered, even if everything arrives: ${formatExact(uncovered.low)} ${unit} (${percent(uncovered.lowBps)})${
      uncovered.high === uncovered.low
        ? ''
        : `; if only what is certain does: ${formatExact(uncovered.high)} ${unit} (${percent(uncovered.highBps)})`
    }.`,
    ...(withoutRate.length === 0 ? [] : [`Not in it: what no rate into ${unit} is known for, named below.`]),
  ];
}

function denominators({ denominators, denominator, unit }: RescueView): string[] {
  const lines = denominators.flatMap((each) => [
    `${each.id === denominator ? '*' : ' '} ${each.id}: ${formatExact(each.amount)} ${each.asset}${
      each.asset === unit || each.inUnit === null ? '' : ` = ${formatExact(each.inUnit)} ${unit}`
    }`,
    ...(each.formula === null
      ? []
      : [
          `      = ${each.formula}${each.formulaHolds === false ? '   (as printed; the terms do not give the result)' : ''}`,
        ]),
    ...(each.netOf.length > 0 ? [`      already subtracts: ${each.netOf.join(', ')}`] : []),
    `      ${each.label}; ${sourceName(each.source, each.asOf ?? undefined)}`,
  ]);
  return section('Shortfall, as each account measures it (* is used here)', lines);
}

function ladder(view: RescueView): string[] {
  const { bands, rungs, laxer, uncovered, excess, denominator, unit, rates } = view;
  const rows = bands.map(({ stage, instrument, low, high, lowBps, highBps }) => [
    standingText(stage),
    instrument === 'recovery' ? 'recovered' : instrumentText(instrument),
    formatExact(low),
    formatExact(high),
    percent(highBps),
    bar(lowBps, highBps),
  ]);
  const left = [
    'uncovered',
    '',
    formatExact(uncovered.low),
    formatExact(uncovered.high),
    percent(uncovered.highBps),
    bar(uncovered.lowBps, uncovered.highBps),
  ];
  const committed = (all: RescueView['rungs']) => all.find(({ stage }) => stage === 'committed');
  const [strict, generous] = [committed(rungs), laxer && committed(laxer.rungs)];
  return section(`Coverage of ${denominator}, in ${unit}`, [
    ...table([['stage', 'kind', 'at least', 'at most', 'share', ''], ...rows, left], [2, 3, 4]),
    ...withoutRateLines(view),
    ...(excess.high === '0' ? [] : [`  More than the shortfall, by ${rangeText(excess.low, excess.high, unit)}.`]),
    ...(strict
      ? [
          `  Promised without condition, or better: ${rangeText(strict.low, strict.high, unit)} (${percent(strict.lowBps)}).`,
        ]
      : []),
    ...(generous
      ? [
          `  If offers are read generously: ${rangeText(generous.low, generous.high, unit)} (${percent(generous.lowBps)}).`,
        ]
      : []),
    ...rates.map(
      ({ from, to, rate, method, source, asOf }) =>
        `  1 ${from} is taken as ${rate} ${to} (${method}; ${source.label}${asOf === undefined ? '' : `, ${formatDay(asOf)}`}).`,
    ),
  ]);
}

/** What no band counts, since nobody says what its asset is worth. */
function withoutRateLines({ withoutRate, contributions: given, recoveries: back, unit }: RescueView): string[] {
  const all = [
    ...given.map((each) => ({ ...each, name: each.contributor })),
    ...back.map((each) => ({ ...each, name: each.label })),
  ];
  return all
    .filter(({ id }) => withoutRate.includes(id))
    .flatMap(({ name, low, high, asset }) =>
      wrapped(`Not counted, since no rate into ${unit} is known: ${rangeText(low, high, asset)}, ${name}.`, '  '),
    );
}

function contributions({ contributions: all, saidElsewhere }: RescueView): string[] {
  const rank = ({ stage }: CountedContributionView) => (stages as readonly string[]).indexOf(stage);
  const groups = new Map<string, CountedContributionView[]>();
  for (const each of [...all].sort((a, b) => rank(b) - rank(a)))
    groups.set(each.stage, [...(groups.get(each.stage) ?? []), each]);
  const lines = [...groups.values()].flatMap((group) => [
    ...(group[0] ? [`${standingText(group[0].stage)}:`] : []),
    ...group.flatMap((each) => [...contributionLines(each), ...elsewhere(each, saidElsewhere)]),
    '',
  ]);
  return section('Contributions, and why each stands where it does', lines.slice(0, -1));
}

function contributionLines(each: CountedContributionView): string[] {
  const { contributor, instrument, low, high, asset, because, rest, parts, late, condition } = each;
  return [
    `  ${contributor} (${instrumentText(instrument)}): ${rangeText(low, high, asset)}`,
    ...wrapped(reasonText(because), '      '),
    ...(rest
      ? [
          `      Of it: ${parts.map((part) => `${rangeText(part.low, part.high, asset)} ${standingText(part.stage)}`).join(', ')}.`,
          ...wrapped(reasonText(rest.because), '      '),
        ]
      : []),
    ...(late === undefined
      ? []
      : [`      Late by ${late.days} ${late.days === 1 ? 'day' : 'days'} (due ${formatDay(late.by)}).`]),
    ...(condition === undefined ? [] : wrapped(`Condition: ${condition}`, '      ')),
  ];
}

/** What others say that it is, where this account does not. */
function elsewhere({ id }: CountedContributionView, said: RescueView['saidElsewhere']): string[] {
  const other = said.find(({ contribution }) => contribution === id);
  if (!other) return [];
  return wrapped(
    `This account does not say what it is; ${sourceName(other.source, other.asOf)} says: ${instrumentText(other.instrument)}.`,
    '      ',
  );
}

function recoveries({ recoveries: all, denominator }: RescueView): string[] {
  return section(
    'Recoveries: money that came back without a giver',
    all.flatMap(({ label, low, high, asset, because, subtractedIn }) => [
      `  ${label}: ${rangeText(low, high, asset)}`,
      ...(because === null ? [] : wrapped(reasonText(because), '      ')),
      ...(subtractedIn.includes(denominator) ? ['      The shortfall used here already subtracts it.'] : []),
    ]),
  );
}

function silent({ silent: all }: RescueView): string[] {
  return section(
    'Named as able to pay, and silent',
    all.flatMap(({ party, ableBecause, asOf, source, later, holds = [] }) =>
      wrapped(
        [
          `${party}: ${ableBecause}; ${sourceName(source, asOf)}.`,
          ...(later === undefined ? [] : [`Later: ${later}.`]),
          ...holds.map(heldText),
        ].join(' '),
        '  ',
      ),
    ),
  );
}

/** What a treasury held, of what was asked about. */
function heldText({ role, at, held, unread }: TreasuryView): string {
  const amounts =
    held.map(({ asset, amount }) => `${formatExact(amount)} ${asset}`).join(', ') || 'nothing of what was asked about';
  const unknown = unread.length === 0 ? '' : ` Not told: ${unread.join(', ')}.`;
  return `${role}, seen ${formatUtc(at)}: ${amounts}.${unknown}`;
}

/** Each source once, with its words. */
function sources(view: RescueView): string[] {
  const cited = [...view.contributions, ...view.recoveries].flatMap((each) => each.sources);
  const lines = new Map(cited.map((source) => [sourceLine(source), source]));
  return section(
    'Sources',
    [...lines.keys()].sort().flatMap((line) => `  ${line}`),
  );
}

function sourceLine({ label, url, asOf, unreliable, quote }: SourceView): string {
  return [
    asOf ?? 'undated',
    url ?? label,
    ...(unreliable ? ['(not counted)'] : []),
    ...(quote === undefined ? [] : [`“${quote}”`]),
  ].join('  ');
}
