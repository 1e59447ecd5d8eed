import { snapshotHub } from '../catalogue/hosts';
import type { Subject } from '../domain/governance/subject';
import type { Topic } from '../domain/governance/topic';
import type { Milliseconds } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import { SourceError } from '../platform/source-error';
import { readTopic } from '../sources/discourse/read-topic';
import type { AskOptions } from '../sources/snapshot/ask-hub';
import { readProposalsByIds } from '../sources/snapshot/read-proposals';
import type { Stored } from './read-stored';

/** Reads a subject without storing it, for private windows and where the database is blocked. Gives what is stored, with it. */
export async function readUnsaved(
  stored: Stored,
  subject: Subject,
  now: Milliseconds,
  ask: Pick<AskOptions, 'hub'> = {},
): Promise<{ stored: Stored; problems: Problem[] }> {
  const problems: Problem[] = [];
  const attempt = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push({ source: error.source, reason: error.reason, since: now });
      return undefined;
    }
  };

  const topic = subject.kind === 'topic' ? await attempt(() => readTopic(subject, { now })) : undefined;
  const ids = idsOf(subject, topic);
  const readings =
    ids.length > 0 ? await attempt(() => readProposalsByIds(ids, { ...ask, now, userAsked: true })) : undefined;
  const proposals = [...(readings?.values() ?? [])].filter((reading) => typeof reading === 'object');
  if (subject.kind === 'proposal' && ids.length > 0 && readings && proposals.length === 0) {
    const reason = [...readings.values()].includes('malformed') ? 'malformed' : 'not-found';
    problems.push({ source: snapshotHub, reason, since: now });
  }
  return {
    stored: {
      ...stored,
      // The later of two with one key counts.
      proposals: [...stored.proposals, ...proposals],
      topics: topic ? [...stored.topics.filter(({ key }) => key !== topic.key), topic] : stored.topics,
    },
    problems,
  };
}

/** The proposals of Snapshot that a page is about. */
function idsOf(subject: Subject, topic: Topic | undefined): readonly string[] {
  if (subject.kind === 'topic') return topic?.openingPostProposalIds ?? [];
  return subject.venue === 'snapshot' ? [subject.id] : [];
}
