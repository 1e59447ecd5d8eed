import type { TopicAmount, TopicRef } from '../governance/topic';
import type { Milliseconds } from '../time';

/** A proposal or topic that no list names, as far as its text was read. Text of others throughout. */
export interface Candidate {
  /** `subjectKey` of it. */
  key: string;
  /** https address of its page. */
  url: string;
  title: string;
  /** What its author wrote, line by line. */
  lines: readonly string[];
  /** Topics and Snapshot proposals that it links, its own discussion among them. */
  topics: readonly TopicRef[];
  proposalIds: readonly string[];
  /** What it asks for in so many words. */
  asks: readonly TopicAmount[];
  /** Every other amount in it. */
  mentioned: readonly TopicAmount[];
  /** The address that its text calls the destination. */
  recipient?: string;
  /** Snapshot space, or host of the forum. */
  place: string;
  createdAt?: Milliseconds;
  /** Nobody has verified its space. */
  unverified?: true;
  /** Its venue has marked it as spam or worse. */
  flagged?: true;
}
