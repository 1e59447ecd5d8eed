import { type Topic, type TopicPoll, type TopicRef, topicAddress } from '../governance/topic';
import type { Milliseconds } from '../time';

/** The address of one post of a topic. */
export function postAddress(topic: TopicRef, post: number): string {
  return post > 1 ? `${topicAddress(topic)}/${post}` : topicAddress(topic);
}

/** What names a poll within its topic: a post has several by name. */
export function pollName({ post, name }: Pick<TopicPoll, 'post' | 'name'>): string {
  return `${post}:${name}`;
}

/** Names one poll of a topic: `discourse-poll:research.lido.fi:11483:1:poll`. */
export function pollKey(topic: Pick<Topic, 'key'>, poll: Pick<TopicPoll, 'post' | 'name'>): string {
  return `${topic.key.replace(/^topic:/, 'discourse-poll:')}:${pollName(poll)}`;
}

/** Whether nobody can vote any more. A forum may be late in saying so. */
export function isPollOver({ closed, closesAt }: TopicPoll, now: Milliseconds): boolean {
  return closed || (closesAt !== null && closesAt <= now);
}

/** Who leads a poll in which most votes win, and by how many. `undefined`: tied, hidden, no vote yet, or another way of counting. */
export function pollLead({ kind, options }: TopicPoll): { index: number; votes: number; margin: number } | undefined {
  if (kind !== 'regular' && kind !== 'multiple') return undefined;
  const ranked = options
    .flatMap(({ votes }, index) => (votes === null ? [] : [{ index, votes }]))
    .sort((a, b) => b.votes - a.votes);
  const [first, second] = ranked;
  if (!first || ranked.length < options.length) return undefined;
  const margin = first.votes - (second?.votes ?? 0);
  return margin > 0 ? { ...first, margin } : undefined;
}
