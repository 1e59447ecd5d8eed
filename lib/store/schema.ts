import type { DBSchema } from 'idb';
import type { Proposal } from '../domain/governance/proposal';
import type { Topic, TopicKey } from '../domain/governance/topic';
import type { ProposalKey } from '../domain/governance/venue';
import type { Watch, WatchKey } from '../domain/governance/watch';
import type { RatesAtBlock } from '../domain/money/rates-at-block';
import type { ChainTransfer } from '../domain/standing/chain-transfer';
import type { Balance } from '../domain/standing/residue';
import type { TreasuryHoldings } from '../domain/standing/treasury';
import type { DropReason, LateReason } from '../domain/telling/telling-of';
import type { Milliseconds } from '../domain/time';
import type { ActivityNews } from '../messages/popup-view';
import type { RecountResult } from '../messages/recount-view';
import type { SourceFailure } from '../platform/source-error';

/** One piece of news, recorded once. */
export interface StoredEvent {
  id: string;
  rescueId: string;
  contributionId?: string;
  /** The vote, or the watch, that it is about. */
  proposalKey?: WatchKey;
  /** https page that a click opens. */
  url: string;
  title: string;
  contributor?: string;
  at: Milliseconds;
  news: ActivityNews;
  /** A number: booleans cannot be indexed. */
  unread: 0 | 1;
  /** When it was shown in a notification, and why not sooner. */
  toldAt?: Milliseconds;
  late?: LateReason;
  /** Why it never was, nor will be. */
  dropped?: DropReason;
}

/** News that has not been shown yet. */
export interface OutboxEntry {
  eventId: string;
  rescueId: string;
  at: Milliseconds;
  /** It is held until then. */
  heldUntil?: Milliseconds;
  /** Why it could not be shown when it came. */
  waitedFor?: LateReason;
}

/** How a vote stood at a moment. Added only when something moved. */
export interface HistoryPoint {
  key: ProposalKey;
  at: Milliseconds;
  scores: readonly number[];
  scoresTotal: number;
  voteCount: number;
}

/** A transfer with the addresses under which it is found. */
export interface StoredTransfer extends ChainTransfer {
  /** `chainId:address` of both sides. */
  parties: readonly string[];
}

/** One token on one address: since when it is read, and whether what was read explains what is there. */
export interface ReadAccount {
  /** Contract, or `nativeToken`. */
  token: string;
  /** Everything above this block has been read. */
  start: number;
  /** When the oldest block that was read was made: what moved before it is not known. */
  since: Milliseconds;
  /** What was there when it was first asked. Absent: not known, so nothing can be proved. */
  opened?: Balance;
  /** The last time that what is there was compared with what was read. */
  proof?: AccountProof;
}

/** What a comparison of balance and transfers came to. */
export interface AccountProof {
  /** At this block. */
  number: number;
  at: Milliseconds;
  /** What the transfers do not explain: see `residueOf`. In units or shares, as the account was opened. */
  residue: bigint;
  /** The same in the token's smallest units. */
  worth: bigint;
  /** No second node has confirmed it yet: what is above this block is to be read again. `settled`: the residue before. */
  doubtFrom?: number;
  settled?: bigint;
  /** How often two nodes told the same, and still it is not explained. */
  confirmed?: number;
}

/** How far the transfers to and from an address have been read. */
export interface Checkpoint {
  /** `chainId:address`, see `checkpointKey`. */
  key: string;
  chainId: number;
  /** Lower case. */
  address: string;
  /** The last final block that has been read. */
  number: number;
  hash: string;
  /** Places before it, newest first, to fall back to should the chain drop its block. */
  older?: readonly { number: number; hash: string }[];
  /** One for each token that is read. */
  accounts: readonly ReadAccount[];
  /** What moved in blocks that are not final: replaced by each look, never counted. */
  tentative?: readonly ChainTransfer[];
  /** The host that told of the newest blocks. */
  readBy?: string;
  /** When the chain was last asked. */
  readAt: Milliseconds;
}

/** How a source of data is doing. */
export interface SourceState {
  /** Host name. */
  host: string;
  lastGoodAt?: Milliseconds;
  /** The present failure; absent once the source has answered again. */
  failure?: { reason: SourceFailure; since: Milliseconds; retryAt: Milliseconds };
  /** Failures in a row. */
  failures: number;
}

/** Single values, by name: times at which something was last done, and how far a change feed was read by then. */
export interface MetaEntry {
  name: string;
  at: Milliseconds;
  feed?: FeedPlace;
  /** How far something got that goes on: see `compact`. */
  place?: string;
}

/** How far a source's change feed was read: the number of its last entry, of which spaces, and what is near it. */
export interface FeedPlace {
  mci: number;
  spaces: readonly string[];
  recent: readonly string[];
}

/** How the votes of a proposal, as they stood when they were read, came together: cumulative, oldest first. */
export interface VotesOverTime {
  /** When they were read. */
  readAt: Milliseconds;
  /** Indexes of the choices that are kept: the leading ones. */
  choices: readonly number[];
  /** `scores[i]` belongs to `choices[i]`. */
  points: readonly { at: Milliseconds; scores: readonly number[]; total: number; votes: number }[];
}

/** The recount of a vote: what goes on, and what the last one came to. */
export interface StoredRecount {
  key: ProposalKey;
  /** Absent once it is done. */
  work?: {
    /** Names this one run: another one of the same vote does not go on with it. */
    run: string;
    /** When somebody last asked about it, or it last moved on. */
    usedAt: Milliseconds;
    /** Where to read on, see `VoteCursor`. */
    cursor: { since: number; skip: number };
    /** Pages that were kept. */
    pages: number;
    /** Votes read so far, each voter's once; and how many the hub said there are. */
    votes: number;
    of: number;
    /** Voting power may be computed anew when a result becomes final: then all is read again. */
    scoresState: Proposal['scoresState'];
    /** Why it stands still. */
    failure?: { source: string; reason: SourceFailure };
  };
  result?: RecountResult;
  overTime?: VotesOverTime;
}

/** Up to a thousand votes of a proposal, in columns: that takes a third of the room. */
export interface StoredVotePage {
  key: ProposalKey;
  page: number;
  voters: readonly string[];
  /** Seconds since 1970. */
  created: Uint32Array;
  vp: Float64Array;
  choices: readonly unknown[];
}

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

/** All that is stored. What older versions looked like stands in `migrations/`. */
export interface ShortfallDatabase extends DBSchema {
  proposals: { key: ProposalKey; value: Proposal };
  topics: { key: TopicKey; value: Topic };
  watches: { key: ProposalKey; value: Watch; indexes: { nextPollAt: Milliseconds } };
  events: { key: string; value: StoredEvent; indexes: { at: Milliseconds; unread: number } };
  outbox: { key: string; value: OutboxEntry; indexes: { rescueId: string } };
  history: { key: [ProposalKey, Milliseconds]; value: HistoryPoint };
  transfers: { key: string; value: StoredTransfer; indexes: { parties: string } };
  checkpoints: { key: string; value: Checkpoint };
  rates: { key: [chainId: number, number: number]; value: RatesAtBlock };
  treasuries: { key: [chainId: number, address: string]; value: TreasuryHoldings };
  sources: { key: string; value: SourceState };
  meta: { key: string; value: MetaEntry };
  recounts: { key: ProposalKey; value: StoredRecount };
  votePages: { key: [ProposalKey, number]; value: StoredVotePage };
  ownVotes: { key: ProposalKey; value: OwnVote };
}

/** Names of the stores. */
export type StoreName =
  | 'proposals'
  | 'topics'
  | 'watches'
  | 'events'
  | 'outbox'
  | 'history'
  | 'transfers'
  | 'checkpoints'
  | 'rates'
  | 'treasuries'
  | 'sources'
  | 'meta'
  | 'recounts'
  | 'votePages'
  | 'ownVotes';
