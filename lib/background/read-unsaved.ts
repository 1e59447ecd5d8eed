import { type Subject, subjectKey } from '../domain/governance/subject';
import type { Milliseconds } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import { SourceError } from '../platform/source-error';
import { readTopic } from '../sources/discourse/read-topic';
import type { AskOptions } from '../sources/snapshot/ask-hub';
import { readProposalsByIds } from '../sources/snapshot/read-proposals';
import { hostOf, readByKey } from '../watch/read-by-key';
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
  const ids = topic?.openingPostProposalIds ?? [];
  const readings =
    ids.length > 0 ? await attempt(() => readProposalsByIds(ids, { ...ask, now, userAsked: true })) : undefined;
  const key = subjectKey(subject);
  const own =
    subject.kind === 'proposal' && subject.venue === 'snapshot'
      ? await attempt(() => readByKey(key, now, ask))
      : undefined;
  if (own === 'gone') problems.push({ source: hostOf(key), reason: 'not-found', since: now });
  const proposals = [own, ...(readings?.values() ?? [])].filter((reading) => typeof reading === 'object');
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
