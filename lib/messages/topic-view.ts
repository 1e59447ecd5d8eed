import type { Verdict } from '../domain/governance/verdict';
import type { RecipientCheck } from '../domain/rescue/recipient-check';
import type { Instrument } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';

/** An ask in words and figures. */
export interface AskWords {
  /** Decimals in whole units. The same, unless a range or a cap, which begins at 0. */
  low: string;
  high: string;
  asset: string;
  instrument: Instrument;
}

/** An amount that a topic asks for, as it was read from its text: counted for nothing. */
export interface TopicAskView extends AskWords {
  /** What the address that it is to be paid to is to the rescue. Absent: the text names none. `unreviewed`: known, but of no reviewed list. */
  recipient?: RecipientCheck | 'unreviewed';
  /** Text of others, without the addresses in it. */
  sentence: string;
  /** The post that it was read from. Later than 1: its author changed the ask there. */
  post: number;
}

/** A forum's poll: one account has one vote, and nothing is bound by it. */
export interface TopicPollView {
  key: string;
  /** https page of its post. */
  url: string;
  /** Text of others. Absent: it says none. */
  question?: string;
  over: boolean;
  closesAt?: Milliseconds;
  voters?: number;
  /** `votes` is absent while the forum hides them. */
  options: readonly { text: string; votes?: number; shareBps?: number }[];
  /** How many more options there are. */
  more: number;
  watch?: { key: string; watched: boolean };
}

/** A vote that a topic links and that the chain of the page does not show. */
export interface TopicVoteView {
  /** Its title, where it was read: text of others. Else its venue and number. */
  label: string;
  verdict?: Verdict;
  /** Absent: its site is closed. */
  url?: string;
}

/** What a topic itself says: its title's tag, what it asks for, its polls and the votes that it links. */
export interface TopicView {
  key: string;
  /** What people wrote into the title: never a vote's state. */
  stageTag?: string;
  asks: readonly TopicAskView[];
  /** What the user confirmed of it: that is counted. */
  confirmed?: AskWords & { at: Milliseconds };
  /** The user may confirm an ask: the topic is one contribution's, and they may store something. */
  canConfirm: boolean;
  /** An address in it begins and ends as one of the rescue's, and is another. */
  lookAlike: boolean;
  polls: readonly TopicPollView[];
  votes: readonly TopicVoteView[];
  /** Of the opening post: how often it was edited, from 1, and when it last was. */
  version?: number;
  editedAt?: Milliseconds;
  closed: boolean;
  archived: boolean;
  /** Since when its forum does not show it to us. */
  hiddenSince?: Milliseconds;
  watch?: { key: string; watched: boolean };
}
