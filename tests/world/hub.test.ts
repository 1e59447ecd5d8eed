import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askHub } from './client.ts';
import type { NewProposal } from './hub/data.ts';
import { startWorld, type World } from './world.ts';

const hubUrl = 'https://hub.snapshot.org/graphql';
const id = (number: number) => `0x5f0${String(number).padStart(61, '0')}`;

let world: World;
beforeAll(async () => {
  world = await startWorld({ rateLimit: { requests: 10_000, seconds: 60 }, apiKeys: ['a-key'] });
});
afterAll(() => world.stop());

/** A proposal of its own for each claim, so that no claim depends on another. */
let used = 0;
function propose(more: Partial<NewProposal> = {}): string {
  used += 1;
  world.hub.addProposal({ id: id(used), space: 'example.eth', ...more });
  return id(used);
}
const read = async (proposal: string, fields: string) => {
  const { body } = await askHub(world, `query ($id: String!) { proposal(id: $id) { ${fields} } }`, { id: proposal });
  return body.data?.proposal as Record<string, unknown> | null;
};
const rows = async <Row>(name: string, query: string, variables = {}) => {
  const { body } = await askHub(world, query, variables);
  return (body.data?.[name] ?? []) as Row[];
};
const find = async (where: Record<string, unknown>, more = '') => {
  const query = `query ($where: ProposalWhere) { proposals(where: $where, first: 1000 ${more}) { id } }`;
  return (await rows<{ id: string }>('proposals', query, { where })).map((row) => row.id);
};

describe('proposals', () => {
  it('are added up from their votes, each voter once', async () => {
    const proposal = propose();
    world.hub.castVote(proposal, 'ann', 1, 10);
    world.hub.castVote(proposal, 'bob', 2, 4.5);
    const first = world.hub.castVote(proposal, 'cec', 2, 3);
    const again = world.hub.castVote(proposal, 'cec', 3, 3);
    expect(again.id).not.toBe(first.id);
    expect(await read(proposal, 'scores scores_total votes state scores_state')).toEqual({
      scores: [10, 4.5, 3],
      scores_total: 17.5,
      votes: 3,
      state: 'active',
      scores_state: 'pending',
    });
  });

  it('have no scores before the first vote', async () => {
    expect(await read(propose(), 'scores scores_total')).toEqual({ scores: [], scores_total: 0 });
  });

  it('count approval, weighted and quadratic votes each in their own way', async () => {
    const approval = propose({ type: 'approval', choices: ['a', 'b'] });
    world.hub.castVote(approval, 'ann', [1, 2], 10);
    expect(await read(approval, 'scores scores_total')).toEqual({ scores: [10, 10], scores_total: 10 });
    const weighted = propose({ type: 'weighted', choices: ['a', 'b'] });
    world.hub.castVote(weighted, 'ann', { '1': 3, '2': 1 }, 8);
    expect(await read(weighted, 'scores')).toEqual({ scores: [6, 2] });
    const quadratic = propose({ type: 'quadratic', choices: ['a', 'b'] });
    world.hub.castVote(quadratic, 'ann', { '1': 1 }, 100);
    for (const name of ['bob', 'cec', 'dan', 'eve']) world.hub.castVote(quadratic, name, { '2': 1 }, 25);
    expect(await read(quadratic, 'scores')).toEqual({ scores: [40, 160] });
  });

  it('take their state from the clock and stay pending until they are scored', async () => {
    const now = world.hub.now();
    expect(await read(propose({ start: now + 60, end: now + 120 }), 'state')).toEqual({ state: 'pending' });
    const proposal = propose();
    world.hub.close(proposal);
    expect(await read(proposal, 'state scores_state')).toEqual({ state: 'closed', scores_state: 'pending' });
    world.hub.score(proposal);
    expect(await read(proposal, 'scores_state')).toEqual({ scores_state: 'final' });
  });

  it('hide scores and choices while they are sealed, but not the total', async () => {
    const proposal = propose({ privacy: 'shutter' });
    world.hub.castVote(proposal, 'ann', 2, 7);
    expect(await read(proposal, 'scores scores_total')).toEqual({ scores: [0, 0, 0], scores_total: 7 });
    const choice = () => rows<{ choice: unknown }>('votes', `{ votes(where: { proposal: "${proposal}" }) { choice } }`);
    expect((await choice())[0]?.choice).toMatch(/^0x[0-9a-f]{100,}$/);
    world.hub.close(proposal);
    world.hub.score(proposal);
    expect(await read(proposal, 'scores')).toEqual({ scores: [0, 7, 0] });
    expect((await choice())[0]?.choice).toBe(2);
  });

  it('are null once deleted, and only the change feed remembers them', async () => {
    const proposal = propose({ space: 'feed.eth' });
    world.hub.editProposal(proposal, { title: 'Better' });
    world.hub.flagProposal(proposal);
    expect(await read(proposal, 'title updated flagged')).toMatchObject({ title: 'Better', flagged: true });
    world.hub.deleteProposal(proposal);
    expect(await read(proposal, 'id')).toBeNull();
    const messages = await rows<{ type: string; mci: number }>(
      'messages',
      '{ messages(where: { space_in: ["feed.eth"], type_in: ["proposal", "update-proposal", "delete-proposal", "flag-proposal"], mci_gt: 1 }, orderBy: "mci", orderDirection: asc) { type mci } }',
    );
    expect(messages.map(({ type }) => type)).toEqual([
      'proposal',
      'update-proposal',
      'flag-proposal',
      'delete-proposal',
    ]);
    expect(messages.map(({ mci }) => mci)).toEqual(messages.map(({ mci }) => mci).toSorted((a, b) => a - b));
  });

  it('link to the page of their space and serve it as an object', async () => {
    const proposal = propose();
    expect(await read(proposal, 'link space { id name }')).toEqual({
      link: `https://snapshot.box/#/s:example.eth/proposal/${proposal}`,
      space: { id: 'example.eth', name: 'example.eth' },
    });
  });
});

describe('filters', () => {
  it('find by id, by space and by discussion’s space together', async () => {
    const [one, two] = [propose({ space: 'one.eth' }), propose({ space: 'two.eth' })];
    expect(await find({ id_in: [one, two], space: 'two.eth' })).toEqual([two]);
    expect(await find({ space_in: ['one.eth', 'two.eth'] })).toEqual(expect.arrayContaining([one, two]));
  });

  it('return nothing for an empty list', async () => {
    propose();
    expect(await find({ id_in: [] })).toEqual([]);
  });

  it('ignore comparisons with zero, and no others', async () => {
    const old = propose({ space: 'old.eth', created: 100 });
    const young = propose({ space: 'old.eth', created: 200 });
    expect(await find({ space: 'old.eth', created_gt: 0, created_lt: 0 })).toHaveLength(2);
    expect(await find({ space: 'old.eth', created_gte: 200 })).toEqual([young]);
    expect(await find({ space: 'old.eth', created_lt: 200 })).toEqual([old]);
  });

  it('know three states and ignore any other', async () => {
    const closed = propose({ space: 'state.eth' });
    world.hub.close(closed);
    const open = propose({ space: 'state.eth' });
    expect(await find({ space: 'state.eth', state: 'closed' })).toEqual([closed]);
    expect(await find({ space: 'state.eth', state: 'active' })).toEqual([open]);
    expect(await find({ space: 'state.eth', state: 'all' })).toHaveLength(2);
  });

  it('return flagged proposals unless told not to', async () => {
    const spam = propose({ space: 'spam.eth', flagged: true });
    expect(await find({ space: 'spam.eth' })).toEqual([spam]);
    expect(await find({ space: 'spam.eth', flagged: false })).toEqual([]);
  });

  it('match titles as SQL does, wildcards included', async () => {
    const proposal = propose({ space: 'title.eth', title: 'rsETH relief: 100 %' });
    for (const pattern of ['RSETH', 'rs_th', 'rs%relief'])
      expect(await find({ space: 'title.eth', title_contains: pattern })).toEqual([proposal]);
    expect(await find({ space: 'title.eth', title_contains: 'r.eth' })).toEqual([]);
  });

  it('order by the known columns, and silently by creation otherwise', async () => {
    const [late, early] = [
      propose({ space: 'order.eth', created: 10, end: 900 }),
      propose({ space: 'order.eth', created: 20, end: 800 }),
    ];
    expect(await find({ space: 'order.eth' }, 'orderBy: "end", orderDirection: asc')).toEqual([early, late]);
    expect(await find({ space: 'order.eth' }, 'orderBy: "title"')).toEqual([early, late]);
  });

  it('take a voter’s address in any case and refuse what is none', async () => {
    const proposal = propose();
    const { voter } = world.hub.castVote(proposal, 'ann', 1, 1);
    const query = 'query ($voter: String) { votes(where: { voter: $voter }) { voter } }';
    const found = await askHub(world, query, { voter: voter.toLowerCase() });
    expect(found.body.data?.votes).toContainEqual({ voter });
    expect((await askHub(world, query, { voter: '0x12' })).status).toBe(500);
  });

  it('serve twenty rows unless asked for more', async () => {
    const proposal = propose();
    world.hub.castMany(proposal, 1, 1000, 30);
    const votes = (first = '') => rows('votes', `{ votes(where: { proposal: "${proposal}" } ${first}) { id } }`);
    expect(await votes()).toHaveLength(20);
    expect(await votes('first: 1000')).toHaveLength(30);
  });
});

describe('errors', () => {
  it.each([
    ['first above 1000', '{ proposals(first: 1001) { id } }'],
    ['skip above 5000', '{ votes(skip: 5001) { id } }'],
    ['a list of more than 100 ids', `{ proposals(where: { id_in: [${'"x",'.repeat(101)}] }) { id } }`],
    ['a list of more than 10,000 spaces', `{ proposals(where: { space_in: [${'"x",'.repeat(10_001)}] }) { id } }`],
    ['ranking above 20', '{ ranking(first: 21) { metrics { total } } }'],
    [
      'voting power on an unknown proposal',
      '{ vp(voter: "0x95B521B4F55a447DB89f6a27f951713fC2035f3F", space: "x.eth", proposal: "0x1") { vp } }',
    ],
  ])('%s: JSON with a path inside a 500', async (_, query) => {
    const reply = await askHub(world, query);
    expect(reply.status).toBe(500);
    expect(reply.body.data).toBeNull();
    expect(reply.body.errors?.[0]).toMatchObject({
      message: expect.any(String),
      locations: expect.any(Array),
      path: expect.any(Array),
    });
  });

  it('10,000 spaces are allowed', async () => {
    expect((await askHub(world, `{ proposals(where: { space_in: [${'"x",'.repeat(10_000)}] }) { id } }`)).status).toBe(
      200,
    );
  });

  it.each([
    ['an unknown field', '{ proposals { id nonsense } }'],
    ['an unknown filter', '{ proposals(where: { keyword: "x" }) { id } }'],
    ['a syntax error', '{ proposals { id '],
    ['six levels', '{ proposal(id: "x") { space { parent { parent { parent { parent { id } } } } } } }'],
  ])('%s: 400 without data', async (_, query) => {
    const reply = await askHub(world, query);
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ errors: [expect.objectContaining({ message: expect.any(String) })] });
  });

  it('names the depth that it allows, and allows it', async () => {
    const deep = await askHub(
      world,
      '{ proposal(id: "x") { space { parent { parent { parent { parent { id } } } } } } }',
    );
    expect(deep.body.errors?.[0]?.message).toBe("'' exceeds maximum operation depth of 5");
    const allowed = await askHub(world, '{ proposal(id: "x") { space { parent { parent { parent { id } } } } } }');
    expect(allowed.body.data).toEqual({ proposal: null });
  });

  it('six root selections: 500 without data', async () => {
    const roots = (count: number) =>
      `{ ${Array.from({ length: count }, (_, n) => `p${n}: proposal(id: "x") { id }`).join(' ')} }`;
    expect((await askHub(world, roots(5))).status).toBe(200);
    const reply = await askHub(world, roots(6));
    expect(reply.status).toBe(500);
    expect(reply.body).toEqual({ errors: [{ message: "' exceeds the maximum number of root selections: 5" }] });
  });

  it('malformed JSON: an HTML page', async () => {
    const reply = await ask(world, hubUrl, { headers: { 'content-type': 'application/json' }, body: '{"query":' });
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toContain('text/html');
  });

  it('a wrong API key: 401', async () => {
    const reply = await askHub(world, '{ options { name } }', {}, { 'x-api-key': 'wrong' });
    expect([reply.status, reply.body]).toEqual([401, { error: 'unauthorized', error_description: 'invalid api key' }]);
    const right = await askHub(world, '{ options { name } }', {}, { 'x-api-key': 'a-key' });
    expect([right.status, right.headers['x-api-key-limit']]).toEqual([200, '2000000']);
  });
});

describe('transport', () => {
  it('never carries a CORS header, so that an answer proves a host permission', async () => {
    const headers = { origin: 'https://snapshot.box' };
    const replies = [
      await askHub(world, '{ options { name } }', {}, headers),
      await askHub(world, '{ nonsense }', {}, headers),
      await ask(world, hubUrl, { method: 'OPTIONS', headers }),
    ];
    for (const reply of replies)
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('answers a GET, and 304 to one who has the answer already', async () => {
    const url = `${hubUrl}?query=${encodeURIComponent('{ proposal(id: "x") { id } }')}`;
    const first = await ask(world, url);
    expect([first.status, first.text]).toEqual([200, '{"data":{"proposal":null}}']);
    expect((await ask(world, url, { headers: { 'if-none-match': String(first.headers.etag) } })).status).toBe(304);
  });

  it('counts requests and says when to come back', async () => {
    const small = await startWorld({ rateLimit: { requests: 2, seconds: 60 }, apiKeys: ['a-key'] });
    try {
      await ask(small, hubUrl, { method: 'OPTIONS' });
      const first = await askHub(small, '{ options { name } }');
      expect(first.headers).toMatchObject({
        'ratelimit-policy': '2;w=60',
        'ratelimit-limit': '2',
        'ratelimit-remaining': '1',
      });
      await askHub(small, '{ options { name } }');
      const refused = await askHub(small, '{ options { name } }');
      expect(refused.status).toBe(429);
      expect(refused.body).toMatchObject({
        error: 'unauthorized',
        error_description: expect.stringContaining('too many requests'),
      });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await askHub(small, '{ options { name } }', {}, { 'x-api-key': 'a-key' })).status).toBe(200);
    } finally {
      await small.stop();
    }
  });

  it('writes down who asked for what', async () => {
    world.requests.clear();
    await askHub(world, '{ a: proposal(id: "x") { id } votes { id } }', {}, { origin: 'https://x.example' });
    expect(world.requests.entries).toEqual([
      expect.objectContaining({
        host: 'hub.snapshot.org',
        method: 'POST',
        path: '/graphql',
        operation: 'proposal,votes',
        status: 200,
        origin: 'https://x.example',
        cookies: false,
      }),
    ]);
    expect(world.requests.count('hub.snapshot.org')).toBe(1);
    expect(world.requests.count('snapshot.box')).toBe(0);
  });
});
