import { parseSnapshotLink } from '../../domain/governance/links';
import { type Topic, type TopicRef, topicAddress, topicKey } from '../../domain/governance/topic';
import type { Milliseconds } from '../../domain/time';
import { cookedLinks } from './cooked-links';
import type { DiscourseTopic } from './topic-schema';

/** More ids than any real topic links. */
const mostIds = 500;

/** A topic in our words, from its forum's. */
export function normaliseTopic(ref: TopicRef, topic: DiscourseTopic, observedAt: Milliseconds): Topic {
  const host = ref.host.toLowerCase();
  const { posts } = topic.post_stream;
  const opening = posts.find((post) => post.post_number === 1);
  const openingIds = proposalIds([...counted(opening?.link_counts), ...cookedLinks(opening?.cooked ?? '')]);
  const elsewhere = posts
    .filter((post) => post !== opening)
    .flatMap((post) => [...counted(post.link_counts), ...cookedLinks(post.cooked)]);
  const otherIds = proposalIds([...elsewhere, ...counted(topic.details?.links)]);
  return {
    key: topicKey(ref),
    host,
    ...(ref.base !== undefined && { base: ref.base }),
    id: ref.id,
    title: topic.title.slice(0, 1_000),
    url: topicAddress(ref),
    openingPostProposalIds: openingIds,
    otherProposalIds: otherIds.filter((id) => !openingIds.includes(id)),
    closed: topic.closed ?? false,
    observedAt,
  };
}

type CountedLinks = { url: string; reflection?: boolean | null | undefined }[];

/** Links that lead away from here. */
function counted(links: CountedLinks | null | undefined): string[] {
  return (links ?? []).filter((link) => !link.reflection).map((link) => link.url);
}

/** Snapshot proposals among the links, each once, in order. */
function proposalIds(links: readonly string[]): string[] {
  const ids = links.map((link) => parseSnapshotLink(link)?.id).filter((id) => id !== undefined);
  return [...new Set(ids)].slice(0, mostIds);
}
