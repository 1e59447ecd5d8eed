import type { RescueEvent } from '../domain/follow-through/rescue-event';
import type { ProposalEvent } from '../domain/governance/proposal-event';
import { isToldByDefault } from '../domain/governance/told-by-default';
import type { StoredEvent } from '../store/schema';

type VoteKind = ProposalEvent['kind'];
type Kind = 'delivered' | RescueEvent['kind'] | VoteKind;

/** Most important first: what is decided or paid, then what turns, then what is about to end. */
const importance: readonly Kind[] = [
  'delivered',
  'coverage-crossed',
  'outcome-final',
  'deleted',
  'lead-flipped',
  'quorum-lost',
  'nothing-moved',
  'blocked',
  'edited',
  'quorum-reached',
  'closes-soon',
  'closed',
  'opened',
];

/** What kind of news it is. */
export function kindOf({ news }: StoredEvent): Kind {
  return news.subject === 'delivery' ? 'delivered' : news.event.kind;
}

/** Whether a piece of news is told at all, or only kept in the activity. */
export function isTold(event: StoredEvent): boolean {
  return event.news.subject !== 'vote' || isToldByDefault(event.news.event.kind);
}

/** Later news of the same vote that leaves nothing to say of the earlier. */
const replacedBy: Record<VoteKind, readonly VoteKind[]> = {
  opened: ['lead-flipped', 'quorum-reached', 'quorum-lost', 'closes-soon', 'closed', 'outcome-final', 'deleted'],
  'lead-flipped': ['lead-flipped', 'outcome-final', 'deleted'],
  'quorum-reached': ['quorum-reached', 'quorum-lost', 'outcome-final', 'deleted'],
  'quorum-lost': ['quorum-reached', 'quorum-lost', 'outcome-final', 'deleted'],
  'closes-soon': ['closes-soon', 'closed', 'outcome-final', 'deleted'],
  closed: ['closed', 'outcome-final', 'deleted'],
  'outcome-final': ['outcome-final', 'deleted'],
  edited: ['deleted'],
  deleted: ['deleted'],
};

/** The news that still holds, most important first: of two flips the later, no reminder for a vote that is over. */
export function standingNews(events: readonly StoredEvent[]): StoredEvent[] {
  const inOrder = [...events].sort((a, b) => a.at - b.at);
  return inOrder
    .filter((event, index) => !inOrder.some((other, place) => replaces(other, event, place > index)))
    .sort((a, b) => importance.indexOf(kindOf(a)) - importance.indexOf(kindOf(b)) || b.at - a.at);
}

/** `after`: `other` stands after `event` in time, or in the order in which one look found them. */
function replaces({ news: other, at }: StoredEvent, event: StoredEvent, after: boolean): boolean {
  if (event.news.subject !== 'vote' || other.subject !== 'vote') return false;
  if (other.event.proposalKey !== event.news.event.proposalKey || at < event.at) return false;
  const { kind } = event.news.event;
  const mutual = replacedBy[other.event.kind].includes(kind);
  return replacedBy[kind].includes(other.event.kind) && (after || !mutual);
}
