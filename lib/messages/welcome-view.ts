import type { LadderView } from './panel-view';

/** One part of a rescue that can be followed by itself. */
export interface WelcomePartView {
  /** What to ask `watch` for. */
  key: string;
  name: string;
  watched: boolean;
}

/** A rescue that can be picked. */
export interface WelcomeRescueView {
  id: string;
  key: string;
  name: string;
  title: string;
  watched: boolean;
  /** Nothing more is expected of it. */
  isPast: boolean;
  /** Its givers, those of the most first. */
  parts: readonly WelcomePartView[];
}

/** What the first page shows: from the catalogue alone, without asking anybody. */
export interface WelcomeView {
  kind: 'welcome';
  rescues: readonly WelcomeRescueView[];
  /** One rescue as its list has it, to explain the bar by. */
  example?: { name: string; ladder: LadderView };
}
