import { readCatalogue } from '../../catalogue/rescues';
import { topicKey } from '../../domain/governance/topic';
import type { NewWatch } from '../../domain/governance/watch';
import { matchTopic } from '../../domain/rescue/match-proposal';
import type { Milliseconds } from '../../domain/time';
import { pollName } from '../../domain/topic/topic-poll';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import { readStoredTopic } from '../../store/topics';
import { refreshTopic } from '../../watch/refresh-topic';
import { nextTopicPollAt } from '../../watch/topics/next-topic-poll';

/** The watch on a topic of a rescue, or on one of its polls, with its baseline read; `undefined` where there is none, or its forum does not show it. */
export async function topicWatch(key: string, rescueId: string, now: Milliseconds): Promise<NewWatch | undefined> {
  const named = topicWatchOf(key);
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  const match = named && rescue && matchTopic(rescue, named.topic);
  if (!match) return undefined;
  // What changed before somebody began to follow is not their news.
  await refreshTopic(named.topic, now);
  const topic = await readStoredTopic(topicKey(named.topic));
  if (!topic || (named.poll !== undefined && !topic.polls?.some((poll) => pollName(poll) === named.poll)))
    return undefined;
  const next = nextTopicPollAt(topic, now, Math.random());
  return {
    key,
    rescueId,
    ...(match.part && { contributionId: match.part.id }),
    createdAt: now,
    ...(next !== undefined && { nextPollAt: next }),
    failures: 0,
  };
}
