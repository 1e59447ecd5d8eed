import { readCatalogue } from '../catalogue/rescues';
import { type TopicRef, topicKey } from '../domain/governance/topic';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, minute, second } from '../domain/time';
import { bumpRevision } from '../store/preferences';
import { readStoredTopic } from '../store/topics';
import { AskedLately } from './asked-lately';
import { readGround } from './read-ground';
import type { RefreshOutcome } from './refresh-rescue';
import { lookAtTopic } from './topics/look-at-topic';
import { leftAloneUntil } from './topics/look-at-topics';

const interval = 5 * minute;
/** A forum that did not answer is asked again sooner, unless it asked to be left alone. */
const patience = 30 * second;

const asked = new AskedLately<RefreshOutcome>();

/** Reads a topic, and the proposals of rescues that its opening post links. At most every 5 min. Throws `StorageError` only. */
export async function refreshTopic(
  ref: TopicRef,
  now: Milliseconds,
  { rescues = readCatalogue(), random = Math.random }: { rescues?: readonly Rescue[]; random?: () => number } = {},
): Promise<RefreshOutcome> {
  const key = topicKey(ref);
  return asked.once(key, now, patience, async () => {
    const stored = await readStoredTopic(key);
    if (stored && stored.observedAt <= now && now - stored.observedAt < interval) return 'fresh';
    if ((await leftAloneUntil(ref, now)) > now) return 'failed';
    const { failure } = await lookAtTopic(ref, await readGround(now, { rescues, random }));
    await bumpRevision();
    return failure ? 'failed' : 'read';
  });
}
