import type { Proposal } from './proposal';

/** How a vote stands towards the power it needs. */
export type QuorumTally =
  | { kind: 'none' }
  | { kind: 'unknown' }
  /** `default`: all votes count towards it. `rejection`: the second choice blocks once it is above. */
  | {
      kind: 'default' | 'rejection';
      quorum: number;
      reached: boolean;
      counted: number;
      missing: number;
      shareBps: number;
    };

/** The choice that leads, and by how much. */
export interface LeadingChoice {
  index: number;
  choice: string;
  shareBps: number;
  /** Power by which it leads the next. */
  margin: number;
  tie: boolean;
}

/** A vote in figures. Shares are floored basis points of all votes. */
export interface Tally {
  /** Absent while sealed, or before the first vote. */
  leading?: LeadingChoice;
  choices: readonly { label: string; score: number; shareBps: number }[];
  /** Choices are hidden until the end: scores mean nothing yet. */
  sealed: boolean;
  quorum: QuorumTally;
}

/** Reads a proposal's scores. */
export function readTally(proposal: Proposal): Tally {
  throw new Error(`not yet: ${proposal.key}`);
}
