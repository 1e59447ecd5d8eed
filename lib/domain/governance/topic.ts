import type { Milliseconds } from '../time';

/** A Discourse topic by what never changes: its forum and number. Slugs change. */
export interface TopicRef {
  /** Host name of the forum, lower case: `research.lido.fi`. */
  host: string;
  /** The path that the forum is installed under, `/forum`. Absent: it has its host to itself. */
  base?: string;
  id: number;
}

/** Names one topic: `topic:research.lido.fi:11483`, `topic:example.org/forum:12`. */
export type TopicKey = string;

/** The key of a topic. */
export function topicKey(topic: TopicRef): TopicKey {
  return `topic:${topic.host.toLowerCase()}${topic.base ?? ''}:${topic.id}`;
}

/** The https address of a topic. Without the slug: slugs change, and this form leads on to the right one. */
export function topicAddress({ host, base = '', id }: TopicRef): string {
  return `https://${host.toLowerCase()}${base}/t/${id}`;
}

/** What a forum said about one of its topics, at a moment. Only what we use of it. */
export interface Topic extends TopicRef {
  key: TopicKey;
  title: string;
  /** https address of the topic. */
  url: string;
  /** Ids of the Snapshot proposals that the opening post links. The part that matters for matching. */
  openingPostProposalIds: readonly string[];
  /** Ids linked anywhere else in the topic. Weaker: shown as links, never matched by. */
  otherProposalIds: readonly string[];
  closed: boolean;
  observedAt: Milliseconds;
}
