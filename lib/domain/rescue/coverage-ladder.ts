import { convert } from '../money/convert';
import type { Rate } from '../money/rate';
import { shareBps } from '../money/share';
import type { Ledger } from './ledger';
import type { Instrument, Shortfall } from './rescue';
import { isAtLeast, isStage, type Stage, stages } from './stage';
import type { Range } from './stage-of';

/** Instruments that cover, in the order in which they are drawn. Deposits are liquidity: they never do. */
const coveringInstruments = ['gift', 'loan', 'guarantee', 'unknown'] as const satisfies readonly Instrument[];

/** What stands exactly on one stage, of one instrument, in the rescue's unit. */
interface Band extends Range {
  stage: Stage;
  instrument: Instrument;
  /** Floored shares of the denominator. */
  lowBps: number;
  highBps: number;
}

/** How much of one denominator is covered, stage by stage. */
export interface CoverageLadder {
  unit: string;
  denominator: Shortfall;
  /** The denominator in the unit. */
  total: bigint;
  /** Strongest first; within a stage gifts, loans, guarantees, unknown. None is empty. */
  bands: readonly Band[];
  /** What no band covers. `low` is what stays if everything arrives in full. */
  uncovered: Range & { lowBps: number; highBps: number };
  /** By how much the bands exceed the denominator. */
  excess: Range;
  /** Rates by which bands or the denominator were taken in the unit. */
  rates: readonly Rate[];
}

/** The denominators of a rescue that can be taken in its unit. */
export function measurableDenominators({ rescue }: Ledger): readonly Shortfall[] {
  return rescue.denominators.filter(
    ({ asset, units }) => convert(units, asset, rescue.unit, rescue.rates, rescue.assets) !== undefined,
  );
}

/** The ladder of one denominator; of the default one if that id is unknown or has no rate: `denominator` says which it is. */
export function coverageLadder(ledger: Ledger, denominatorId?: string): CoverageLadder {
  const { unit, rates, assets, defaultDenominator } = ledger.rescue;
  const measurable = measurableDenominators(ledger);
  const denominator =
    measurable.find(({ id }) => id === denominatorId) ?? measurable.find(({ id }) => id === defaultDenominator);
  const measured = denominator && convert(denominator.units, denominator.asset, unit, rates, assets);
  if (!denominator || !measured)
    throw new Error(`${ledger.rescue.id}: the default denominator cannot be taken in ${unit}`);

  const total = measured.units;
  const used = new Set<Rate>(measured.rate ? [measured.rate] : []);
  const bands = [...stages].reverse().flatMap((stage) =>
    coveringInstruments.flatMap((instrument): Band[] => {
      const { low, high } = sumOf(ledger, stage, instrument, used);
      return high > 0n ? [{ stage, instrument, low, high, ...sharesOf({ low, high }, total) }] : [];
    }),
  );
  const covered = sum(bands);
  const uncovered = { low: above(total, covered.high), high: above(total, covered.low) };
  return {
    unit,
    denominator,
    total,
    bands,
    uncovered: { ...uncovered, ...sharesOf(uncovered, total) },
    excess: { low: above(covered.low, total), high: above(covered.high, total) },
    rates: [...used],
  };
}

/** What stands on a stage or above, of some instruments (all that cover, if not named). */
export function atLeast(
  ladder: CoverageLadder,
  stage: Stage,
  instruments: readonly Instrument[] = coveringInstruments,
): Range & { lowBps: number; highBps: number } {
  const range = sum(
    ladder.bands.filter((band) => isAtLeast(band.stage, stage) && instruments.includes(band.instrument)),
  );
  return { ...range, ...sharesOf(range, ladder.total) };
}

/** What stands on a stage, of one instrument: summed asset by asset, then taken in the unit, which loses at most one unit of each. */
function sumOf({ rescue, entries }: Ledger, stage: Stage, instrument: Instrument, used: Set<Rate>): Range {
  const byAsset = new Map<string, Range>();
  for (const { contribution, asset, parts } of entries) {
    if (contribution.instrument !== instrument) continue;
    for (const { standing, native } of parts) {
      if (!isStage(standing) || standing !== stage) continue;
      byAsset.set(asset, sum([byAsset.get(asset) ?? { low: 0n, high: 0n }, native]));
    }
  }
  const taken: Range[] = [];
  for (const [asset, { low, high }] of byAsset) {
    const from = convert(low, asset, rescue.unit, rescue.rates, rescue.assets);
    const to = convert(high, asset, rescue.unit, rescue.rates, rescue.assets);
    if (!from || !to) continue;
    if (to.rate && high > 0n) used.add(to.rate);
    taken.push({ low: from.units, high: to.units });
  }
  return sum(taken);
}

function sum(ranges: readonly Range[]): Range {
  return ranges.reduce((all, { low, high }) => ({ low: all.low + low, high: all.high + high }), { low: 0n, high: 0n });
}

function sharesOf({ low, high }: Range, total: bigint): { lowBps: number; highBps: number } {
  return { lowBps: shareBps(low, total), highBps: shareBps(high, total) };
}

function above(amount: bigint, by: bigint): bigint {
  return amount > by ? amount - by : 0n;
}
