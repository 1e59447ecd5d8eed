import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchJson } from '@/lib/platform/fetch-json';
import { SourceError } from '@/lib/platform/source-error';

const servers: Server[] = [];

afterEach(async () => {
  vi.unstubAllGlobals();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function failure(asking: Promise<unknown>): Promise<SourceError> {
  const error = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceError)) throw new Error(`No SourceError: ${String(error)}`);
  return error;
}

const answer =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };

describe('what a source answers', () => {
  it('is JSON at any status', async () => {
    const url = await serve(answer(500, 'application/json; charset=utf-8', '{"errors":[{"message":"no"}]}'));
    expect(await fetchJson(url)).toMatchObject({ status: 500, body: { errors: [{ message: 'no' }] } });
  });

  it('may be JSON without saying so', async () => {
    const url = await serve(answer(200, 'text/plain', '{"data":1}'));
    expect((await fetchJson(url)).body).toEqual({ data: 1 });
  });

  it('is asked for without credentials, referrer or cache', async () => {
    const seen = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(Response.json({})));
    vi.stubGlobal('fetch', seen);
    await fetchJson('https://hub.example/', { method: 'POST', body: { a: 1 } });
    expect(seen.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
    });
  });
});

describe('a source that fails', () => {
  it.each([
    ['a page of a proxy', 502, 'text/html', '<html><h1>Bad gateway</h1></html>', 'unreachable'],
    ['a page of a captive portal', 200, 'text/html', '<!doctype html>', 'unreachable'],
    ['a page that is called JSON', 200, 'application/json', ' <html></html>', 'unreachable'],
    ['half an answer', 200, 'application/json', '{"data":{"prop', 'malformed'],
    ['nothing', 200, 'application/json', '', 'malformed'],
    ['a refusal in plain text', 403, 'text/plain', 'no', 'not-permitted'],
    ['an error in plain text', 500, 'text/plain', 'oops', 'unreachable'],
  ])('says %s: %i %s', async (_what, status, type, body, reason) => {
    const url = await serve(answer(status, type, body));
    expect(await failure(fetchJson(url))).toMatchObject({ reason, source: new URL(url).host });
  });

  it('says in plain text when it may be asked again', async () => {
    const url = await serve(answer(429, 'text/plain', 'Slow down, too many requests…', { 'retry-after': '7' }));
    expect(await failure(fetchJson(url))).toMatchObject({ reason: 'rate-limited', retryAfter: 7_000 });
  });

  it('may name the time by its own clock, which ours need not agree with', async () => {
    const url = await serve(
      answer(503, 'text/html', '<html>', {
        date: 'Mon, 20 Apr 2020 10:00:00 GMT',
        'retry-after': 'Mon, 20 Apr 2020 10:02:00 GMT',
      }),
    );
    expect(await failure(fetchJson(url))).toMatchObject({ reason: 'unreachable', retryAfter: 120_000 });
  });

  it('cannot send us away for ever', async () => {
    const url = await serve(answer(429, 'text/plain', '', { 'retry-after': '999999999999' }));
    expect((await failure(fetchJson(url))).retryAfter).toBe(86_400_000);
  });

  it('is unreachable where nothing listens', async () => {
    const url = await serve(answer(200, 'application/json', '{}'));
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    expect((await failure(fetchJson(url))).reason).toBe('unreachable');
  });

  it('is unreachable when it takes too long', async () => {
    const url = await serve(() => undefined);
    const error = await failure(fetchJson(url, { timeout: 30 }));
    expect(error.reason).toBe('unreachable');
    expect(error.message).toContain('30 ms');
  });

  it('is unreachable when it stops in the middle of its answer', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"data":', () => response.destroy());
    });
    expect((await failure(fetchJson(url))).reason).toBe('unreachable');
  });

  it('cannot flood us: reading stops at the limit', async () => {
    let sent = 0;
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000))) sent += 10_000;
      };
      response.on('drain', more);
      response.on('error', () => undefined);
      more();
    });
    const error = await failure(fetchJson(url, { maxBytes: 50_000 }));
    expect(error).toMatchObject({ reason: 'malformed' });
    expect(error.message).toContain('50000 bytes');
    expect(sent).toBeLessThan(50_000_000);
  });

  it('is not blamed when the asker gives up', async () => {
    const visit = new AbortController();
    const url = await serve(() => visit.abort(new Error('the page is gone')));
    await expect(fetchJson(url, { signal: visit.signal })).rejects.toThrow('the page is gone');
  });
});
