import type { Subject } from '../domain/governance/subject';
import type { RescueSeed } from './lists/own-view';
import type { AskWords } from './topic-view';

/** What a page that no list names may be to a rescue, in one line. */
export interface HintView {
  kind: 'hint';
  subject: Subject;
  /** The rescue that it may be part of. Absent: none that there is. */
  rescueId?: string;
  /** In the user's language, with words and names of others in it. */
  text: string;
  /** Loud: money that is sent as the page says would not reach the rescue. */
  danger: boolean;
  /** What speaks against it, in the user's language. */
  doubts: readonly string[];
  /** The user may count it as a part of this rescue. Absent: not here, as in a private window. */
  track?: TrackOffer;
  /** The user may begin a rescue with what was read. */
  start?: RescueSeed;
}

/** What can be counted of a page, to be put right by its reader. */
export interface TrackOffer {
  /** `subjectKey` of the page. */
  key: string;
  rescueId: string;
  /** As it was read. Absent: no amount was. */
  ask?: AskWords;
  /** Assets in which an amount can be counted. */
  assets: readonly string[];
}

/** What a page shows of itself: what its author wrote, as the site draws it. */
export interface PageText {
  title: string;
  html: string;
}

/** A proposal or topic that may be part of a rescue, in the popup. */
export interface SuggestionView extends Omit<HintView, 'kind' | 'subject' | 'start' | 'rescueId'> {
  key: string;
  rescueId: string;
  /** Text of others. */
  title: string;
  url: string;
}

/** What the user counts as a part of a rescue, though no list names it. */
export interface TrackedView {
  key: string;
  rescueName: string;
  /** Text of others. */
  contributor: string;
  url: string;
  ask?: AskWords;
}

/** Characters of a page's text that are sent to the worker. */
export const mostPageText = 100_000;
