import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aprilRescue, worldProposalIds } from './april-rescue.ts';
import { ask, askHub } from './client.ts';
import { type Fault, startWorld, type World } from './world.ts';

const hub = 'hub.snapshot.org';
const topic = 'https://research.lido.fi/t/11483.json';
const query = `{ proposal(id: "${worldProposalIds.lido}") { id scores scores_state end choices } }`;

let world: World;
beforeAll(async () => {
  world = await startWorld({ data: aprilRescue(Date.now()), rateLimit: { requests: 10_000, seconds: 60 } });
});
afterAll(() => world.stop());
afterEach(() => world.faults.clear());

const askRaw = () => ask(world, `https://${hub}/graphql?query=${encodeURIComponent(query)}`);

describe('a host that is ill', () => {
  it('is well again once the fault is cleared', async () => {
    world.faults.set(hub, 'html-502');
    expect((await askRaw()).status).toBe(502);
    expect(world.faults.of(hub)).toBe('html-502');
    world.faults.clear(hub);
    expect((await askRaw()).status).toBe(200);
  });

  it('leaves the others alone', async () => {
    world.faults.set(hub, 'down');
    expect((await ask(world, topic)).status).toBe(200);
  });

  it.each<Fault>(['down', 'truncated'])('%s: the connection is cut', async (fault) => {
    world.faults.set(hub, fault);
    await expect(askRaw()).rejects.toThrow();
    expect(world.requests.entries.at(-1)).toMatchObject({ host: hub, status: 0 });
  });

  it('hangs without an answer', async () => {
    world.faults.set(hub, 'hang');
    const answer = askRaw().catch(() => 'cut');
    const outcome = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 150, 'nothing'))]);
    expect(outcome).toBe('nothing');
  });

  it('slow: the right answer, late', async () => {
    world.faults.set(hub, 'slow', { delayMs: 120 });
    const started = performance.now();
    expect((await askRaw()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
  });

  it.each<[Fault, number]>([
    ['html-502', 502],
    ['html-403', 403],
    ['html-200', 200],
  ])('%s: a page where JSON was due', async (fault, status) => {
    world.faults.set(hub, fault);
    const reply = await askRaw();
    expect([reply.status, reply.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each<Fault>(['malformed', 'empty'])('%s: 200, called JSON, and none', async (fault) => {
    world.faults.set(hub, fault);
    const reply = await askRaw();
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(() => JSON.parse(reply.text)).toThrow();
  });

  it('json-500: the hub’s own words', async () => {
    world.faults.set(hub, 'json-500');
    const reply = await askHub(world, query);
    expect([reply.status, reply.body]).toEqual([
      500,
      { errors: [expect.objectContaining({ message: 'request failed' })], data: null },
    ]);
  });

  it('wrong-shape: JSON of another kind', async () => {
    world.faults.set(hub, 'wrong-shape');
    const { body } = await askHub(world, query);
    expect(body.data?.proposal).toMatchObject({ end: expect.any(String), scores: { first: expect.any(String) } });
  });

  it('lying: well formed and untrue', async () => {
    const truth = (await askHub(world, query)).body.data?.proposal as { scores: number[] };
    world.faults.set(hub, 'lying');
    expect((await askHub(world, query)).body.data?.proposal).toMatchObject({
      scores: truth.scores.toReversed(),
      scores_state: 'final',
    });
    world.faults.set('research.lido.fi', 'lying');
    expect(JSON.parse((await ask(world, topic)).text).id).toBe(11484);
  });

  it('huge: more than anybody should read', async () => {
    world.faults.set(hub, 'huge');
    expect((await askRaw()).text.length).toBeGreaterThan(30_000_000);
  });

  it('rate-limit: each in its own way, and says for how long', async () => {
    for (const host of [hub, 'research.lido.fi', 'eth.drpc.org'])
      world.faults.set(host, 'rate-limit', { retryAfter: 7 });
    const [fromHub, fromForum, fromSearch, fromNode] = await Promise.all([
      askRaw(),
      ask(world, topic),
      ask(world, 'https://research.lido.fi/search.json?q=x'),
      ask(world, 'https://eth.drpc.org/', { body: '{}' }),
    ]);
    for (const reply of [fromHub, fromForum, fromSearch, fromNode])
      expect([reply.status, reply.headers['retry-after']]).toEqual([429, '7']);
    expect(JSON.parse(fromHub.text).error).toBe('unauthorized');
    expect(fromForum.headers['content-type']).toContain('text/plain');
    expect(JSON.parse(fromSearch.text).extras.wait_seconds).toBe(7);
    expect(JSON.parse(fromNode.text).error.code).toBe(-32005);
    world.faults.set('research.lido.fi', 'rate-limit', { retryAfter: 7, asJson: true });
    const fromApplication = await ask(world, topic);
    expect([fromApplication.status, JSON.parse(fromApplication.text).error_type]).toEqual([429, 'rate_limit']);
  });

  it('can be ill for its data alone, or for a number of requests', async () => {
    world.faults.set('research.lido.fi', 'html-502', { only: 'data' });
    expect((await ask(world, topic)).status).toBe(502);
    expect((await ask(world, 'https://research.lido.fi/')).status).toBe(200);
    world.faults.set(hub, 'html-502', { times: 2 });
    expect([(await askRaw()).status, (await askRaw()).status, (await askRaw()).status]).toEqual([502, 502, 200]);
  });
});
