import { HttpRequestError, ResponseBodyTooLargeError } from 'viem';
import { getHttpRpcClient } from 'viem/utils';
import { retryAfter } from '../fetch-json';
import { SourceError } from '../source-error';
import { z } from '../zod';

/** One question to a node. */
export interface RpcQuestion {
  method: string;
  params: readonly unknown[];
}

/** What a node said when it would not answer: an HTTP status, a JSON-RPC code, its words, how long it asks to be left alone. */
export interface RpcRefusal {
  kind: 'refused';
  status?: number;
  code?: number;
  message: string;
  /** What came with the words, not validated: of a contract that reverts, why. */
  data?: unknown;
  /** Milliseconds. */
  retryAfter?: number;
}

/** A node's answer to one question: a value, not yet validated, or its refusal. */
export type RpcAnswer = { kind: 'value'; value: unknown } | RpcRefusal;

/** A node that answers for the public state of a chain. Read-only: it is never sent a user's address. */
export interface PublicClient {
  /** Host name, as failures are recorded under. */
  host: string;
  /** Asks all questions in one batch, so that one back end answers them. Throws `SourceError` where there is no answer at all. */
  ask<const Questions extends readonly RpcQuestion[]>(
    questions: Questions,
  ): Promise<{ [Index in keyof Questions]: RpcAnswer }>;
}

const maxBytes = 5_000_000;
const maxWords = 1_000;

const rpcError = z.object({ code: z.optional(z.number()), message: z.string(), data: z.optional(z.unknown()) });
const rpcAnswer = z.union([
  z.object({ id: z.number(), error: rpcError }),
  z.object({ id: z.number(), result: z.unknown() }),
]);
const rpcBatch = z.array(rpcAnswer).check(z.maxLength(100));
/** Some nodes refuse a whole batch with one error that belongs to no question. */
const wholeRefusal = z.object({ error: rpcError });

/**
 * The client of one node. It sends what it is told and retries nothing: viem's `fallback` would take a refused range as a reason to ask
 * another, perhaps lagging, node, and its `getBlock` would merge the two looks at one block that bracket a reading.
 */
export function publicClient(url: string, timeoutMs = 10_000): PublicClient {
  const { host } = new URL(url);
  const client = getHttpRpcClient(url, {
    timeout: 0,
    maxResponseBodySize: maxBytes,
    fetchOptions: { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error' },
  });

  async function ask(questions: readonly RpcQuestion[]): Promise<RpcAnswer[]> {
    // viem's own time limit ends where the body begins; this one covers the body too.
    const signal = AbortSignal.timeout(timeoutMs);
    let body: unknown;
    try {
      body = await client.request({
        body: questions.map(({ method, params }, id) => ({ method, params, id })),
        fetchOptions: { signal },
      });
    } catch (error) {
      const refused = httpRefusal(error);
      if (refused) return questions.map(() => refused);
      const what = signal.aborted ? `no answer within ${timeoutMs} ms` : 'no connection';
      throw new SourceError('unreachable', host, what, { cause: error });
    }
    const whole = wholeRefusal.safeParse(Array.isArray(body) && questions.length > body.length ? body[0] : body);
    if (whole.success) return questions.map(() => refusal(whole.data.error));
    const batch = rpcBatch.safeParse(body);
    if (!batch.success) throw new SourceError('malformed', host, 'not a JSON-RPC batch');
    const byId = new Map(batch.data.map((one) => [one.id, one]));
    return questions.map((_, id) => {
      const one = byId.get(id);
      if (!one) throw new SourceError('malformed', host, 'an answer of the batch is missing');
      return 'error' in one ? refusal(one.error) : { kind: 'value', value: one.result };
    });
  }

  return { host, ask: ask as PublicClient['ask'] };
}

function refusal({ code, message, data }: z.infer<typeof rpcError>): RpcRefusal {
  return {
    kind: 'refused',
    ...(code !== undefined && { code }),
    message: message.slice(0, maxWords),
    ...(data !== undefined && { data }),
  };
}

/** The refusal in an HTTP status; `undefined` where the node was not reached at all. */
function httpRefusal(error: unknown): RpcRefusal | undefined {
  if (error instanceof ResponseBodyTooLargeError) return { kind: 'refused', status: 413, message: 'answer too large' };
  if (!(error instanceof HttpRequestError) || error.status === undefined) return undefined;
  const wait = error.headers && retryAfter(error.headers);
  return {
    kind: 'refused',
    status: error.status,
    message: (error.details ?? '').slice(0, maxWords),
    ...(wait !== undefined && { retryAfter: wait }),
  };
}
