import { type Topic, type TopicRef, topicAddress } from '../../domain/governance/topic';
import { type Milliseconds, second } from '../../domain/time';
import { fetchJson, type JsonAnswer, retryAfter } from '../../platform/fetch-json';
import { isAllowed } from '../../platform/host-permission';
import { SourceError } from '../../platform/source-error';
import { normaliseTopic } from './normalise-topic';
import { discourseRefusal, discourseTopic } from './topic-schema';

/** A topic as its forum serves it to anybody, in one request. Throws `SourceError`: `not-found` means not visible to us. */
export async function readTopic(ref: TopicRef, options: { now: Milliseconds; signal?: AbortSignal }): Promise<Topic> {
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
  const answer = await fetchJson(url, options.signal ? { signal: options.signal } : {});
  refuse(answer, host);
  const parsed = discourseTopic.safeParse(answer.body);
  if (!parsed.success) throw new SourceError('malformed', host, 'not a topic');
  if (parsed.data.id !== ref.id) throw new SourceError('malformed', host, 'another topic');
  return normaliseTopic(ref, parsed.data, options.now);
}

function refuse({ status, headers, body }: JsonAnswer, host: string): void {
  if (status === 200) return;
  const said = discourseRefusal.safeParse(body);
  const detail = `status ${status}${said.success && said.data.error_type ? `, ${said.data.error_type}` : ''}`;
  if (status === 429) {
    const seconds = said.success ? said.data.extras?.wait_seconds : undefined;
    const wait = retryAfter(headers) ?? (typeof seconds === 'number' ? Math.max(seconds, 0) * second : undefined);
    throw new SourceError('rate-limited', host, detail, wait === undefined ? {} : { retryAfter: wait });
  }
  if (status === 401 || status === 403) throw new SourceError('not-permitted', host, detail);
  if (status === 404 || status === 410) throw new SourceError('not-found', host, detail);
  throw new SourceError(status >= 500 ? 'unreachable' : 'malformed', host, detail);
}
