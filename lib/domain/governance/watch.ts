import type { Milliseconds } from '../time';
import type { TopicKey } from './topic';
import type { ProposalKey } from './venue';

/** Names what is followed. */
export type WatchKey = ProposalKey | TopicKey;

/** Something that the user follows. Its key says what: a proposal, a topic (`topic:…`), or a poll in one (`discourse-poll:…`). */
export interface Watch {
  key: WatchKey;
  rescueId: string;
  /** The contribution, or the recovery, that it is about. */
  contributionId?: string;
  createdAt: Milliseconds;
  /** When it is next looked at; absent once nothing can change any more. */
  nextPollAt?: Milliseconds;
  /** Looks in a row that failed; drives the back-off. */
  failures: number;
}
