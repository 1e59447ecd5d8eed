/** The names of the hub's schema; times are Unix seconds. */
export type VotingType =
  | 'basic'
  | 'single-choice'
  | 'approval'
  | 'quadratic'
  | 'ranked-choice'
  | 'weighted'
  | 'copeland'
  | 'custom';

/** A choice counts from 1. */
export type Choice = number | number[] | Record<string, number>;

export interface Space {
  id: string;
  name: string;
  symbol: string;
  about: string;
  network: string;
  domain: string;
  verified: boolean;
  flagged: boolean;
  turbo: boolean;
  admins: string[];
  members: string[];
  created: number;
  website: string;
  /** Address of the forum. */
  discussions: string;
  quorum: number;
  followersCount: number;
  /** Colour of the made-up avatar. */
  color: string;
}

/** A proposal as it is kept. What depends on votes and on the clock is computed when it is served. */
export interface StoredProposal {
  id: string;
  space: string;
  title: string;
  body: string;
  discussion: string;
  author: string;
  type: VotingType;
  choices: string[];
  labels: string[];
  created: number;
  updated: number | null;
  start: number;
  end: number;
  snapshot: number;
  quorum: number;
  quorumType: 'default' | 'rejection';
  privacy: string;
  flagged: boolean;
  flagCode: number;
  app: string;
  scores_state: string;
  scores_updated: number;
  /** Set by hand where the voting type is not computed here; else from the votes. */
  scoresByHand?: { scores: number[]; total?: number; votes?: number };
}

export interface StoredVote {
  id: string;
  proposal: string;
  voter: string;
  choice: Choice;
  vp: number;
  created: number;
  reason: string;
}

/** A proposal with what the hub computes: state, scores, number of votes. */
export interface ServedProposal extends StoredProposal {
  state: 'pending' | 'active' | 'closed';
  scores: number[];
  scores_total: number;
  votes: number;
  link: string;
}

/** One line of the hub's change feed. */
export interface Message {
  mci: number;
  id: string;
  type: 'proposal' | 'update-proposal' | 'delete-proposal' | 'flag-proposal';
  space: string;
  address: string;
  timestamp: number;
}

export type NewSpace = Partial<Space> & { id: string };
export type NewProposal = Partial<StoredProposal> & { id: string; space: string };
export interface NewVote {
  proposal: string;
  voter: string;
  choice: Choice;
  vp: number;
  created?: number;
  reason?: string;
}
