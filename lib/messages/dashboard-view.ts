import type { DateText, Milliseconds } from '../domain/time';
import type { Problem, VoteView } from './panel-view';
import type { ActivityView } from './popup-view';

/** All that the dashboard shows of one rescue. */
export interface DashboardView {
  kind: 'dashboard';
  /** Every rescue that can be chosen. `closedOn`: it is over. */
  rescues: readonly { id: string; name: string; title: string; closedOn?: DateText }[];
  /** Id of the one that this is about. */
  rescue: string;
  /** The rescue and what was observed about it, by `packRescue`: the page adds it up itself, as of any day. */
  packed: string;
  /** The denominator that the user chose last. */
  denominator?: string;
  /** Its votes that were observed, the last to end first, as they stand now. */
  votes: readonly { contributor?: string; vote: VoteView }[];
  problems: readonly Problem[];
  at: Milliseconds;
}

/** What happened in one rescue, newest first. */
export interface RescueActivityView {
  kind: 'activity';
  lines: readonly ActivityView[];
}
