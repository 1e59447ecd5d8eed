import type { Ledger } from './ledger';
import type { Match } from './match-proposal';
import type { Instrument } from './rescue';
import type { Range } from './stage-of';

/** "Approved or better" of one denominator: gifts, loans and guarantees. */
export interface ApprovedCoverage extends Range {
  lowBps: number;
  highBps: number;
  /** What it leaves open: `low` if everything arrives in full. */
  gap: Range;
}

/** What a vote does to the hole. */
export interface IfPasses {
  /** Required votes that must pass after this one before anything is approved. */
  laterVotes: number;
  /** Nothing changes, and why. `vote-over`: this vote is decided and can change nothing more. */
  unchanged?: 'already-approved' | 'recovery' | 'not-coverage' | 'vote-over';
  before: ApprovedCoverage;
  after: ApprovedCoverage;
  /** Of this vote's contribution: a loan adds borrowed money. `unknown` for a recovery. */
  instrument: Instrument;
}

/** Coverage that is approved or better, now and if this vote (and those required after it) passes. */
export function ifPasses(ledger: Ledger, match: Match, _denominatorId?: string): IfPasses {
  throw new Error(`not yet: ${ledger.rescue.id} ${match.part.id}`);
}
