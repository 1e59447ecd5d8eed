import type { Topic, TopicKey } from '../domain/governance/topic';
import type { Watch } from '../domain/governance/watch';
import type { Milliseconds } from '../domain/time';
import { carryTopic } from '../domain/topic/diff-topic';
import { inDatabase, inTransaction, writeAll } from './database';
import { eventWrites, isOvertaken, unrecorded } from './save-observations';
import type { StoredEvent } from './schema';

/** A topic as it was last seen. */
export function readStoredTopic(key: TopicKey): Promise<Topic | undefined> {
  return inDatabase((database) => database.get('topics', key));
}

/** Every topic that was read. */
export function readStoredTopics(): Promise<Topic[]> {
  return inDatabase((database) => database.getAll('topics'));
}

/** What came of asking about a topic: how it stands; that its forum does not show it to us; or no answer. */
export type TopicObservation = { topic: Topic } | { hidden: TopicKey; at: Milliseconds } | { unanswered: TopicKey };

/** What follows from an observation of a topic: news, and the watches on it and on its polls with their next looks. */
export interface TopicJudgement {
  events: readonly StoredEvent[];
  watches: readonly Watch[];
}

/** Decides what an observation means, given what is stored at the moment of writing. Pure. `next` is `previous` where there was no answer. */
export type TopicJudge = (
  previous: Topic | undefined,
  next: Topic | undefined,
  watches: readonly Watch[],
) => TopicJudgement;

/**
 * An observation of a topic, its news, outbox and next looks, in one transaction: killed before, nothing happened; killed after, all is there.
 * A slow answer that was overtaken by a newer one changes nothing. Returns the news that was not recorded before.
 */
export function saveTopicObservation(observation: TopicObservation, judge: TopicJudge): Promise<StoredEvent[]> {
  return inTransaction(['topics', 'watches', 'events', 'outbox'], async (transaction) => {
    const key = keyOf(observation);
    const watchStore = transaction.objectStore('watches');
    const polls = `${key.replace(/^topic:/, 'discourse-poll:')}:`;
    const [previous, own, ofPolls] = await Promise.all([
      transaction.objectStore('topics').get(key),
      watchStore.get(key),
      watchStore.getAll(IDBKeyRange.bound(polls, `${polls}\uffff`)),
    ]);
    const next = nextOf(observation, previous);
    if (previous && next && isOvertaken(previous, next)) return [];
    const { events, watches } = judge(
      previous,
      next,
      [...(own ? [own] : []), ...ofPolls].filter(({ off }) => !off),
    );
    const recorded = await unrecorded(transaction, events);
    await writeAll([
      ...(next && next !== previous ? [() => transaction.objectStore('topics').put(next)] : []),
      ...watches.map((watch) => () => watchStore.put(watch)),
      ...recorded.flatMap((event) => eventWrites(transaction, event, true)),
    ]);
    return recorded;
  });
}

function keyOf(observation: TopicObservation): TopicKey {
  if ('topic' in observation) return observation.topic.key;
  return 'hidden' in observation ? observation.hidden : observation.unanswered;
}

function nextOf(observation: TopicObservation, previous: Topic | undefined): Topic | undefined {
  if ('topic' in observation) return carryTopic(previous, observation.topic);
  // What was last seen stays readable: "not found" says only that it is not shown to us.
  if ('hidden' in observation && previous) return { hiddenSince: observation.at, ...previous };
  return previous;
}
