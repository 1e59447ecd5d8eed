import type { Fault, FaultOptions } from './faults.ts';
import { tooManyRequests } from './hub/serve-hub.ts';
import { type Answer, type Ask, html, json, text } from './site.ts';

/** What sort of site a host is: each has its own way to fail. */
export type Kind = 'hub' | 'forum' | 'node' | 'pages';

/** The fault is no answer at all. */
export type NoAnswer = { cut: true } | { hang: true };

/** A host's answer, as its fault has it. `answer` makes the right one. */
export async function applyFault(
  kind: Kind,
  ask: Ask,
  { fault, options }: { fault: Fault; options: FaultOptions },
  answer: () => Promise<Answer>,
): Promise<Answer | NoAnswer | { truncated: Answer }> {
  switch (fault) {
    case 'down':
      return { cut: true };
    case 'hang':
      return { hang: true };
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, options.delayMs ?? 3000).unref());
      return answer();
    case 'rate-limit':
      return rateLimited(kind, ask, options);
    case 'html-502':
      return cdnPage(502, 'Bad gateway');
    case 'html-403':
      return cdnPage(403, 'Attention Required! | Cloudflare');
    case 'html-200':
      return cdnPage(200, 'Just a moment...');
    case 'json-500':
      return internalError(kind, ask);
    case 'malformed':
      return { status: 200, headers: jsonType, body: '{"data":{"proposals":[{"id":"0x' };
    case 'truncated':
      return { truncated: await answer() };
    case 'empty':
      return { status: 200, headers: jsonType, body: '' };
    case 'wrong-shape':
      return reshape(await answer(), deform);
    case 'lying':
      return reshape(await answer(), lies[kind]);
    case 'huge':
      return { status: 200, headers: jsonType, body: `{"data":{"padding":"${'x'.repeat(32 * 1024 * 1024)}"}}` };
    case 'login-required':
      return wantsJson(ask)
        ? json({ errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' }, 403)
        : { status: 302, headers: { location: `https://${ask.host}/login` }, body: '' };
    case 'search-limited':
    case 'behind':
      // The site itself knows these.
      return answer();
  }
}

const jsonType = { 'content-type': 'application/json; charset=utf-8' };

/** Whether the request is for data and not for a page. */
export function wantsJson(ask: Ask): boolean {
  return ask.url.pathname.endsWith('.json') || (ask.headers.accept ?? '').includes('application/json');
}

function rateLimited(kind: Kind, ask: Ask, { retryAfter = 30, asJson = false }: FaultOptions): Answer {
  const wait = { 'retry-after': String(retryAfter) };
  if (kind === 'hub')
    return tooManyRequests(retryAfter, {
      'ratelimit-policy': '100;w=60',
      'ratelimit-limit': '100',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(retryAfter),
    });
  if (kind === 'node')
    return json({ jsonrpc: '2.0', id: null, error: { code: -32005, message: 'rate limit exceeded' } }, 429, wait);
  if (kind === 'forum' && (asJson || ask.url.pathname.includes('search')))
    return json(
      {
        errors: [`You’ve performed this action too many times. Please wait ${retryAfter} seconds before trying again.`],
        error_type: 'rate_limit',
        extras: { wait_seconds: retryAfter, time_left: `${retryAfter} seconds` },
      },
      429,
      wait,
    );
  return text(
    `Slow down, too many requests from this IP address. Please retry again in ${retryAfter} seconds. Error code: ip_10_secs_limit.`,
    429,
    { ...wait, 'discourse-rate-limit-error-code': 'ip_10_secs_limit' },
  );
}

function cdnPage(status: number, title: string): Answer {
  return html(
    `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>cloudflare</center>\n</body></html>\n`,
    status,
    { server: 'cloudflare', 'cf-ray': '00000000000000-WORLD' },
  );
}

function internalError(kind: Kind, ask: Ask): Answer {
  if (kind === 'hub')
    return json(
      { errors: [{ message: 'request failed', locations: [{ line: 1, column: 1 }], path: ['proposals'] }], data: null },
      500,
    );
  if (kind === 'node')
    return json({ jsonrpc: '2.0', id: idOf(ask), error: { code: -32603, message: 'Internal error' } }, 500);
  return json({ status: 500, error: 'Internal Server Error' }, 500);
}

function idOf(ask: Ask): unknown {
  try {
    return JSON.parse(ask.body.toString()).id ?? null;
  } catch {
    return null;
  }
}

function reshape(answer: Answer, change: (value: unknown) => unknown): Answer {
  if (!answer.headers?.['content-type']?.startsWith('application/json')) return answer;
  return { ...answer, body: JSON.stringify(change(JSON.parse(answer.body.toString()))) };
}

/** Numbers become words, lists become objects. */
function deform(value: unknown): unknown {
  if (typeof value === 'number') return `about ${value}`;
  if (Array.isArray(value)) return { first: value.length > 0 ? deform(value[0]) : null };
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deform(each)]));
  return value;
}

type Change = (value: unknown) => unknown;

const lies: Record<Kind, Change> = {
  hub: everywhere((row) => ({
    ...row,
    ...(Array.isArray(row.scores) && { scores: [...row.scores].reverse() }),
    ...('scores_state' in row && { scores_state: 'final' }),
  })),
  // An answer about something else than what was asked.
  forum: everywhere((row) => ({
    ...row,
    ...(typeof row.id === 'number' && { id: row.id + 1 }),
    ...(typeof row.topic_id === 'number' && { topic_id: row.topic_id + 1 }),
  })),
  node: everywhere((row) => {
    if (typeof row.result === 'string' && row.result.length <= 6) return { ...row, result: '0xa4b1' };
    if (Array.isArray(row.result)) return { ...row, result: [...row.result, forgedLog] };
    return row;
  }),
  pages: (value) => value,
};

/** A transfer of a million out of nowhere, in a block that never was. */
const forgedLog = {
  address: '0x00000000000000000000000000000000deadbeef',
  topics: [
    '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    `0x${'00'.repeat(32)}`,
    `0x${'00'.repeat(12)}${'11'.repeat(20)}`,
  ],
  data: `0x${(10n ** 24n).toString(16).padStart(64, '0')}`,
  blockNumber: '0x1',
  blockHash: `0x${'ab'.repeat(32)}`,
  transactionHash: `0x${'cd'.repeat(32)}`,
  transactionIndex: '0x0',
  logIndex: '0x0',
  blockTimestamp: '0x1',
  removed: false,
};

function everywhere(change: (row: Record<string, unknown>) => Record<string, unknown>): Change {
  const walk: Change = (value) => {
    if (Array.isArray(value)) return value.map(walk);
    if (!value || typeof value !== 'object') return value;
    const row = change(value as Record<string, unknown>);
    return Object.fromEntries(Object.entries(row).map(([name, each]) => [name, walk(each)]));
  };
  return walk;
}
