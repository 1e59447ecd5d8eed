import type { Milliseconds } from '../time';
import type { ProposalKey } from './venue';

/** A proposal that the user follows. */
export interface Watch {
  key: ProposalKey;
  rescueId: string;
  /** The contribution, or the recovery, that it decides. */
  contributionId?: string;
  createdAt: Milliseconds;
  /** When it is next looked at; absent once nothing can change any more. */
  nextPollAt?: Milliseconds;
  /** Looks in a row that failed; drives the back-off. */
  failures: number;
}
