import type { Milliseconds } from '../domain/time';
import type { FailureReason } from './panel-view';

/** Where the votes and the hub's own count differ. Voting power, not money. Absent: said by nobody. */
export type RecountDifference =
  | { kind: 'score'; choice: string; hub?: number; recounted?: number }
  | { kind: 'total'; hub: number; recounted: number }
  | { kind: 'votes'; hub: number; recounted: number };

/** What a recount came to. It checks the addition, not each voting power. */
export interface RecountResult {
  /** When the hub's own count was read. */
  at: Milliseconds;
  /** All votes that were read. */
  votes: number;
  /** Those that the voting system accepts. */
  valid: number;
  /** The vote was still open. */
  soFar: boolean;
  /** `moving`: votes arrived while they were counted. `no-count`: the hub had not counted yet. */
  outcome: 'matches' | 'differs' | 'moving' | 'no-count';
  /** The first few. */
  differences: readonly RecountDifference[];
  /** How many there are in all. */
  differenceCount: number;
}

/** Why a vote cannot be recounted. */
export type RecountObstacle = 'sealed' | 'no-method' | 'no-votes' | 'too-many' | 'deleted' | 'not-snapshot';

/** A recount of one vote: what it came to last, and what goes on. */
export interface RecountView {
  kind: 'recount';
  /** It cannot be begun. */
  obstacle?: RecountObstacle;
  /** Votes are being read. `waitsUntil`: the budget of requests is spent until then. */
  reading?: { votes: number; of: number; waitsUntil?: Milliseconds };
  /** It stands still since a source failed; it can go on from where it is. */
  stopped?: { votes: number; of: number; source: string; reason: FailureReason };
  result?: RecountResult;
}
