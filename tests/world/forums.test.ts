import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aprilRescue, topicUrl, worldProposalIds, worldTopics } from './april-rescue.ts';
import { ask } from './client.ts';
import { forumHosts, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ data: aprilRescue(Date.now()) });
});
afterAll(() => world.stop());

const get = (address: string, headers: Record<string, string> = {}) => ask(world, address, { headers });
const getJson = async (address: string) => JSON.parse((await get(address)).text);
const aave = 'https://governance.aave.com';
const incident = `${aave}/t/24481`;

describe('a topic', () => {
  it('has twenty posts and the ids of all', async () => {
    const topic = await getJson(`${incident}.json`);
    expect(topic).toMatchObject({ id: 24481, slug: 'rseth-incident-2026-04-18', posts_count: 75, chunk_size: 20 });
    expect(topic.post_stream.posts).toHaveLength(20);
    expect(topic.post_stream.stream).toHaveLength(75);
    const ids = topic.post_stream.stream.slice(40, 43);
    const more = await getJson(`${incident}/posts.json?${ids.map((id: number) => `post_ids[]=${id}`).join('&')}`);
    expect(more.post_stream.posts.map((post: { id: number }) => post.id)).toEqual(ids);
  });

  it('answers its number alone in JSON, and mends its slug by a redirect in both', async () => {
    expect((await get(`${incident}.json`)).status).toBe(200);
    const canonical = '/t/rseth-incident-2026-04-18/24481';
    for (const [asked, location] of [
      [incident, canonical],
      [`${aave}/t/-/24481`, canonical],
      [`${aave}/t/wrong/24481.json`, `${canonical}.json`],
      [`${aave}/t/wrong/24481/7`, `${canonical}/7`],
      [`${aave}/t/rseth-incident-2026-04-18`, canonical],
    ] as const) {
      const reply = await get(asked);
      expect([reply.status, reply.headers.location]).toEqual([301, location]);
    }
  });

  it('opens around a post', async () => {
    const topic = await getJson(`${incident}/60.json`);
    const numbers = topic.post_stream.posts.map((post: { post_number: number }) => post.post_number);
    expect(numbers).toContain(60);
    expect(numbers).not.toContain(1);
  });

  it('has pages of twenty, and 404 past the end', async () => {
    expect((await getJson(`${incident}.json?page=4`)).post_stream.posts).toHaveLength(15);
    expect((await get(`${incident}.json?page=5`)).status).toBe(404);
  });

  it('tells where its links lead, in all and by post, and who links to it', async () => {
    const topic = await getJson(`${aave}/t/${worldTopics.aave.id}.json`);
    const vote = `https://snapshot.box/#/s:aavedao.eth/proposal/${worldProposalIds.aave}`;
    expect(topic.details.links).toContainEqual(
      expect.objectContaining({ url: vote, domain: 'snapshot.box', internal: false, reflection: false }),
    );
    expect(topic.post_stream.posts[0].link_counts).toContainEqual(expect.objectContaining({ url: vote }));
    expect(topic.post_stream.posts[1].link_counts).toBeUndefined();
    world.forums.link('governance.aave.com', 24481, topicUrl(worldTopics.aave), 'the update');
    const again = await getJson(`${aave}/t/${worldTopics.aave.id}.json`);
    expect(again.details.links).toContainEqual(
      expect.objectContaining({ url: `${aave}/t/rseth-incident-2026-04-18/24481`, reflection: true }),
    );
  });

  it('writes tags as objects on new sites and as names on old ones', async () => {
    expect((await getJson(`${incident}.json`)).tags[0]).toEqual({ id: 1, name: 'rseth', slug: 'rseth' });
    const old = await getJson(`https://forum.mantle.xyz/t/${worldTopics.mantle.id}.json`);
    expect(old.tags).toEqual(['mip']);
  });

  it('that is not there is 404 for both kinds of reader', async () => {
    const json = await get(`${aave}/t/999.json`);
    expect([json.status, JSON.parse(json.text)]).toEqual([
      404,
      expect.objectContaining({ error_type: 'not_found', extras: { html: expect.any(String) } }),
    ]);
    const page = await get(`${aave}/t/999`);
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('changes: edits count versions, replies bump it, and what is deleted is gone', async () => {
    const host = 'research.lido.fi';
    const reply = world.forums.addPost(host, 11473, { cooked: '<p>New.</p>' });
    world.forums.patchPost(host, 11473, reply.post_number, { cooked: '<p>Newer.</p>' });
    const topic = await getJson(`https://${host}/t/11473.json`);
    expect(topic.post_stream.posts.at(-1)).toMatchObject({ cooked: '<p>Newer.</p>', version: 2 });
    expect(
      (await getJson(`https://${host}/latest.json`)).topic_list.topics.slice(0, 2).map((row: { id: number }) => row.id),
    ).toContain(11473);
    world.forums.deleteTopic(host, 11473);
    expect((await get(`https://${host}/t/11473.json`)).status).toBe(404);
  });
});

describe('lists', () => {
  it('have thirty rows a page, pinned topics on top, and end without a further address', async () => {
    const first = await getJson(`${aave}/latest.json`);
    expect(first.topic_list.topics).toHaveLength(30);
    expect(first.topic_list.topics[0].pinned).toBe(true);
    expect(first.topic_list.more_topics_url).toContain('page=1');
    const second = await getJson(`${aave}/latest.json?page=1`);
    expect(second.topic_list.topics).toHaveLength(7);
    expect(second.topic_list).not.toHaveProperty('more_topics_url');
  });

  it('can be of a category or of a tag', async () => {
    const risk = await getJson(`${aave}/c/risk/8/l/latest.json`);
    expect(new Set(risk.topic_list.topics.map((row: { category_id: number }) => row.category_id))).toEqual(
      new Set([8]),
    );
    const tagged = await getJson(`${aave}/tag/incident/l/latest.json`);
    expect(tagged.topic_list.topics.map((row: { id: number }) => row.id)).toEqual([24481]);
  });
});

describe('search', () => {
  it('finds words in titles and posts', async () => {
    const found = await getJson(`${aave}/search.json?q=funding+update`);
    expect(found.topics.map((row: { id: number }) => row.id)).toContain(24740);
    expect(found.grouped_search_result.error).toBeNull();
  });

  it('takes an order for no word, and what stands in quotes for one', async () => {
    const ids = async (query: string) =>
      (await getJson(`${aave}/search.json?q=${encodeURIComponent(query)}`)).topics.map((row: { id: number }) => row.id);
    expect(await ids('rsETH order:latest')).toContain(24740);
    expect(await ids('"incident funding" order:latest')).toContain(24740);
    expect(await ids('"funding incident"')).toEqual([]);
  });

  it('that is limited answers 200, empty, with an error inside', async () => {
    world.faults.set('governance.aave.com', 'search-limited');
    const reply = await get(`${aave}/search.json?q=funding`);
    world.faults.clear();
    const found = JSON.parse(reply.text);
    expect([reply.status, found.posts, found.topics]).toEqual([200, [], []]);
    expect(found.grouped_search_result.error).toEqual(expect.any(String));
  });
});

describe('every forum', () => {
  it.each(forumHosts)('%s says that it is Discourse, and sends what it has to draw', async (host) => {
    const reply = await get(`https://${host}/`);
    expect(reply.text).toMatch(/<meta name="generator" content="Discourse \d/);
    expect(reply.text).toContain('id="data-discourse-setup"');
    const sent = /data-preloaded="([^"]+)"/
      .exec(reply.text)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const store = JSON.parse(sent ?? '');
    expect(JSON.parse(store.topic_list).topic_list.topics.length).toBeGreaterThan(5);
    expect(reply.headers['content-security-policy']).toContain('script-src');
  });

  it('never carries a CORS header', async () => {
    const reply = await get(`${incident}.json`, { origin: 'https://research.lido.fi' });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('refuses more than fifty requests in ten seconds, in plain text', async () => {
    const other = await startWorld({ data: aprilRescue(Date.now()) });
    try {
      const replies = await Promise.all(Array.from({ length: 51 }, () => ask(other, `${aave}/t/24481.json`)));
      const refused = replies.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'discourse-rate-limit-error-code': 'ip_10_secs_limit',
      });
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await other.stop();
    }
  });

  it('that needs a login shows nothing without one', async () => {
    world.forums.patchForum('forum.mantle.xyz', { loginRequired: true });
    const json = await get('https://forum.mantle.xyz/t/9417.json');
    expect([json.status, JSON.parse(json.text).error_type]).toEqual([403, 'not_logged_in']);
    const page = await get('https://forum.mantle.xyz/t/9417');
    expect([page.status, page.headers.location]).toEqual([302, '/login']);
    world.forums.patchForum('forum.mantle.xyz', { loginRequired: false });
  });
});
