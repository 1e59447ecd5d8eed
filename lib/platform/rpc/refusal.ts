/** What a node said when it would not answer: an HTTP status, a JSON-RPC code, its words. */
export interface Refusal {
  status?: number;
  code?: number;
  message: string;
}

/** What a refusal of logs means. `limit`: the number of blocks, fewer than asked, that the node says it would read at once. */
export type RefusalMeaning =
  | { kind: 'rate-limited' }
  | { kind: 'not-permitted' }
  /** It is down, or does not have these blocks yet. */
  | { kind: 'unreachable' }
  | { kind: 'too-much'; limit?: number };

const rateLimited =
  /rate.?limit|too many requests|throttl|quota|compute units|capacity|per (second|minute|day)|daily request/i;
const notPermitted =
  /personal token|api.?key|unauthori[sz]ed|forbidden|authenticat|not whitelisted|payment required|project id/i;
const behind = /cannot be found|block not found|header not found|unknown block|beyond (the )?(current )?head/i;
const ofResults = /results?|logs|entries|response size|payload/i;
/** A number of blocks as nodes print it: `10,000`, `1k`, `100000`. */
const figure = /(\d[\d,_]*)(\s?k)?\b/gi;

/**
 * Reads a refusal of `span` blocks. Codes mean different things with different nodes (-32005 is both "slow down" and "too many
 * results"), so the words decide; whatever is a matter of neither rate nor permission is taken as too much asked at once.
 */
export function readRefusal({ status, code, message }: Refusal, span: number): RefusalMeaning {
  if (status === 429 || code === 429) return { kind: 'rate-limited' };
  if (status === 401 || status === 402 || status === 403) return { kind: 'not-permitted' };
  if (status !== undefined && (status >= 500 || status === 404)) return { kind: 'unreachable' };
  if (notPermitted.test(message)) return { kind: 'not-permitted' };
  if (rateLimited.test(message)) return { kind: 'rate-limited' };
  if (behind.test(message)) return { kind: 'unreachable' };
  const limit = namedLimit(message, span);
  return limit === undefined ? { kind: 'too-much' } : { kind: 'too-much', limit };
}

/** The largest figure below `span` in a message that speaks of blocks, not of results; `undefined` where there is none. */
function namedLimit(message: string, span: number): number | undefined {
  const words = message.slice(0, 1_000).replace(/eth_getlogs|0x[0-9a-f]+/gi, '');
  if (!/block|range/i.test(words) || ofResults.test(words)) return undefined;
  const limits = [...words.matchAll(figure)]
    .map(([, digits = '', thousands]) => Number(digits.replace(/[,_]/g, '')) * (thousands ? 1000 : 1))
    .filter((blocks) => blocks >= 1 && blocks < span);
  return limits.length > 0 ? Math.max(...limits) : undefined;
}
