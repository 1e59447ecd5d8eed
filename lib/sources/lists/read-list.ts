import { fetchText, retryAfter } from '../../platform/fetch-json';
import { SourceError } from '../../platform/source-error';

/** A list is data that people read: this is more than a hundred long rescues. */
const mostBytes = 2_000_000;

/** What the host of a list answered. */
export type ListAnswer = { kind: 'unchanged' } | { kind: 'answered'; text: string; etag?: string };

/** Asks for the file of a list; with the `etag` of a version that is kept, only whether there is another. Throws `SourceError`. */
export async function readListFile(url: string, etag?: string): Promise<ListAnswer> {
  const { status, headers, text } = await fetchText(url, {
    maxBytes: mostBytes,
    timeout: 20_000,
    ...(etag !== undefined && { headers: { 'if-none-match': etag } }),
  });
  const source = new URL(url).host;
  if (status === 304 && etag !== undefined) return { kind: 'unchanged' };
  const wait = retryAfter(headers);
  const more = wait === undefined ? {} : { retryAfter: wait };
  if (status === 429) throw new SourceError('rate-limited', source, 'too many requests', more);
  if (status === 401 || status === 403) throw new SourceError('not-permitted', source, `status ${status}`);
  if (status === 404 || status === 410) throw new SourceError('not-found', source, `status ${status}`);
  if (status < 200 || status > 299) throw new SourceError('unreachable', source, `status ${status}`, more);
  const named = headers.get('etag');
  return { kind: 'answered', text, ...(named && named.length <= 200 && { etag: named }) };
}
