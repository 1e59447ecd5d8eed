import type { TopicAmount, TopicKey } from '../governance/topic';
import type { LinkVenue } from '../governance/venue';
import type { Milliseconds } from '../time';

/** An ask in figures. */
export type AskFigure = Pick<TopicAmount, 'low' | 'high' | 'asset'>;

/** Something that happened to a topic between two observations. In the past tense. `poll` names a poll within the topic. */
export type TopicHappening =
  /** `post`: its number, where it is known. */
  | { kind: 'author-posted'; post?: number }
  /** `from` and `to` where one amount became another. */
  | { kind: 'ask-edited'; what: readonly ('amount' | 'recipient')[]; from?: AskFigure; to?: AskFigure }
  | { kind: 'poll-opened'; poll: string; post: number; question: string | null }
  | {
      kind: 'poll-flipped';
      poll: string;
      post: number;
      question: string | null;
      from: string;
      to: string;
      votes: number;
    }
  /** `leading`: who led in the end. Absent: nobody alone, or it is not counted so. */
  | { kind: 'poll-closed'; poll: string; post: number; question: string | null; leading?: string; votes?: number }
  /** Its author linked a vote. */
  | { kind: 'vote-linked'; url: string; venue: LinkVenue; id: string }
  | { kind: 'topic-closed'; archived: boolean }
  /** Its forum does not show it to us any more. */
  | { kind: 'topic-hidden' };

/** One piece of news about a topic. Recorded once: `id` is the same for the same news. */
export type TopicEvent = TopicHappening & {
  id: string;
  topicKey: TopicKey;
  /** When we learned of it. */
  observedAt: Milliseconds;
};
