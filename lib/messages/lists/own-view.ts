import type { Milliseconds } from '../../domain/time';
import type { LadderView } from '../panel-view';
import type { CheckView, ShareView } from '../rescue-view';
import type { AskWords } from '../topic-view';

/** What a reader read of a rescue that no list has, on the page where they read it. All of it may be changed in the form. */
export interface RescueSeed {
  /** Of the page. Text of others. */
  title: string;
  /** https address of the page. */
  url: string;
  /** What it asks for. */
  ask?: AskWords;
  /** Where it is to be paid to, as the page says it. */
  recipient?: string;
  /** What it says is missing. */
  loss?: { amount: string; asset: string };
  /** Who is named as giving or able to. Text of others. */
  parties?: readonly string[];
}

/** Something that is wrong with a draft. */
export interface DraftProblem {
  /** Inside the rescue: `contributions[0].claims[0].amount.value`. */
  path: string;
  /** In the words of the list format, in English. */
  sentence: string;
}

/** What a draft adds up to, as it would be shown. */
export interface DraftFigures {
  ladder: LadderView;
  /** Published totals and formulas beside what their parts give. */
  checks: readonly CheckView[];
  /** What each contribution is of the hole, in the order of the draft; null where no amount or rate is known. */
  shares: readonly (ShareView | null)[];
}

/** A draft as it is kept, and what is wrong with it. */
export interface DraftView {
  kind: 'draft';
  /** JSON of a rescue as a list has it, with holes. */
  text: string;
  problems: readonly DraftProblem[];
  /** Absent while it cannot be counted. */
  figures?: DraftFigures;
  /** The id of the rescue that saving it changes. Absent: a new one. */
  of?: string;
}

/** A rescue of the user's own, or one that a list has. */
export interface OwnRescueView {
  id: string;
  name: string;
  title: string;
}

/** What the options show of own rescues. */
export interface OwnView {
  kind: 'own';
  rescues: readonly OwnRescueView[];
  /** Begun and not saved, the latest first. `of`: the rescue that it changes. */
  drafts: readonly { key: string; name: string; savedAt: Milliseconds; of?: string }[];
  /** Those of lists, to begin from a copy. */
  listed: readonly OwnRescueView[];
}

/** A vote of an own rescue that can be watched. */
export interface OwnVoteView {
  key: string;
  contributor: string;
  watched: boolean;
}

/** Drafts that are kept. */
export const mostDrafts = 20;
/** Characters of one draft. */
export const longestDraft = 1_000_000;
/** Where the form is in the options, behind `#`. */
export const draftRoute = 'rescue/';
