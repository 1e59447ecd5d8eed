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
