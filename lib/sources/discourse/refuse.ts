import { second } from '../../domain/time';
import { type JsonAnswer, retryAfter } from '../../platform/fetch-json';
import { SourceError } from '../../platform/source-error';
import { discourseRefusal } from './topic-schema';

/** Throws a `SourceError` with what a forum says where it does not answer with 200. */
export function refuse({ status, headers, body }: JsonAnswer, host: string): void {
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
