import { type Topic, type TopicRef, topicAddress } from '../../domain/governance/topic';
import type { Milliseconds } from '../../domain/time';
import { fetchJson } from '../../platform/fetch-json';
import { isAllowed } from '../../platform/host-permission';
import { SourceError } from '../../platform/source-error';
import { type CookedPost, readCooked } from './cooked-post';
import { normaliseTopic } from './normalise-topic';
import { instant } from './polls';
import { refuse } from './refuse';
import { type DiscourseTopic, discourseTopic } from './topic-schema';

/** A topic as its forum serves it to anybody, in one request. Throws `SourceError`: `not-found` means not visible to us. */
export async function readTopic(ref: TopicRef, options: { now: Milliseconds; signal?: AbortSignal }): Promise<Topic> {
  return normaliseTopic(ref, await fetchTopic(ref, options.signal), options.now);
}

/** The opening post of a topic, in one request. Throws `SourceError`. */
export async function readOpeningPost(
  ref: TopicRef,
): Promise<{ title: string; post: CookedPost; createdAt?: Milliseconds }> {
  const { title, created_at, post_stream } = await fetchTopic(ref);
  const createdAt = instant(created_at);
  const opening = post_stream.posts.find(({ post_number }) => post_number === 1);
  return {
    title: title.slice(0, 1_000),
    post: readCooked(opening?.cooked ?? ''),
    ...(createdAt !== null && { createdAt }),
  };
}

async function fetchTopic(ref: TopicRef, signal?: AbortSignal): Promise<DiscourseTopic> {
  const host = ref.host.toLowerCase();
  // Without the slug: slugs change, and the short form is answered without a redirect.
  const url = `${topicAddress(ref)}.json`;
  if (
    !URL.canParse(url) ||
    new URL(url).host !== host ||
    new URL(url).href !== url ||
    !Number.isSafeInteger(ref.id) ||
    ref.id <= 0
  )
    throw new SourceError('not-found', host, 'not a topic');
  // Lists name topics of any forum: those that the user has not allowed are not even asked.
  if (!(await isAllowed(host))) throw new SourceError('not-allowed', host, 'no permission for this host');
  const answer = await fetchJson(url, signal ? { signal } : {});
  refuse(answer, host);
  const parsed = discourseTopic.safeParse(answer.body);
  if (!parsed.success) throw new SourceError('malformed', host, 'not a topic');
  if (parsed.data.id !== ref.id) throw new SourceError('malformed', host, 'another topic');
  return parsed.data;
}
