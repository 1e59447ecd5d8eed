import type { TopicRef } from '../domain/governance/topic';
import type { Milliseconds } from '../domain/time';
import type { RefreshOutcome } from './refresh-rescue';

/** Reads a topic and the proposals that its opening post links. At most every 5 min. Throws `StorageError` only. */
export async function refreshTopic(ref: TopicRef, now: Milliseconds): Promise<RefreshOutcome> {
  throw new Error(`not yet: ${ref.id} ${now}`);
}
