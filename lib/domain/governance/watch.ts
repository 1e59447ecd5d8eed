import type { Milliseconds } from '../time';
import type { TopicKey } from './topic';
import type { ProposalKey } from './venue';

/** What can be followed: a vote, a topic, a poll in one; or all that belongs to a contribution or to a rescue, also what is yet to come. */
export type WatchKind = 'proposal' | 'topic' | 'poll' | 'contribution' | 'rescue';

/** Names what is followed: the key of a vote or a topic, `discourse-poll:…`, `contribution:…` or `rescue:…`. */
export type WatchKey = ProposalKey | TopicKey;

/** Something that the user follows. */
export interface Watch {
  kind: WatchKind;
  key: WatchKey;
  rescueId: string;
  /** The contribution, or the recovery, that it is about. */
  contributionId?: string;
  createdAt: Milliseconds;
  /** When it is next looked at; absent once nothing can change any more, and of what is followed as a whole. */
  nextPollAt?: Milliseconds;
  /** Looks in a row that failed; drives the back-off. */
  failures: number;
  /** It is followed because its contribution or its rescue is. */
  ofGroup?: true;
  /** The user does not want it, though its contribution or its rescue is followed. */
  off?: true;
  /** Of what is followed as a whole: what belongs to it has not been read since. What turns up before that is no news. */
  awaitsBaseline?: true;
}

/** A watch as it is asked for. What kind it is, its key says. */
export type NewWatch = Omit<Watch, 'kind'>;
