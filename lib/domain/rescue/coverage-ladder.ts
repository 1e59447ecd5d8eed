import type { Rate } from '../money/rate';
import type { Ledger } from './ledger';
import type { Instrument, Shortfall } from './rescue';
import type { Stage } from './stage';
import type { Range } from './stage-of';

/** What stands exactly on one stage, of one instrument, in the rescue's unit. */
export interface Band extends Range {
  stage: Stage;
  instrument: Instrument;
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
export function measurableDenominators(ledger: Ledger): readonly Shortfall[] {
  throw new Error(`not yet: ${ledger.rescue.id}`);
}

/** The ladder of one denominator; of the default one if that id is unknown or has no rate: `denominator` says which it is. */
export function coverageLadder(ledger: Ledger, _denominatorId?: string): CoverageLadder {
  throw new Error(`not yet: ${ledger.rescue.id}`);
}

/** What stands on a stage or above, of some instruments (all that cover, if not named). */
export function atLeast(
  ladder: CoverageLadder,
  _stage: Stage,
  _instruments?: readonly Instrument[],
): Range & { lowBps: number; highBps: number } {
  throw new Error(`not yet: ${ladder.denominator.id}`);
}
