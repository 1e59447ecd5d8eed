import { readCatalogue } from '../catalogue/rescues';
import { spaceAliases } from '../catalogue/space-aliases';
import { type Topic, type TopicRef, topicKey } from '../domain/governance/topic';
import { snapshotKey } from '../domain/governance/venue';
import { matchProposal } from '../domain/rescue/match-proposal';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, minute, second } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { readTopic } from '../sources/discourse/read-topic';
import { hubHost } from '../sources/snapshot/ask-hub';
import { readProposalsByIds } from '../sources/snapshot/read-proposals';
import { bumpRevision } from '../store/preferences';
import { readStoredProposals } from '../store/proposals';
import { saveObservations } from '../store/save-observations';
import { readStoredTopic, readStoredTopics, saveTopic } from '../store/topics';
import { AskedLately } from './asked-lately';
import { judgeAnswer } from './judge';
import type { RefreshOutcome } from './refresh-rescue';
import { rememberAnswer, rememberFailure } from './source-health';

const interval = 5 * minute;
/** A forum that did not answer is asked again sooner. */
const patience = 30 * second;
/** Opening posts that link more proposals than this are lists, not the discussion of one. */
const mostLinked = 20;

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
    try {
      const topic = await readTopic(ref, { now });
      await saveTopic(topic);
      await rememberAnswer(topic.host, now);
      await readLinked(topic, now, rescues, random);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // "Not found" means not visible to us, and says nothing of the forum's health.
      if (error.reason !== 'not-found') await rememberFailure(error, now);
      await bumpRevision();
      return 'failed';
    }
    await bumpRevision();
    return 'read';
  });
}

/** The linked proposals that were never seen. The others are kept current by the poll, or by their rescue. */
async function readLinked(
  topic: Topic,
  now: Milliseconds,
  rescues: readonly Rescue[],
  random: () => number,
): Promise<void> {
  const seen = new Set((await readStoredProposals()).map(({ key }) => key));
  const ids = topic.openingPostProposalIds.filter((id) => !seen.has(snapshotKey(id))).slice(0, mostLinked);
  if (ids.length === 0) return;
  const readings = await readProposalsByIds(ids, { now, userAsked: true });
  const topics = await readStoredTopics();
  const found = [...readings.values()].filter((reading) => typeof reading === 'object');
  const belonging = found.filter((proposal) =>
    rescues.some((rescue) => matchProposal(rescue, proposal, topics, spaceAliases)),
  );
  await saveObservations(
    belonging.map((proposal) => ({ proposal })),
    judgeAnswer({ now, rescues, random }),
  );
  await rememberAnswer(hubHost, now);
}
