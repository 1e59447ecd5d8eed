import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SourceError } from '@/lib/platform/source-error';
import { readApiKey, saveApiKey } from '@/lib/sources/snapshot/api-key';
import { tryApiKey } from '@/lib/sources/snapshot/ask-hub';
import { readProposalsByIds } from '@/lib/sources/snapshot/read-proposals';
import { aHubRow, anId } from '../../../support/stub-hub';

const now = Date.parse('2026-04-22T00:00:00Z');
const limited = { error: 'unauthorized', error_description: 'too many requests, refer to https://docs.snapshot.box' };

type Answer = (response: ServerResponse) => void;

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(text);
  };
const page = (status: number) => answer(status, '<!DOCTYPE html><title>x</title>', { 'content-type': 'text/html' });
const rows = (...list: unknown[]) => answer(200, { data: { p0: list } });

let server: Server;
let hub: string;
let next: Answer;
let elsewhere = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/elsewhere') elsewhere += 1;
    request.resume().on('end', () => next(response));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation((async () => true) as never);
});
afterEach(() => vi.restoreAllMocks());

const ask = async () => {
  try {
    return (await readProposalsByIds([anId(1)], { now, hub })).get(anId(1));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error;
  }
};

describe('what a hub answers over a real connection', () => {
  it.each<[string, string, Answer]>([
    ['a refusal in JSON', 'malformed', answer(400, { errors: [{ message: 'Cannot query field', locations: [] }] })],
    ['a failure in JSON', 'unreachable', answer(500, { errors: [{ message: 'request failed' }], data: null })],
    ['too many selections', 'unreachable', answer(500, { errors: [{ message: "' exceeds the maximum number" }] })],
    ['errors on 200', 'malformed', answer(200, { data: { p0: [] }, errors: [{ message: 'no' }] })],
    ['null with errors on 200', 'malformed', answer(200, { data: { p0: null }, errors: [{ message: 'no' }] })],
    ['too many requests', 'rate-limited', answer(429, limited, { 'retry-after': '42' })],
    ['too many requests, as a page', 'rate-limited', page(429)],
    ['a bad key', 'invalid-key', answer(401, { error: 'unauthorized', error_description: 'invalid api key' })],
    ['another refusal', 'not-permitted', answer(401, { error: 'unauthorized' })],
    ['a page that refuses', 'not-permitted', page(403)],
    ['a page of a CDN', 'unreachable', page(502)],
    ['a page with 200', 'unreachable', page(200)],
    ['a page of malformed JSON', 'unreachable', page(400)],
    ['a page that calls itself JSON', 'unreachable', answer(200, '<html>')],
    ['JSON that ends early', 'malformed', answer(200, '{"data":{"p0":[{"id":"0x')],
    ['nothing on 200', 'malformed', answer(200, '')],
    ['a text', 'malformed', answer(200, '"ok"')],
    ['numbers as words', 'malformed', rows({ ...aHubRow(), end: 'soon' })],
    ['a list as an object', 'malformed', answer(200, { data: { p0: { first: aHubRow() } } })],
    ['a row without an id', 'malformed', rows({ title: 'x' })],
    ['more than anybody reads', 'malformed', answer(200, `{"data":{"x":"${'x'.repeat(6_000_000)}"}}`)],
    [
      'an answer that breaks off',
      'unreachable',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
        response.write('{"data":', () => response.destroy());
      },
    ],
    ['a cut connection', 'unreachable', (response) => void response.destroy()],
  ])('%s is %s', async (_what, reason, given) => {
    next = given;
    const result = await ask();
    expect(result instanceof SourceError ? result.reason : result).toBe(reason);
  });

  it('a redirect is followed by nobody: what is asked is for this host', async () => {
    next = (response) => void response.writeHead(307, { location: '/elsewhere' }).end();
    expect(await ask()).toMatchObject({ reason: 'unreachable' });
    expect(elsewhere).toBe(0);
  });

  it('an answer that never comes is given up', async () => {
    next = () => undefined;
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
    expect(await ask()).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('no answer within') });
  });

  it('what is asked to wait waits as long, and a good answer is read', async () => {
    next = answer(429, limited, { 'retry-after': '42' });
    expect(await ask()).toMatchObject({ retryAfter: 42_000 });
    next = rows(aHubRow());
    expect(await ask()).toMatchObject({ reason: 'rate-limited' });
    expect((await readProposalsByIds([anId(1)], { now: now + 42_000, hub })).get(anId(1))).toMatchObject({
      title: 'Take part in the rescue',
    });
  });
});

describe('an API key', () => {
  const sent: { url: string; key: string | null }[] = [];
  const refuses = () => Response.json({ error: 'unauthorized', error_description: 'invalid api key' }, { status: 401 });
  const hubWith = (known: string | undefined) => {
    sent.length = 0;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const key = new Headers(init.headers).get('x-api-key');
      sent.push({ url, key });
      return key !== null && key !== known ? refuses() : Response.json({ data: { p0: [aHubRow()], networks: [] } });
    });
  };
  const read = (more = {}) => readProposalsByIds([anId(1)], { now, ...more });
  afterEach(() => vi.unstubAllGlobals());

  it('goes to the hub with every question, and to no other hub', async () => {
    hubWith('my-own-key');
    await saveApiKey(' my-own-key ');
    await read();
    await read({ hub: 'https://hub.example/graphql' });
    expect(sent).toEqual([
      { url: 'https://hub.snapshot.org/graphql', key: 'my-own-key' },
      { url: 'https://hub.example/graphql', key: null },
    ]);
  });

  it('allows more requests a minute, but not without end', async () => {
    hubWith('my-own-key');
    await saveApiKey('my-own-key');
    for (let request = 0; request < 20; request += 1) await read();
    await expect(read()).rejects.toMatchObject({ reason: 'rate-limited' });
    for (let request = 0; request < 17; request += 1) await read({ userAsked: true });
    await expect(read({ userAsked: true })).rejects.toMatchObject({ reason: 'rate-limited' });
  });

  it('that the hub refuses is marked, not sent again, and keeps nothing from being read', async () => {
    hubWith('another-key');
    await saveApiKey('my-own-key');
    expect((await read()).get(anId(1))).toMatchObject({ exists: true });
    await read();
    expect(sent.map(({ key }) => key)).toEqual(['my-own-key', null, null]);
    expect(await readApiKey()).toEqual({ key: 'my-own-key', refusedAt: now });
    await saveApiKey('another-key');
    await read();
    expect(sent.at(-1)?.key).toBe('another-key');
  });

  it('can be tried before it is kept', async () => {
    hubWith('my-own-key');
    expect(await tryApiKey('my-own-key', now)).toBe(true);
    expect(await tryApiKey('wrong-key', now)).toBe(false);
    expect(await readApiKey()).toBeUndefined();
  });

  it.each(['short', 'with space inside', 'x'.repeat(201), 'header\r\ninjected: 1'])(
    'is not kept where it cannot be one: %j',
    async (key) => {
      expect(await saveApiKey(key)).toBe(false);
      expect(await readApiKey()).toBeUndefined();
    },
  );

  it('is forgotten where nothing is given', async () => {
    await saveApiKey('my-own-key');
    expect(await saveApiKey('')).toBe(true);
    expect(await readApiKey()).toBeUndefined();
  });
});
