import type { Rate } from '../money/rate';
import type { Milliseconds } from '../time';
import type { Delivery } from './delivery';
import type { Evidence } from './evidence';
import type { Contribution, Recovery, Rescue } from './rescue';
import type { Standing } from './stage';
import type { ObservedVote, Range, StandingReading } from './stage-of';

/** One part of a contribution on one standing, in its own asset and in the rescue's unit. */
export interface LedgerPart {
  standing: Standing;
  native: Range;
  /** Absent: there is no rate, so it covers nothing that can be said. */
  inUnit?: Range;
}

/** One contribution with what became of it. */
export interface LedgerEntry extends Omit<StandingReading, 'parts'> {
  contribution: Contribution;
  parts: readonly LedgerPart[];
  /** By which its asset is taken in the unit. Absent: it is the unit, or there is none. */
  rate?: Rate;
}

/** A recovery with its newest counted amount, if one was found. Never coverage. */
export interface RecoveryEntry {
  recovery: Recovery;
  asset?: string;
  units?: bigint;
  votes: readonly ObservedVote[];
  /** Denominators that already subtract it. */
  subtractedIn: readonly string[];
}

/** A rescue, counted: who gives what, and where it stands. */
export interface Ledger {
  rescue: Rescue;
  at: Milliseconds;
  entries: readonly LedgerEntry[];
  recoveries: readonly RecoveryEntry[];
  /** Arrivals from senders that belong to nobody known. Shown beside the ladder, never in it: they may be recoveries on their way. */
  unattributed: readonly Delivery[];
}

/** Counts a rescue. */
export function readLedger(rescue: Rescue, _evidence: Evidence, _now: Milliseconds): Ledger {
  throw new Error(`not yet: ${rescue.id}`);
}
