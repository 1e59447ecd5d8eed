import type { ProposalEvent } from '../domain/governance/proposal-event';
import type { NewsKind } from '../domain/telling/news-kind';
import type { TopicEvent } from '../domain/topic/topic-event';
import type { StoredEvent } from '../store/schema';
import { kindOf } from './tellable';

type VoteKind = ProposalEvent['kind'];

/** Most important first: what is decided or paid, then what turns, then what is about to end. */
const importance: readonly NewsKind[] = [
  'delivered',
  'returned',
  'coverage-crossed',
  'executed',
  'expired',
  'canceled',
  'queued',
  'outcome-final',
  'replaced',
  'deleted',
  'lead-flipped',
  'quorum-lost',
  'margin-narrowed',
  'nothing-moved',
  'blocked',
  'edited',
  'ask-edited',
  'vote-linked',
  'quorum-reached',
  'closes-soon',
  'stuck',
  'closed',
  'appeared',
  'opened',
  'poll-closed',
  'poll-flipped',
  'topic-hidden',
  'author-posted',
  'topic-closed',
  'poll-opened',
];

/** What leaves nothing to say of an open vote. */
const ends: readonly VoteKind[] = ['outcome-final', 'executed', 'expired', 'canceled', 'replaced', 'deleted'];

/** Later news of the same vote that leaves nothing to say of the earlier. */
const replacedBy: Record<VoteKind, readonly VoteKind[]> = {
  appeared: ['opened', ...ends],
  opened: ['lead-flipped', 'quorum-reached', 'quorum-lost', 'closes-soon', 'closed', ...ends],
  'lead-flipped': ['lead-flipped', ...ends],
  'margin-narrowed': ['margin-narrowed', 'lead-flipped', 'closed', ...ends],
  'quorum-reached': ['quorum-reached', 'quorum-lost', ...ends],
  'quorum-lost': ['quorum-reached', 'quorum-lost', ...ends],
  'closes-soon': ['closes-soon', 'closed', ...ends],
  closed: ['closed', 'stuck', ...ends],
  stuck: ['stuck', ...ends],
  'outcome-final': ends,
  queued: ['executed', 'expired', 'canceled', 'replaced', 'deleted'],
  executed: ['deleted'],
  expired: ['deleted'],
  canceled: ['replaced', 'deleted'],
  edited: ['replaced', 'deleted'],
  deleted: ['replaced', 'deleted'],
  replaced: [],
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
  if (event.news.subject === 'topic' && other.subject === 'topic')
    return after && at >= event.at && outdates(other.event, event.news.event);
  if (event.news.subject !== 'vote' || other.subject !== 'vote') return false;
  if (other.event.proposalKey !== event.news.event.proposalKey || at < event.at) return false;
  const { kind } = event.news.event;
  const mutual = replacedBy[other.event.kind].includes(kind);
  return replacedBy[kind].includes(other.event.kind) && (after || !mutual);
}

/** Whether later news of a topic leaves nothing to say of the earlier: of two flips or posts the last, no flip in a poll that is over. */
function outdates(later: TopicEvent, earlier: TopicEvent): boolean {
  if (later.topicKey !== earlier.topicKey || later.id === earlier.id) return false;
  if ('poll' in earlier) return 'poll' in later && later.poll === earlier.poll && later.kind !== 'poll-opened';
  return later.kind === earlier.kind && (later.kind === 'author-posted' || later.kind === 'topic-closed');
}
