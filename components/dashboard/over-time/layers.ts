import { isAtLeast, type Standing } from '../../../lib/domain/rescue/stage';
import { dateSpan, type Milliseconds } from '../../../lib/domain/time';
import type { LadderView } from '../../../lib/messages/panel-view';
import type { Ladders } from '../../../lib/reading/ladder-at';
import type { PlotPoint } from '../../plot/AreaPlot';
import type { Pattern } from '../../plot/StagePatterns';

/** What is stacked, from the bottom up: gifts by how far they got, then what must be paid back. */
export const giftLayers = [
  'delivered',
  'executed',
  'approved',
  'committed',
  'voting',
  'weak',
] as const satisfies readonly Pattern[];
/** Loans and guarantees: approved or better, and weaker. */
export const loanLayers = ['loan', 'loan-weak'] as const satisfies readonly Pattern[];

/** The coverage of one day, for a picture. Amounts are at most: caps count in full. */
export interface DayOfCoverage {
  at: Milliseconds;
  ladder: LadderView;
  gifts: readonly number[];
  loans: readonly number[];
  shortfall: number;
}

/** A ladder as heights. A picture is no account: its figures may be rounded. */
export function dayOf(at: Milliseconds, ladder: LadderView): DayOfCoverage {
  const isLoan = (instrument: string) => instrument === 'loan' || instrument === 'guarantee';
  const sum = (wanted: (band: LadderView['bands'][number]) => boolean) =>
    ladder.bands.filter(wanted).reduce((all, { high }) => all + Number(high), 0);
  return {
    at,
    ladder,
    gifts: giftLayers.map((layer) => sum(({ stage, instrument }) => !isLoan(instrument) && layerOf(stage) === layer)),
    loans: [
      sum(({ stage, instrument }) => isLoan(instrument) && isAtLeast(stage, 'approved')),
      sum(({ stage, instrument }) => isLoan(instrument) && !isAtLeast(stage, 'approved')),
    ],
    shortfall: Number(ladder.denominator.amount),
  };
}

function layerOf(stage: Standing): Pattern {
  return (giftLayers as readonly string[]).includes(stage) ? (stage as Pattern) : 'weak';
}

/** The days of a rescue as a picture takes them: the shortfall that is counted against, and the others as fine lines, each from the day on which it was published. */
export function pointsOf(days: readonly DayOfCoverage[], withLoans: boolean): PlotPoint[] {
  const chosen = days.at(-1)?.ladder.denominator.id;
  const others = new Set(
    days.flatMap(({ ladder }) => ladder.choices.map(({ id }) => id)).filter((id) => id !== chosen),
  );
  return days.map(({ at, ladder, gifts, loans, shortfall }) => {
    const { id, source } = ladder.denominator;
    const publishedAt = source.asOf === undefined ? undefined : dateSpan(source.asOf)?.from;
    const isKnown = id === chosen && (publishedAt === undefined || publishedAt <= at);
    return {
      at,
      layers: withLoans ? [...gifts, ...loans] : gifts,
      lines: [
        isKnown ? shortfall : undefined,
        ...[...others].map((other) => {
          const known = ladder.choices.find((choice) => choice.id === other);
          return known && Number(known.amount);
        }),
      ],
    };
  });
}

/** Days on which the ladder itself changed, with the first: what a table needs. */
export function changedDays(days: readonly DayOfCoverage[]): DayOfCoverage[] {
  const shape = ({ ladder }: DayOfCoverage) => JSON.stringify([ladder.bands, ladder.denominator.amount]);
  return days.filter((each, index) => {
    const before = days[index - 1];
    return !before || shape(before) !== shape(each);
  });
}

/** Adds the days of a rescue up, a few at a time, so that the page stays awake. Calls back once with all of them. */
export function readDays(ladders: Ladders, onRead: (days: readonly DayOfCoverage[]) => void): () => void {
  const read: DayOfCoverage[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = () => {
    const started = performance.now();
    while (read.length < ladders.days.length) {
      const at = ladders.days[read.length] as Milliseconds;
      read.push(dayOf(at, ladders.at(at)));
      if (performance.now() - started > slice) break;
    }
    if (read.length === ladders.days.length) onRead(read);
    else timer = setTimeout(step);
  };
  timer = setTimeout(step);
  return () => clearTimeout(timer);
}

/** How long one go may take. In ms. */
const slice = 6;
