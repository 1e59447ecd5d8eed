import { spaceAliases } from '../../catalogue/space-aliases';
import { type Topic, type TopicRef, topicKey } from '../../domain/governance/topic';
import { snapshotKey } from '../../domain/governance/venue';
import { matchProposal } from '../../domain/rescue/match-proposal';
import { SourceError } from '../../platform/source-error';
import { readTopic } from '../../sources/discourse/read-topic';
import { hubHost } from '../../sources/snapshot/ask-hub';
import { readProposalsByIds } from '../../sources/snapshot/read-proposals';
import { readStoredProposals } from '../../store/proposals';
import { saveObservations } from '../../store/save-observations';
import type { StoredEvent } from '../../store/schema';
import { readStoredTopics, saveTopicObservation } from '../../store/topics';
import { judgeAnswer } from '../judge';
import { rememberAnswer, rememberFailure } from '../source-health';
import { judgeTopic, judgeTopicSilence, type TopicGround } from './judge-topic';

/** Opening posts that link more proposals than this are lists, not the discussion of one. */
const mostLinked = 20;

/** Reads a topic once, and the proposals of rescues that its opening post links; saves both with their news. Throws `StorageError` only. */
export async function lookAtTopic(
  ref: TopicRef,
  ground: TopicGround,
): Promise<{ recorded: StoredEvent[]; failure?: SourceError }> {
  const { now } = ground;
  const key = topicKey(ref);
  let recorded: StoredEvent[] = [];
  let read = false;
  try {
    const topic = await readTopic(ref, { now });
    read = true;
    recorded = await saveTopicObservation({ topic }, judgeTopic(ground));
    await rememberAnswer(topic.host, now);
    await readLinked(topic, ground);
    return { recorded };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // "Not found" means not visible to us, and says nothing of the forum's health.
    if (error.reason === 'not-found' && !read)
      return { recorded: await saveTopicObservation({ hidden: key, at: now }, judgeTopic(ground)), failure: error };
    const notBefore = await rememberFailure(error, now);
    if (!read) await saveTopicObservation({ unanswered: key }, judgeTopicSilence(ground, notBefore, true));
    return { recorded, failure: error };
  }
}

/** The linked proposals that were never seen. The others are kept current by the poll, or by their rescue. */
async function readLinked(topic: Topic, ground: TopicGround): Promise<void> {
  const { now, rescues } = ground;
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
    judgeAnswer(ground),
  );
  await rememberAnswer(hubHost, now);
}
