import type { Milliseconds } from '../time';
import type { Turn } from './news/back-and-forth';
import type { OnChainState } from './on-chain-state';
import type { ProposalKey, Venue } from './venue';

/** Snapshot's voting systems. Source: hub GraphQL schema, `Proposal.type`. */
export type VoteType =
  | 'basic'
  | 'single-choice'
  | 'approval'
  | 'quadratic'
  | 'ranked-choice'
  | 'weighted'
  | 'copeland'
  | 'custom';

/** What counts towards a quorum. `rejection` is Snapshot's: votes against, which block the vote once they are above. */
export type QuorumType = 'default' | 'rejection' | 'for' | 'for-and-abstain';

/** A proposal as its venue served it at one moment. Scores are voting power: numbers, not money. */
export interface Proposal {
  key: ProposalKey;
  venue: Venue;
  /** The id as the venue writes it. */
  id: string;
  /** Snapshot's space; the name of the DAO, or of the forum, where there is none. */
  space: string;
  title: string;
  author: string;
  /** The https address of the proposal's own page. */
  url: string;
  /** The https link to its discussion, where one was given. */
  discussion?: string;
  type: VoteType;
  choices: readonly string[];
  /** `scores[i]` belongs to `choices[i]`; empty until first computed. */
  scores: readonly number[];
  /** The power of all votes, also of those still encrypted. */
  scoresTotal: number;
  /** `final` once the hub has finished counting; `unknown` where an old row says nothing. */
  scoresState: 'pending' | 'final' | 'invalid' | 'unknown';
  scoresUpdatedAt?: Milliseconds;
  /** 0: none is required. `undefined`: not known. */
  quorum?: number;
  /** Which votes count towards the quorum: all; those against, which then block it; those for; those for and abstaining. */
  quorumType: QuorumType;
  /** Exactly so much is not enough: the votes that count must be more than the quorum. */
  quorumIsExceeded?: true;
  /** Anything but the empty string: choices are sealed until the end. */
  privacy: string;
  voteCount: number;
  /** Where the vote was by its venue's own clock when it was observed. Absent: the venue does not say. */
  statedPhase?: 'pending' | 'open' | 'closed';
  createdAt: Milliseconds;
  startAt: Milliseconds;
  endAt: Milliseconds;
  /** When it was last edited, if ever. */
  editedAt?: Milliseconds;
  /** Marked as spam or removed by the venue. */
  flagged: boolean;
  /** The unit of voting power, e.g. `LDO`; may be empty. */
  symbol: string;
  /** `false`: the venue no longer knows the id. The rest is what was last seen. */
  exists: boolean;
  /** Since when the venue does not know the id, where nothing else says that it was deleted. Set by the store, never by a source. */
  missingSince?: Milliseconds;
  /** Index of the choice that last led alone, kept through ties. Set by `carryOver`, never by a source. */
  lastLeader?: number;
  /** How its lead and its quorum last turned. Set by `carryOver`, never by a source. */
  turns?: { lead?: Turn; quorum?: Turn };
  /** What the last look made of it, kept so that it is told once: whether its lead is narrow, its last outcome. Set by `carryJudged`. */
  judged?: { narrow?: boolean; outcome?: string };
  /** The end as it was first estimated. Estimates move from look to look; it is another end only where somebody moved it. Set by `carryOver`. */
  endAnchor?: Milliseconds;
  /** Where the vote is held on a chain: its state there is what decides, not the figures. */
  chain?: OnChainState;
  observedAt: Milliseconds;
}
