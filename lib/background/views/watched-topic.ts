import { type Topic, topicKey } from '../../domain/governance/topic';
import type { Watch } from '../../domain/governance/watch';
import type { Milliseconds } from '../../domain/time';
import { pollName } from '../../domain/topic/topic-poll';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import type { WatchedTopicView } from '../../messages/popup-view';
import { partName, type RescueReading } from '../../reading/rescue-reading';
import { pollView } from './topic-view';

/** A topic or poll that is followed, as it was last seen; nothing for watches on votes. */
export function watchedTopic(
  { key, rescueId, contributionId }: Watch,
  topics: readonly Topic[],
  readings: readonly RescueReading[],
  now: Milliseconds,
): WatchedTopicView[] {
  const named = topicWatchOf(key);
  const topic = named && topics.find((each) => each.key === topicKey(named.topic));
  const rescue = readings.find((reading) => reading.rescue.id === rescueId)?.rescue;
  if (!topic || !rescue) return [];
  const poll = topic.polls?.find((each) => pollName(each) === named.poll);
  const isContribution = rescue.contributions.some(({ id }) => id === contributionId);
  const part = contributionId && {
    kind: isContribution ? ('contribution' as const) : ('recovery' as const),
    id: contributionId,
  };
  return [
    {
      key,
      rescueName: rescue.name,
      ...(part && { contributor: partName(rescue, part) }),
      title: topic.title,
      url: topic.url,
      ...(poll && { poll: pollView(topic, poll, now) }),
      hidden: topic.hiddenSince !== undefined,
    },
  ];
}
