import type { RescueHappening } from '../follow-through/rescue-event';
import type { ProposalHappening } from '../governance/proposal-event';
import type { TopicHappening } from '../topic/topic-event';

/** What kinds of news there are. Each is told or not, as the user chooses. */
export type NewsKind =
  | ProposalHappening['kind']
  | TopicHappening['kind']
  | RescueHappening['kind']
  /** Money was seen to arrive, or to go back. */
  | 'delivered'
  | 'returned';

/** Whether each kind of news is told where the user has not chosen. What is not told is kept in the activity. */
export const toldUnlessChosen: Readonly<Record<NewsKind, boolean>> = {
  appeared: false,
  opened: false,
  'closes-soon': true,
  'lead-flipped': true,
  'margin-narrowed': false,
  'quorum-reached': true,
  'quorum-lost': true,
  edited: true,
  closed: false,
  stuck: false,
  'outcome-final': true,
  queued: false,
  executed: true,
  expired: true,
  canceled: true,
  replaced: true,
  deleted: true,
  delivered: true,
  returned: true,
  'nothing-moved': true,
  blocked: true,
  'coverage-crossed': true,
  'author-posted': true,
  'ask-edited': true,
  'vote-linked': true,
  'poll-opened': false,
  'poll-flipped': true,
  'poll-closed': true,
  'topic-closed': false,
  'topic-hidden': true,
};

/** All kinds, in the order in which a vote lives. */
export const newsKinds = Object.keys(toldUnlessChosen) as readonly NewsKind[];

/** What decides or ends a vote, and what became of its money: all that is told of something whose course is of no interest. */
export const outcomeKinds: ReadonlySet<NewsKind> = new Set<NewsKind>([
  'outcome-final',
  'executed',
  'expired',
  'canceled',
  'replaced',
  'deleted',
  'delivered',
  'returned',
  'poll-closed',
]);
