import type { ProposalKey } from '../governance/venue';
import type { Verdict } from '../governance/verdict';
import type { Milliseconds } from '../time';
import type { Evidence } from './evidence';
import type { Reason } from './reason';
import type { Contribution } from './rescue';
import type { Standing } from './stage';

/** From one amount to another, smallest units. Low is what is certain, high what is possible. */
export interface Range {
  low: bigint;
  high: bigint;
}

/** An observed vote of a contribution. */
export interface ObservedVote {
  proposalKey: ProposalKey;
  step: number;
  verdict: Verdict;
  /** Required votes that come after it. */
  laterVotes: number;
}

/** Where a contribution stands, and why. */
export interface StandingReading {
  /** Asset of the amounts. */
  asset: string;
  /** As promised. Absent: no amount was found. */
  amount?: Range & { isCap: boolean };
  /** The rest that has not arrived. */
  standing: Standing;
  /** One part, or two where some of it was delivered. Strongest first. In the asset of the contribution. */
  parts: readonly ({ standing: Standing } & Range)[];
  because: Reason;
  votes: readonly ObservedVote[];
}

/** Derives where a contribution stands from votes, deliveries and claims. */
export function standingOf(contribution: Contribution, _evidence: Evidence, _now: Milliseconds): StandingReading {
  throw new Error(`not yet: ${contribution.id}`);
}
