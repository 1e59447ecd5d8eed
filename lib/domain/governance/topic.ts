import type { Instrument } from '../rescue/instrument';
import type { Milliseconds } from '../time';
import type { LinkVenue } from './venue';

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

/** An amount in a topic, as it was read from its text. */
export interface TopicAmount {
  /** Decimals in whole units, as exact as they were written. The same, unless a range or a cap: that begins at 0. */
  low: string;
  high: string;
  /** Symbol as people write it: `ETH`, `stETH`, `USD`. */
  asset: string;
  instrument: Instrument;
  /** Address that it goes to, `0x…`. `null`: not said. */
  recipient: string | null;
  /** Only `high` may be offered as an ask. Nothing counts before the user confirms it. */
  confidence: 'high' | 'low';
  /** The sentence, label or row that it was read from. Text of others. */
  sentence: string;
  /** Of asks: number of the post that it was read from. Later than 1: the ask was changed there. */
  post?: number;
}

/** A poll in a topic. One account has one vote: never binding, and never mixed with voting power. */
export interface TopicPoll {
  /** Number of the post that it stands in, and its name there: together they name it. */
  post: number;
  name: string;
  /** Text of others. `null`: it says none. */
  question: string | null;
  kind: string;
  closed: boolean;
  /** `votes` is `null` while the forum hides them. */
  options: readonly { text: string; votes: number | null }[];
  voters: number | null;
  closesAt: Milliseconds | null;
  /** Index of the option that led last by more than a vote: who leads after it may be news. */
  lastLeader?: number;
}

/** Where a link of a topic leads: a vote, or a place on a chain. */
export interface TopicLink {
  /** Of the same page always the same. */
  url: string;
  venue: LinkVenue;
  /** The proposal's id there; of explorers and Safes the transaction or address. */
  id: string;
  /** Number of the first post that has it. `null`: the forum lists it without saying where. */
  post: number | null;
  /** The site is closed: tell of the vote, do not link it. */
  gone?: true;
  /** The topic's author linked it. */
  byAuthor?: true;
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
  /** What follows is missing in topics stored by earlier versions. */
  author?: string;
  /** Tag in the title, without brackets: an edit of people, never a vote's state. */
  stageTag?: string;
  tags?: readonly string[];
  categoryId?: number;
  /** What its author asks for: to be offered, and confirmed by the user before it counts. */
  asks?: readonly TopicAmount[];
  /** Every other amount in it. */
  mentioned?: readonly TopicAmount[];
  polls?: readonly TopicPoll[];
  /** Opening post first, then its author's posts, then others'. */
  links?: readonly TopicLink[];
  postsCount?: number;
  createdAt?: Milliseconds;
  lastPostAt?: Milliseconds;
  /** Of the opening post: how often it was edited, from 1, and when it last was. */
  openingVersion?: number;
  openingUpdatedAt?: Milliseconds;
  /** Number of the last post of its author, as far as it is known: those that were read, and the last of all. */
  authorLastPost?: number;
  /** How many posts its author wrote. */
  authorPosts?: number;
  /** Another text whenever the author's posts that were read, or the title, are others. */
  authorText?: string;
  /** Nothing more can be written in it. */
  archived?: boolean;
  /** Since when its forum shows it to nobody without an account, if it does not: what stands here is older. */
  hiddenSince?: Milliseconds;
  observedAt: Milliseconds;
}
