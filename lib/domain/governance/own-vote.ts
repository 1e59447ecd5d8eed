import type { Milliseconds } from '../time';
import type { ProposalKey } from './venue';

/** What a followed address has to do with a vote. Voting power is a number, not money. */
export interface OwnVote {
  key: ProposalKey;
  /** With its checksum. */
  address: string;
  /** Its vote, if there is one. Without a choice it is sealed. */
  cast?: { choice?: string; power: number; at: Milliseconds };
  /** What it could vote with, where it has not and this was asked. Only `final` power stays. */
  power?: { units: number; final: boolean; readAt: Milliseconds };
  observedAt: Milliseconds;
}
