import type { Topic } from '../../domain/governance/topic';
import type { Watch } from '../../domain/governance/watch';
import type { Rescue } from '../../domain/rescue/rescue';
import { toldUnlessChosen } from '../../domain/telling/news-kind';
import { type Milliseconds, minute } from '../../domain/time';
import { diffTopic } from '../../domain/topic/diff-topic';
import type { TopicEvent } from '../../domain/topic/topic-event';
import { isPollOver, pollName, postAddress } from '../../domain/topic/topic-poll';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import type { StoredEvent } from '../../store/schema';
import type { TopicJudge } from '../../store/topics';
import { contributorOf, type JudgeGround } from '../judge';
import { nextTopicPollAt } from './next-topic-poll';

/** An observation that was older when somebody began to follow is no baseline of theirs. */
const baselineFor = 10 * minute;

/** What a judgement of a topic rests on, besides what is stored. */
export type TopicGround = JudgeGround;

/** Judges what a forum answered: news for those who follow the topic or one of its polls, a silent baseline for everybody else. */
export function judgeTopic(ground: TopicGround): TopicJudge {
  return (previous, next, watches) => ({
    events: watches.flatMap((watch) =>
      next && previous && previous.observedAt >= watch.createdAt - baselineFor
        ? newsFor(watch, previous, next, ground.now).map((event) => storedEvent(event, next, watch, ground.rescues))
        : [],
    ),
    watches: watches.map((watch) => looked({ ...watch, failures: 0 }, next, ground)),
  });
}

/** Judges silence: the last observation stands, and the next look is later. `notBefore`: the forum asked to be left alone until then. `asked`: it was asked, and failed. */
export function judgeTopicSilence(ground: TopicGround, notBefore: Milliseconds, asked: boolean): TopicJudge {
  return (_previous, next, watches) => ({
    events: [],
    watches: watches.map((watch) =>
      looked({ ...watch, failures: watch.failures + (asked ? 1 : 0) }, next, ground, notBefore),
    ),
  });
}

/** All news of the topic, or those of one poll. */
function newsFor(watch: Watch, previous: Topic, next: Topic, now: Milliseconds): TopicEvent[] {
  const poll = topicWatchOf(watch.key)?.poll;
  return diffTopic(previous, next, now).filter(
    (event) => poll === undefined || event.kind === 'topic-hidden' || ('poll' in event && event.poll === poll),
  );
}

/** The watch with its next look; a settled one has none. */
function looked(
  { nextPollAt: _, ...watch }: Watch,
  topic: Topic | undefined,
  { now, random }: TopicGround,
  notBefore = 0,
): Watch {
  const poll = topicWatchOf(watch.key)?.poll;
  const watched = poll === undefined ? undefined : topic?.polls?.find((each) => pollName(each) === poll);
  const at = watched && isPollOver(watched, now) ? undefined : nextTopicPollAt(topic, now, random(), watch.failures);
  return { ...watch, ...(at !== undefined && { nextPollAt: Math.max(at, notBefore) }) };
}

function storedEvent(event: TopicEvent, topic: Topic, watch: Watch, rescues: readonly Rescue[]): StoredEvent {
  const contributor = contributorOf(watch, rescues);
  return {
    id: event.id,
    rescueId: watch.rescueId,
    ...(watch.contributionId !== undefined && { contributionId: watch.contributionId }),
    proposalKey: watch.key,
    url: pageOf(event, topic),
    title: topic.title,
    ...(contributor !== undefined && { contributor }),
    at: event.observedAt,
    news: { subject: 'topic', event },
    unread: toldUnlessChosen[event.kind] ? 1 : 0,
  };
}

/** The post that the news is about; of a linked vote too: where a stranger's link leads is for the reader to judge. */
function pageOf(event: TopicEvent, topic: Topic): string {
  if ('post' in event && event.post !== undefined) return postAddress(topic, event.post);
  const changed = event.kind === 'ask-edited' ? topic.asks?.find(({ post = 1 }) => post > 1)?.post : undefined;
  const linked = event.kind === 'vote-linked' ? topic.links?.find(({ url }) => url === event.url)?.post : undefined;
  return postAddress(topic, changed ?? linked ?? 1);
}
