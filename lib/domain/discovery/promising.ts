import { parseTopicLink } from '../governance/links';
import { topicKey } from '../governance/topic';
import { gives, speaksOfLoss } from './cues';
import type { SearchedRescue } from './suggestion';
import { termHits } from './term-hits';

/** Whether a title or a discussion lets expect something of a rescue, so that its text is read before others. */
export function isPromising(
  { title, discussion = '' }: { title: string; discussion?: string },
  searched: readonly SearchedRescue[],
): boolean {
  const topic = parseTopicLink(discussion);
  const key = topic && topicKey(topic);
  return (
    searched.some(
      ({ rescue, terms }) =>
        termHits(title, terms).length > 0 || rescue.topics.some((each) => key !== undefined && topicKey(each) === key),
    ) ||
    gives.test(title) ||
    speaksOfLoss.test(title)
  );
}
