import { parseSnapshotLink } from '../../domain/governance/links';
import { stageTagOf } from '../../domain/governance/stage-tag';
import { type Topic, type TopicLink, type TopicRef, topicAddress, topicKey } from '../../domain/governance/topic';
import type { Milliseconds } from '../../domain/time';
import { type CookedPost, readCooked } from './cooked-post';
import { instant, normalisePolls } from './polls';
import { readAsks } from './reading/read-asks';
import { topicLinks } from './topic-links';
import type { DiscourseTopic } from './topic-schema';

/** More ids than any real topic links. */
const mostIds = 500;
const longestTitle = 1_000;
const mostTags = 50;

type DiscoursePost = DiscourseTopic['post_stream']['posts'][number];

interface ReadPost {
  post: DiscoursePost;
  cooked: CookedPost;
  byAuthor: boolean;
}

/** A topic in our words, from its forum's. */
export function normaliseTopic(ref: TopicRef, topic: DiscourseTopic, observedAt: Milliseconds): Topic {
  const host = ref.host.toLowerCase();
  const opening = topic.post_stream.posts.find(({ post_number }) => post_number === 1);
  const author = opening?.username ?? topic.details?.created_by?.username;
  const posts = topic.post_stream.posts.map((post) => ({
    post,
    cooked: readCooked(post.cooked),
    byAuthor: post.post_number === 1 || (author !== undefined && author !== null && post.username === author),
  }));
  const linked = (read: ReadPost) => [...counted(read.post.link_counts), ...read.cooked.links];
  const openingIds = proposalIds(posts.filter(({ post }) => post === opening).flatMap(linked));
  const elsewhere = posts.filter(({ post }) => post !== opening).flatMap(linked);
  const otherIds = proposalIds([...elsewhere, ...counted(topic.details?.links)]);
  const title = topic.title.slice(0, longestTitle);
  return {
    key: topicKey(ref),
    host,
    ...(ref.base !== undefined && { base: ref.base }),
    id: ref.id,
    title,
    url: topicAddress(ref),
    openingPostProposalIds: openingIds,
    otherProposalIds: otherIds.filter((id) => !openingIds.includes(id)),
    closed: topic.closed ?? false,
    ...(typeof topic.archived === 'boolean' && { archived: topic.archived }),
    ...understood(title, posts, topic),
    ...circumstances(topic, posts, author ?? undefined),
    ...authorship(topic, posts, author ?? undefined),
    observedAt,
  };
}

/** What its title and posts say. */
function understood(title: string, posts: readonly ReadPost[], topic: DiscourseTopic) {
  const stageTag = stageTagOf(title);
  const read = posts.map(({ post, cooked, byAuthor }) => ({
    number: post.post_number,
    byAuthor,
    blocks: cooked.blocks,
  }));
  return {
    ...(stageTag !== undefined && { stageTag }),
    ...readAsks(title, read),
    polls: posts.flatMap(({ post, cooked }) => normalisePolls(post.post_number, post.polls ?? [], cooked)),
    links: linksOf(posts, topic),
  };
}

function linksOf(posts: readonly ReadPost[], topic: DiscourseTopic): TopicLink[] {
  return topicLinks([
    ...posts.map(({ post, cooked, byAuthor }) => ({
      number: post.post_number,
      weight: post.post_number === 1 ? ('opening' as const) : byAuthor ? ('author' as const) : ('other' as const),
      links: [...cooked.links, ...counted(post.link_counts)],
    })),
    { number: null, weight: 'other' as const, links: counted(topic.details?.links) },
  ]);
}

/** Who wrote when. What the forum does not say is left out. */
function circumstances(topic: DiscourseTopic, posts: readonly ReadPost[], author: string | undefined): Partial<Topic> {
  const opening = posts.find(({ post }) => post.post_number === 1)?.post;
  const tags = (topic.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name)).slice(0, mostTags);
  const createdAt = instant(topic.created_at);
  const lastPostAt = instant(topic.last_posted_at);
  const openingUpdatedAt = instant(opening?.updated_at);
  return {
    ...(author !== undefined && { author: author.slice(0, 100) }),
    ...(tags.length > 0 && { tags: tags.map((tag) => tag.slice(0, 100)) }),
    ...(typeof topic.category_id === 'number' && { categoryId: topic.category_id }),
    ...(typeof topic.posts_count === 'number' && { postsCount: topic.posts_count }),
    ...(createdAt !== null && { createdAt }),
    ...(lastPostAt !== null && { lastPostAt }),
    ...(typeof opening?.version === 'number' && { openingVersion: opening.version }),
    ...(openingUpdatedAt !== null && { openingUpdatedAt }),
  };
}

/** What the author wrote. One answer holds the first twenty posts: of later ones the forum tells how many are whose, and whose is the last. */
function authorship(topic: DiscourseTopic, posts: readonly ReadPost[], author: string | undefined): Partial<Topic> {
  const own = posts.filter(({ byAuthor }) => byAuthor).map(({ post }) => post);
  const isLast = author !== undefined && topic.details?.last_poster?.username === author;
  const numbers = [...own.map((post) => post.post_number), ...(isLast ? [topic.highest_post_number ?? 0] : [])];
  const participant = topic.details?.participants?.find(({ username }) => username === author);
  const text = own.map(({ version, updated_at }) => `${version ?? ''} ${updated_at ?? ''}`);
  return {
    ...(numbers.length > 0 && { authorLastPost: Math.max(...numbers) }),
    ...(participant && { authorPosts: participant.post_count }),
    authorText: [topic.title.slice(0, longestTitle), ...text].join('\n'),
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
