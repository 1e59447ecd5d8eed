import { readCatalogue } from '../../catalogue/rescues';
import { matchTopic } from '../../domain/rescue/match-proposal';
import type { Milliseconds } from '../../domain/time';
import { type ConfirmedAsk, claimOf } from '../../domain/topic/confirmed-ask';
import { postAddress } from '../../domain/topic/topic-poll';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { forgetConfirmedAsk, saveConfirmedAsk } from '../../store/confirmed-asks';
import { bumpRevision } from '../../store/preferences';
import { readStoredTopic } from '../../store/topics';
import { orStorageBlocked } from '../storage-blocked';

/** Counts what a topic asks for, as the user confirms it, from now on. Refused where the topic is of no contribution of the rescue, or asks for nothing. */
export function confirmAsk(
  { key, rescueId, ...said }: Protocol['confirmAsk']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['confirmAsk']['answer']> {
  return orStorageBlocked<Protocol['confirmAsk']['answer']>(async () => {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    const named = topicWatchOf(key);
    const rescue = readCatalogue().find(({ id }) => id === rescueId);
    const part = named && rescue && matchTopic(rescue, named.topic)?.part;
    const topic = part && (await readStoredTopic(key));
    const asks = topic?.asks?.filter(({ confidence }) => confidence === 'high') ?? [];
    const read = asks.find(({ asset }) => asset === said.asset) ?? asks[0];
    if (!rescue || !topic || !read || part?.kind !== 'contribution') return { kind: 'failed', reason: 'not-found' };
    const ask: ConfirmedAsk = {
      ...said,
      topicKey: key,
      rescueId,
      contributionId: part.id,
      sentence: read.sentence.replaceAll(/0x[0-9a-fA-F]{40}/g, '0x…'),
      url: postAddress(topic, read.post ?? 1),
      saidAt: topic.openingUpdatedAt ?? topic.createdAt ?? now,
      confirmedAt: now,
    };
    if (!claimOf(ask, rescue)) return { kind: 'failed', reason: 'malformed' };
    await saveConfirmedAsk(ask);
    await bumpRevision();
    return { kind: 'saved' };
  });
}

/** Counts it no longer. */
export async function revokeAsk(
  { key }: Protocol['revokeAsk']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['revokeAsk']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  await forgetConfirmedAsk(key);
  await bumpRevision();
  return { kind: 'saved' };
}
