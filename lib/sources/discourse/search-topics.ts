import { type Milliseconds, minute } from '../../domain/time';
import { fetchJson } from '../../platform/fetch-json';
import { isAllowed } from '../../platform/host-permission';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { instant } from './polls';
import { refuse } from './refuse';

/** A topic that a search found. Its title is text of others. */
export interface FoundTopic {
  id: number;
  title: string;
  createdAt?: Milliseconds;
}

const found = z.object({
  topics: z.optional(
    z.array(z.object({ id: z.int().check(z.positive()), title: z.string(), created_at: z.nullish(z.string()) })),
  ),
  grouped_search_result: z.nullish(z.object({ error: z.nullish(z.string()) })),
});

/** The newest topics of a forum in which a word stands, in one request. Throws `SourceError`, also where the forum searches nothing and says so. */
export async function searchTopics(
  { host, base = '' }: { host: string; base?: string },
  word: string,
): Promise<FoundTopic[]> {
  if (!(await isAllowed(host))) throw new SourceError('not-allowed', host, 'no permission for this host');
  const question = new URLSearchParams({ q: `${word} order:latest` });
  const answer = await fetchJson(`https://${host}${base}/search.json?${question}`);
  refuse(answer, host);
  const parsed = found.safeParse(answer.body);
  if (!parsed.success) throw new SourceError('malformed', host, 'not a search result');
  const { topics = [], grouped_search_result: group } = parsed.data;
  // "You’re searching too often" comes as an empty answer on status 200.
  if (topics.length === 0 && group?.error)
    throw new SourceError('rate-limited', host, 'searched too often', { retryAfter: minute });
  return topics.map(({ id, title, created_at }) => {
    const createdAt = instant(created_at);
    return { id, title: title.slice(0, 1_000), ...(createdAt !== null && { createdAt }) };
  });
}
