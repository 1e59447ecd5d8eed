import type { Candidate } from '../../domain/discovery/candidate';
import { parseSnapshotLink, parseTopicLink } from '../../domain/governance/links';
import type { TopicRef } from '../../domain/governance/topic';
import type { CookedPost } from '../../sources/discourse/cooked-post';
import { readText } from '../../sources/discourse/read-text';

/** What is known of a proposal or topic beside its text. */
export type CandidateHead = Omit<Candidate, 'lines' | 'topics' | 'proposalIds' | 'asks' | 'mentioned' | 'recipient'>;

/** A candidate from what its author wrote. `links`: others that its venue keeps beside the text, as a discussion. */
export function candidateOf(head: CandidateHead, post: CookedPost, links: readonly string[] = []): Candidate {
  const { lines, asks, mentioned, recipient, ...read } = readText(head.title, post);
  const all = [...links, ...read.links, ...lines.flatMap((line) => line.match(/https?:\/\/[^\s<>()\]]+/g) ?? [])];
  return {
    ...head,
    lines,
    asks,
    mentioned,
    topics: all.flatMap((link): readonly TopicRef[] | TopicRef => parseTopicLink(link) ?? []),
    proposalIds: all.flatMap((link) => parseSnapshotLink(link)?.id ?? []),
    ...(recipient !== undefined && { recipient }),
  };
}
