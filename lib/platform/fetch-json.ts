import { isAllowed } from './host-permission';
import { SourceError } from './source-error';

/** What a source answered, at any status: many say what is wrong in JSON. */
export interface JsonAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** How to ask. */
export interface FetchJsonOptions {
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Ends the request for the caller's own reasons: that reason is thrown as it is, since no source has failed. */
  signal?: AbortSignal;
  /** `error`: an answer that leads elsewhere is none. Followed unless told. */
  redirect?: 'follow' | 'error';
  /** Milliseconds; 10 s unless told. */
  timeout?: number;
  /** 5 MB unless told. */
  maxBytes?: number;
}

const aDay = 24 * 60 * 60 * 1_000;

/** What a source answered, as it came. */
export interface TextAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Asks a source for JSON, without credentials or referrer. Throws `SourceError`, and nothing else but the caller's own abort. */
export function fetchJson(url: string, options: FetchJsonOptions = {}): Promise<JsonAnswer> {
  return ask(url, options, (text, response, source) => ({
    status: response.status,
    headers: response.headers,
    body: parse(text, response, source),
  }));
}

/** Asks for a file, in the same way. Who asks looks at the status, and at what came. Where it was led off https, nothing did. */
export function fetchText(url: string, options: FetchJsonOptions = {}): Promise<TextAnswer> {
  return ask(url, options, (text, response, source) => {
    if (response.url !== '' && !response.url.startsWith('https:'))
      throw new SourceError('malformed', source, 'leads away from https');
    return { status: response.status, headers: response.headers, text };
  });
}

async function ask<T>(
  url: string,
  options: FetchJsonOptions,
  read: (text: string, response: Response, source: string) => T,
): Promise<T> {
  const { method = 'GET', timeout = 10_000, maxBytes = 5_000_000, signal } = options;
  const source = new URL(url).host;
  const stop = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      credentials: 'omit',
      redirect: options.redirect ?? 'follow',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, stop]) : stop,
    });
    const text = await readText(response, source, maxBytes);
    return read(text, response, source);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    signal?.throwIfAborted();
    // What the browser forbids fails as if nobody were there.
    if (!stop.aborted && !(await isAllowed(source)))
      throw new SourceError('not-allowed', source, 'no permission for this host', { cause: error });
    throw new SourceError('unreachable', source, stop.aborted ? `no answer within ${timeout} ms` : 'no connection', {
      cause: error,
    });
  }
}

/** How long the source asks to be left alone, in milliseconds: `Retry-After` in seconds or as a date, at most a day. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : undefined;
  // The source's own clock, where it tells it: ours may be wrong.
  const date = headers.get('date');
  const there = date ? Date.parse(date) : Number.NaN;
  const wait = seconds !== undefined ? seconds * 1_000 : Date.parse(value) - (Number.isNaN(there) ? Date.now() : there);
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), aDay);
}

/** The body as text. Read piece by piece, so that a flood is cut off where it passes the limit. */
async function readText(response: Response, source: string, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      void reader.cancel().catch(() => undefined);
      throw new SourceError('malformed', source, `more than ${maxBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text: string, response: Response, source: string): unknown {
  const declared = response.headers.get('content-type') ?? '';
  const isHtml = /^text\/html|^application\/xhtml/i.test(declared) || /^\s*</.test(text);
  if (!isHtml) {
    try {
      return JSON.parse(text);
    } catch {
      // Below: what it was instead.
    }
  }
  const wait = retryAfter(response.headers);
  const more = wait === undefined ? {} : { retryAfter: wait };
  const { status } = response;
  if (status === 429) throw new SourceError('rate-limited', source, 'too many requests', more);
  if (status === 401 || status === 403) throw new SourceError('not-permitted', source, `status ${status}`, more);
  // Said to be JSON and is not: the source itself is broken.
  if (!isHtml && response.ok && /json/i.test(declared)) throw new SourceError('malformed', source, 'not valid JSON');
  // A page in place of data comes from whatever stands before the source: a proxy, a captive portal, an error page.
  throw new SourceError('unreachable', source, `status ${status}, ${isHtml ? 'a page' : 'not JSON'}`, more);
}
