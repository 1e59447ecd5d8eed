import { type TopicRef, topicKey } from '../../domain/governance/topic';
import type { Watch } from '../../domain/governance/watch';
import type { Milliseconds } from '../../domain/time';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import type { SourceError } from '../../platform/source-error';
import type { StoredEvent } from '../../store/schema';
import { readSource } from '../../store/sources';
import { saveTopicObservation } from '../../store/topics';
import { judgeTopicSilence, type TopicGround } from './judge-topic';
import { lookAtTopic } from './look-at-topic';

/** Failures that the other topics of the forum would meet as well. */
const ofForum: ReadonlySet<SourceError['reason']> = new Set(['rate-limited', 'unreachable', 'not-allowed']);

/** Looks at watched topics and polls: each topic once, one after the other, and no forum that asked to be left alone. */
export async function lookAtTopics(
  watches: readonly Watch[],
  ground: TopicGround,
): Promise<{ events: StoredEvent[]; failures: SourceError[] }> {
  const topics = new Map(
    watches.flatMap(({ key }) => {
      const topic = topicWatchOf(key)?.topic;
      return topic ? [[topicKey(topic), topic]] : [];
    }),
  );
  const events: StoredEvent[] = [];
  const failures: SourceError[] = [];
  const leftAlone = new Set<string>();
  for (const topic of topics.values()) {
    const until = await leftAloneUntil(topic, ground.now);
    if (until > ground.now || leftAlone.has(topic.host)) {
      await saveTopicObservation({ unanswered: topicKey(topic) }, judgeTopicSilence(ground, until, false));
      continue;
    }
    const { recorded, failure } = await lookAtTopic(topic, ground);
    events.push(...recorded);
    if (!failure) continue;
    failures.push(failure);
    if (failure.source === topic.host && ofForum.has(failure.reason)) leftAlone.add(topic.host);
  }
  return { events, failures };
}

/** Until when a forum has asked not to be asked; 0 where it has not. */
export async function leftAloneUntil({ host }: TopicRef, now: Milliseconds): Promise<Milliseconds> {
  const failure = (await readSource(host))?.failure;
  return failure?.reason === 'rate-limited' && failure.retryAt > now ? failure.retryAt : 0;
}
