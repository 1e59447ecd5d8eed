import { fetchJson, retryAfter } from './fetch-json';
import { SourceError } from './source-error';
import { z } from './zod';

/** A GraphQL question. */
export interface Question {
  query: string;
  variables: object;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

const answered = z.object({ data: z.record(z.string(), z.unknown()) });
const refused = z.object({ errors: z.array(z.object({ message: z.catch(z.string(), '') })).check(z.minLength(1)) });
const unauthorized = z.object({ error_description: z.string().check(z.regex(/\bapi.?key\b/i)) });

const minute = 60_000;

/** Asks a GraphQL source one question and gives its `data`. Throws `SourceError`, and nothing else but the caller's own abort. */
export async function askGraphql(url: string, { query, variables, headers, signal }: Question) {
  const host = new URL(url).host;
  const answer = await fetchJson(url, {
    method: 'POST',
    body: { query, variables },
    // What is asked goes to this host and to no other, the key above all.
    redirect: 'error',
    ...(headers && { headers }),
    ...(signal && { signal }),
  });
  const { status, body } = answer;
  if (status === 429)
    throw new SourceError('rate-limited', host, 'too many requests', {
      retryAfter: retryAfter(answer.headers) ?? minute,
    });
  if (status === 401 && unauthorized.safeParse(body).success)
    throw new SourceError('invalid-key', host, 'invalid API key');
  if (status === 401 || status === 403) throw new SourceError('not-permitted', host, `status ${status}`);
  const errors = refused.safeParse(body);
  const detail = `status ${status}${errors.success ? `, ${errors.data.errors[0]?.message.slice(0, 200)}` : ''}`;
  // Our questions stay within its limits, so a 500 in JSON ("request failed") is the source's own trouble, and passes.
  if (status >= 500) throw new SourceError('unreachable', host, detail);
  // A refusal (400), or errors beside half an answer on 200: what is missing would look deleted.
  if (status !== 200 || errors.success) throw new SourceError('malformed', host, detail);
  const parsed = answered.safeParse(body);
  if (!parsed.success) throw new SourceError('malformed', host, 'no data');
  return parsed.data.data;
}
