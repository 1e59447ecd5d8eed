import { convert } from '../money/convert';
import { shareBps } from '../money/share';
import { type CoverageLadder, coverageLadder } from '../rescue/coverage-ladder';
import type { Ledger, RecoveryEntry } from '../rescue/ledger';
import type { Shortfall } from '../rescue/rescue';
import { isAtLeast, type Standing } from '../rescue/stage';
import type { Range } from '../rescue/stage-of';

/** A denominator that already subtracts recoveries. They are in it, and nowhere else. */
export type NetShortfall = Shortfall & { netOf: readonly [string, ...string[]] };

/** A denominator that subtracts nothing: only here can what was recovered be shown as a band of its own. */
export type GrossShortfall = Shortfall & { netOf: readonly [] };

/** What was recovered, beside what was given. In the rescue's unit; `low` is what nobody holds back and somebody has seen. */
export interface RecoveryBand extends Range {
  recovery: string;
  label: string;
  standing?: Standing;
  lowBps: number;
  highBps: number;
}

/**
 * One denominator with all that lowers it. A net one has no place for recoveries, so that nobody can add to it what it already
 * subtracts.
 */
export type CoverageView =
  | { kind: 'net'; denominator: NetShortfall; ladder: CoverageLadder; uncovered: Range }
  | {
      kind: 'gross';
      denominator: GrossShortfall;
      ladder: CoverageLadder;
      recoveries: readonly RecoveryBand[];
      /** What neither gifts nor recoveries cover. */
      uncovered: Range;
      /** By how much gifts and recoveries exceed it. */
      excess: Range;
    };

/** Whether a denominator already subtracts recoveries. */
export function isNet(denominator: Shortfall): denominator is NetShortfall {
  return denominator.netOf.length > 0;
}

/** Coverage of one denominator, net or gross as its formula is. */
export function coverageView(ledger: Ledger, denominatorId?: string): CoverageView {
  const ladder = coverageLadder(ledger, denominatorId);
  const { denominator, total } = ladder;
  if (isNet(denominator)) return { kind: 'net', denominator, ladder, uncovered: rangeOf(ladder.uncovered) };
  const recoveries = ledger.recoveries.flatMap((entry) => bandOf(entry, ledger, total));
  const covered = [...ladder.bands, ...recoveries].reduce(
    (sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }),
    { low: 0n, high: 0n },
  );
  return {
    kind: 'gross',
    denominator: { ...denominator, netOf: [] },
    ladder,
    recoveries,
    uncovered: { low: above(total, covered.high), high: above(total, covered.low) },
    excess: { low: above(covered.low, total), high: above(covered.high, total) },
  };
}

function bandOf(
  { recovery, asset, units, standing }: RecoveryEntry,
  { rescue }: Ledger,
  total: bigint,
): RecoveryBand[] {
  if (asset === undefined || units === undefined) return [];
  const high = convert(units, asset, rescue.unit, rescue.rates, rescue.assets)?.units;
  if (high === undefined) return [];
  // A vote or a forecast brings nothing back yet, and what is frozen is still held by somebody.
  const low = standing !== undefined && isAtLeast(standing, 'executed') ? high : 0n;
  const shares = { lowBps: shareBps(low, total), highBps: shareBps(high, total) };
  return [{ recovery: recovery.id, label: recovery.label, ...(standing && { standing }), low, high, ...shares }];
}

function rangeOf({ low, high }: Range): Range {
  return { low, high };
}

function above(amount: bigint, by: bigint): bigint {
  return amount > by ? amount - by : 0n;
}
