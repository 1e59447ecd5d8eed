import type { Topic, TopicRef } from '../../domain/governance/topic';
import type { Milliseconds } from '../../domain/time';

/** A topic as its forum serves it to anybody. Throws `SourceError`: `not-found` means not visible to us. */
export async function readTopic(ref: TopicRef, options: { now: Milliseconds; signal?: AbortSignal }): Promise<Topic> {
  throw new Error(`not yet: ${ref.id} ${options.now}`);
}
