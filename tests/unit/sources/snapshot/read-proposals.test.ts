import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SourceError } from '@/lib/platform/source-error';
import { readProposalsByIds, readProposalsOfSpaces } from '@/lib/sources/snapshot/read-proposals';
import { aHubRow, anId, StubHub } from '../../../support/stub-hub';

const now = Date.parse('2026-04-22T00:00:00Z');

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.unstubAllGlobals());

const reason = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => 'no failure',
    (error: unknown) => (error instanceof SourceError ? error.reason : error),
  );

describe('proposals by id', () => {
  it('come in our words: milliseconds, quorum by its rule, what is unknown left out', async () => {
    new StubHub([aHubRow({ quorumType: 'rejection', updated: 1_776_700_000 })]);
    const proposal = (await readProposalsByIds([anId(1)], { now })).get(anId(1));
    expect(proposal).toEqual({
      key: `snapshot:${anId(1)}`,
      venue: 'snapshot',
      id: anId(1),
      space: 'lido-snapshot.eth',
      title: 'Take part in the rescue',
      author: '0x1111111111111111111111111111111111111111',
      url: `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${anId(1)}`,
      discussion: 'https://research.lido.fi/t/rescue/11483',
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      scores: [60, 30, 0],
      scoresTotal: 90,
      scoresState: 'pending',
      scoresUpdatedAt: Date.parse('2026-04-21T00:00:00Z'),
      quorum: 100,
      quorumType: 'rejection',
      privacy: '',
      voteCount: 9,
      createdAt: Date.parse('2026-04-20T00:00:00Z'),
      startAt: Date.parse('2026-04-20T12:00:00Z'),
      endAt: Date.parse('2026-04-27T12:00:00Z'),
      editedAt: 1_776_700_000_000,
      flagged: false,
      symbol: 'LDO',
      exists: true,
      observedAt: now,
    });
  });

  it.each([
    ['an empty quorum type is the default', { quorumType: '' }, { quorumType: 'default' }],
    ['an old row without a state of scores', { scores_state: '' }, { scoresState: 'unknown' }],
    ['a voting system that nobody knows', { type: 'liquid' }, { type: 'custom' }],
    ['scores without a choice', { scores: [1, 2, 3, 4] }, { scores: [1, 2, 3] }],
    ['a title of a megabyte', { title: 'x'.repeat(1_000_000) }, { title: 'x'.repeat(10_000) }],
  ])('survive %s', async (_what, row, expected) => {
    new StubHub([aHubRow(row)]);
    expect((await readProposalsByIds([anId(1)], { now })).get(anId(1))).toMatchObject(expected);
  });

  it.each(['http://research.lido.fi/t/1', 'javascript:alert(1)', 'https://a:b@research.lido.fi/t/1', 'see forum', ''])(
    'keep no link that is not plain https: %s',
    async (discussion) => {
      new StubHub([aHubRow({ discussion })]);
      expect((await readProposalsByIds([anId(1)], { now })).get(anId(1))).not.toHaveProperty('discussion');
    },
  );

  it('are gone where a good answer does not name them, and come flagged where they are', async () => {
    new StubHub([aHubRow({ flagged: true })]);
    const readings = await readProposalsByIds([anId(1), anId(2)], { now });
    expect(readings.get(anId(1))).toMatchObject({ flagged: true });
    expect(readings.get(anId(2))).toBe('gone');
  });

  it('are found in whatever case the id was written', async () => {
    new StubHub([aHubRow({ id: anId(0xabc) })]);
    const shouted = anId(0xabc).toUpperCase().replace('0X', '0x');
    expect((await readProposalsByIds([shouted], { now })).get(shouted)).toMatchObject({ id: anId(0xabc) });
  });

  it('are not gone where only their own row is garbled, and the others are read', async () => {
    new StubHub([aHubRow(), aHubRow({ id: anId(2), end: -5 })]);
    const readings = await readProposalsByIds([anId(1), anId(2)], { now });
    expect(readings.get(anId(1))).toMatchObject({ exists: true });
    expect(readings.get(anId(2))).toBe('malformed');
  });

  it('fit one request up to 500, and the hub accepts the question', async () => {
    const hub = new StubHub(Array.from({ length: 900 }, (_, index) => aHubRow({ id: anId(index) })));
    const ids = hub.rows.map((row) => row.id);
    const readings = await readProposalsByIds(ids.slice(0, 250), { now });
    expect(hub.requests).toHaveLength(1);
    expect([...readings.values()].filter((reading) => typeof reading === 'object')).toHaveLength(250);
    await readProposalsByIds(ids, { now });
    expect(hub.requests).toHaveLength(3);
  });

  it('cost no request where no id can be one', async () => {
    const hub = new StubHub([]);
    expect(await readProposalsByIds(['0x12', 'Qm<script>'], { now })).toEqual(
      new Map([
        ['0x12', 'gone'],
        ['Qm<script>', 'gone'],
      ]),
    );
    expect(hub.requests).toEqual([]);
  });
});

describe('proposals of spaces', () => {
  it('are those created since, without flagged ones and without what cannot be read', async () => {
    const hub = new StubHub([
      aHubRow(),
      aHubRow({ id: anId(2), flagged: true }),
      aHubRow({ id: anId(3), created: 1_000 }),
      aHubRow({ id: anId(4), space: { id: 'other.eth' } }),
      aHubRow({ id: anId(5), end: -5 }),
    ]);
    const since = Date.parse('2026-04-18T00:00:00Z');
    const found = await readProposalsOfSpaces(['lido-snapshot.eth'], since, { now });
    expect(found.map(({ id }) => id)).toEqual([anId(1)]);
    expect(hub.requests).toHaveLength(1);
  });

  it('are all read where one request does not hold them', async () => {
    const hub = new StubHub(Array.from({ length: 1_200 }, (_, index) => aHubRow({ id: anId(index) })));
    expect(await readProposalsOfSpaces(['lido-snapshot.eth'], 0, { now })).toHaveLength(1_200);
    expect(hub.requests).toHaveLength(2);
  });
});

describe('a hub that fails', () => {
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    Response.json(body, { status, headers });
  const limited = {
    error: 'unauthorized',
    error_description: 'too many requests, refer to https://docs.snapshot.box/tools/api/api-keys#limits',
  };

  it.each([
    [
      'a question that it does not understand',
      'malformed',
      () => json(400, { errors: [{ message: 'Cannot query field "x"', locations: [] }] }),
    ],
    [
      'a failure of its own, in JSON',
      'unreachable',
      () => json(500, { errors: [{ message: 'request failed', path: ['proposals'] }], data: null }),
    ],
    ['errors beside half an answer', 'malformed', () => json(200, { data: { p0: [] }, errors: [{ message: 'no' }] })],
    ['no list where one was asked for', 'malformed', () => json(200, { data: { p0: null } })],
    ['another list than was asked for', 'malformed', () => json(200, { data: { p1: [] } })],
    ['rows without an id', 'malformed', () => json(200, { data: { p0: [{ title: 'x' }] } })],
    ['no data', 'malformed', () => json(200, {})],
    ['a list', 'malformed', () => json(200, [])],
    ['a bad key', 'invalid-key', () => json(401, { error: 'unauthorized', error_description: 'invalid api key' })],
    ['too many requests', 'rate-limited', () => json(429, limited, { 'retry-after': '12' })],
    [
      'a page of its proxy',
      'unreachable',
      () => new Response('<html>502</html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    ],
    ['nothing at all', 'unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('says %s: %s', async (_what, expected, instead) => {
    const hub = new StubHub([aHubRow()]);
    hub.instead = instead;
    expect(await reason(readProposalsByIds([anId(1)], { now }))).toBe(expected);
  });

  it('is left alone for as long as it asks, by everybody', async () => {
    const hub = new StubHub([aHubRow()]);
    hub.instead = () => json(429, limited, { 'retry-after': '12' });
    await expect(readProposalsByIds([anId(1)], { now })).rejects.toMatchObject({ retryAfter: 12_000 });
    hub.instead = undefined;
    const early = readProposalsByIds([anId(1)], { now: now + 5_000, userAsked: true });
    await expect(early).rejects.toMatchObject({ reason: 'rate-limited', retryAfter: 7_000 });
    expect(hub.requests).toHaveLength(1);
    await readProposalsByIds([anId(1)], { now: now + 12_000 });
    expect(hub.requests).toHaveLength(2);
  });
});

describe('the budget of hub requests', () => {
  const ask = (at: number, userAsked: boolean) => reason(readProposalsByIds([anId(1)], { now: at, userAsked }));
  const asked = async (count: number, userAsked: boolean) => {
    const outcomes: unknown[] = [];
    for (let each = 0; each < count; each += 1) outcomes.push(await ask(now, userAsked));
    return outcomes.filter((outcome) => outcome === 'no failure').length;
  };

  it('is ten a minute for what nobody waits for', async () => {
    const hub = new StubHub([aHubRow()]);
    expect(await asked(14, false)).toBe(10);
    expect(hub.requests).toHaveLength(10);
    expect(await ask(now + 61_000, false)).toBe('no failure');
  });

  it('is twenty with what the user asks for, who cannot use up what the poll needs', async () => {
    const hub = new StubHub([aHubRow()]);
    expect(await asked(30, true)).toBe(17);
    expect(await asked(30, false)).toBe(3);
    expect(hub.requests).toHaveLength(20);
  });

  it('does not stay spent when the clock is set back', async () => {
    new StubHub([aHubRow()]);
    await asked(14, false);
    expect(await ask(now - 86_400_000, false)).toBe('no failure');
  });

  it('is asked one request at a time', async () => {
    const hub = new StubHub([aHubRow()]);
    let inside = 0;
    let most = 0;
    hub.instead = async () => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 5));
      inside -= 1;
      return Response.json({ data: { p0: [] } });
    };
    await Promise.all([1, 2, 3].map((number) => readProposalsByIds([anId(number)], { now })));
    expect([most, hub.requests.length]).toEqual([1, 3]);
  });
});
