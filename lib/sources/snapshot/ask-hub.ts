import { type Milliseconds, minute } from '../../domain/time';
import { fetchJson, type JsonAnswer, retryAfter } from '../../platform/fetch-json';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { closeUntil, spendRequest } from './budget';

const endpoint = 'https://hub.snapshot.org/graphql';

/** The hub's host name, as failures name it. */
export const hubHost = new URL(endpoint).host;

/** How to ask the hub. */
export interface AskOptions {
  now: Milliseconds;
  /** The user waits for it: the larger budget. */
  userAsked?: boolean;
  /** One of many requests in a row: some of the budget is left to whatever else comes meanwhile. */
  lengthy?: boolean;
  /** GraphQL address of another hub than Snapshot's own. */
  hub?: string;
  signal?: AbortSignal;
}

const answered = z.object({ data: z.record(z.string(), z.unknown()) });
const refused = z.object({ errors: z.array(z.object({ message: z.catch(z.string(), '') })).check(z.minLength(1)) });

/** One request at a time, in the order of asking. */
let line: Promise<unknown> = Promise.resolve();

/** Asks the hub one GraphQL question and gives its `data`. Throws `SourceError`. */
export function askHub(query: string, variables: object, options: AskOptions): Promise<Record<string, unknown>> {
  const turn = line.then(() => ask(query, variables, options));
  line = turn.catch(() => undefined);
  return turn;
}

async function ask(query: string, variables: object, options: AskOptions): Promise<Record<string, unknown>> {
  const { now, userAsked = false, lengthy = false, hub = endpoint, signal } = options;
  await spendRequest(hubHost, now, userAsked, lengthy);
  try {
    const answer = await fetchJson(hub, {
      method: 'POST',
      body: { query, variables },
      ...(signal && { signal }),
    });
    return dataOf(answer, new URL(hub).host);
  } catch (error) {
    if (error instanceof SourceError && error.reason === 'rate-limited')
      await closeUntil(now + (error.retryAfter ?? minute), now);
    throw error;
  }
}

function dataOf({ status, headers, body }: JsonAnswer, host: string): Record<string, unknown> {
  if (status === 429) {
    const wait = retryAfter(headers) ?? minute;
    throw new SourceError('rate-limited', host, 'too many requests', { retryAfter: wait });
  }
  if (status === 401 || status === 403) throw new SourceError('not-permitted', host, `status ${status}`);
  const errors = refused.safeParse(body);
  const detail = `status ${status}${errors.success ? `, ${errors.data.errors[0]?.message.slice(0, 200)}` : ''}`;
  // Our questions stay within its limits, so a 500 in JSON ("request failed") is the hub's own trouble, and passes.
  if (status >= 500) throw new SourceError('unreachable', host, detail);
  // A refusal (400), or errors beside half an answer on 200: what is missing would look deleted.
  if (status !== 200 || errors.success) throw new SourceError('malformed', host, detail);
  const parsed = answered.safeParse(body);
  if (!parsed.success) throw new SourceError('malformed', host, 'no data');
  return parsed.data.data;
}
