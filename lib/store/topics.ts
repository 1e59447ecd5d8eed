import type { Topic, TopicKey } from '../domain/governance/topic';
import { inDatabase, inTransaction } from './database';

/** A topic as it was last seen. */
export function readStoredTopic(key: TopicKey): Promise<Topic | undefined> {
  return inDatabase((database) => database.get('topics', key));
}

/** Every topic that was read. */
export function readStoredTopics(): Promise<Topic[]> {
  return inDatabase((database) => database.getAll('topics'));
}

/** Keeps what a forum said, unless something newer is stored. */
export function saveTopic(topic: Topic): Promise<void> {
  return inTransaction(['topics'], async (transaction) => {
    const topics = transaction.objectStore('topics');
    const stored = await topics.get(topic.key);
    if (!stored || stored.observedAt <= topic.observedAt) await topics.put(topic);
  });
}
