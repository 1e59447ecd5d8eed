import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SourceError } from '@/lib/platform/source-error';
import { readTopic } from '@/lib/sources/discourse/read-topic';
import { anId } from '../../../support/stub-hub';

const now = Date.parse('2026-04-22T00:00:00Z');
const lido = { host: 'research.lido.fi', id: 11483 };
const link = (number: number, space = 'lido-snapshot.eth') =>
  `https://snapshot.box/#/s:${space}/proposal/${anId(number)}`;

afterEach(() => vi.unstubAllGlobals());

function forumSays(answer: () => Response): { urls: string[] } {
  const urls: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    urls.push(url);
    return answer();
  });
  return { urls };
}

function aTopic(change: object = {}, opening: object = {}): object {
  return {
    id: 11483,
    title: 'Take part in the rescue',
    closed: false,
    post_stream: {
      posts: [
        { post_number: 1, cooked: '<p>Text</p>', link_counts: [], ...opening },
        { post_number: 2, cooked: `<p>See <a href="${link(2)}">this</a></p>` },
      ],
    },
    details: { links: [{ url: link(3), reflection: false }] },
    ...change,
  };
}

describe('a topic', () => {
  it('of a forum under a path of its host is asked for there', async () => {
    const { urls } = forumSays(() => Response.json(aTopic()));
    const ref = { host: 'example.org', base: '/forum', id: 11483 };
    expect(await readTopic(ref, { now })).toMatchObject({
      ...ref,
      key: 'topic:example.org/forum:11483',
      url: 'https://example.org/forum/t/11483',
    });
    expect(urls).toEqual(['https://example.org/forum/t/11483.json']);
  });

  it('of a host that the browser does not let us read is not asked for', async () => {
    const { urls } = forumSays(() => Response.json(aTopic()));
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(
      (async ({ origins }: { origins: string[] }) => !origins.includes('https://research.lido.fi/*')) as never,
    );
    await expect(readTopic(lido, { now })).rejects.toMatchObject({ reason: 'not-allowed', source: 'research.lido.fi' });
    expect(urls).toEqual([]);
    await readTopic({ ...lido, host: 'forum.example' }, { now });
    expect(urls).toHaveLength(1);
    vi.restoreAllMocks();
  });

  it('is read in one request by its number, and says which proposals its opening post links', async () => {
    const { urls } = forumSays(() =>
      Response.json(aTopic({}, { link_counts: [{ url: link(1) }, { url: 'https://lido.fi' }] })),
    );
    expect(await readTopic(lido, { now })).toEqual({
      key: 'topic:research.lido.fi:11483',
      host: 'research.lido.fi',
      id: 11483,
      title: 'Take part in the rescue',
      url: 'https://research.lido.fi/t/11483',
      openingPostProposalIds: [anId(1)],
      otherProposalIds: [anId(2), anId(3)],
      closed: false,
      asks: [],
      mentioned: [],
      polls: [],
      links: [
        { url: link(1), venue: 'snapshot', id: anId(1), post: 1, byAuthor: true },
        { url: link(2), venue: 'snapshot', id: anId(2), post: 2 },
        { url: link(3), venue: 'snapshot', id: anId(3), post: null },
      ],
      authorLastPost: 1,
      authorText: 'Take part in the rescue\n ',
      observedAt: now,
    });
    expect(urls).toEqual(['https://research.lido.fi/t/11483.json']);
  });

  it('tells of what its author wrote after the first twenty posts: how much it is, and which is the last of all', async () => {
    const details = (last: string) => ({
      created_by: { username: 'alice' },
      last_poster: { username: last },
      participants: [
        { username: 'bob', post_count: 30 },
        { username: 'alice', post_count: 7 },
      ],
    });
    const read = async (last: string) => {
      forumSays(() =>
        Response.json(aTopic({ highest_post_number: 57, details: details(last) }, { username: 'alice' })),
      );
      return readTopic(lido, { now });
    };
    expect(await read('alice')).toMatchObject({ authorPosts: 7, authorLastPost: 57 });
    expect(await read('bob')).toMatchObject({ authorPosts: 7, authorLastPost: 1 });
  });

  it('has another author’s text once one of the author’s posts or the title was edited, not once another’s was', async () => {
    const read = async (change: object, opening: object = {}) => {
      forumSays(() => Response.json(aTopic(change, { username: 'alice', version: 1, ...opening })));
      return (await readTopic(lido, { now })).authorText;
    };
    const before = await read({});
    expect(await read({ posts_count: 9, highest_post_number: 9 })).toBe(before);
    expect(await read({}, { version: 2 })).not.toBe(before);
    expect(await read({ title: 'Another' })).not.toBe(before);
  });

  it.each([
    ['a link in double quotes', `<a class="x" href="${link(1)}" rel="nofollow">Snapshot</a>`, [anId(1)]],
    ['a link in single quotes', `<A HREF='${link(1)}'>Snapshot</A>`, [anId(1)]],
    ['an escaped link', `<a href="${link(1).replaceAll('/', '&#x2F;')}?a=1&amp;b=2">x</a>`, [anId(1)]],
    ['the same link twice', `<a href="${link(1)}">x</a><a href="${link(1)}">y</a>`, [anId(1)]],
    [
      'a link in a quote of somebody else',
      `<aside class="quote no-group"><aside class="onebox"></aside><a href="${link(1)}">x</a></aside>`,
      [],
    ],
    ['a link after a quote', `<aside class="quote"><p>x</p></aside><a href="${link(1)}">x</a>`, [anId(1)]],
    ['text that looks like a link', `<p>href="${link(1)}" &lt;a href="${link(1)}"&gt;</p>`, []],
    ['an attribute that looks like one', `<a data-href="${link(1)}">x</a>`, []],
    ['a code hash that is no proposal', `<a href="https://etherscan.io/tx/${anId(1)}">x</a>`, []],
  ])('with %s', async (_what, cooked, expected) => {
    forumSays(() => Response.json(aTopic({ details: null }, { cooked })));
    expect((await readTopic(lido, { now })).openingPostProposalIds).toEqual(expected);
  });

  it('does not match by links that lead here from elsewhere', async () => {
    forumSays(() =>
      Response.json(aTopic({ details: { links: [] } }, { link_counts: [{ url: link(1), reflection: true }] })),
    );
    const topic = await readTopic(lido, { now });
    expect(topic.openingPostProposalIds).toEqual([]);
    expect(topic.otherProposalIds).toEqual([anId(2)]);
  });

  it('costs no more than its length to read, however hostile', async () => {
    const cooked = '<aside class="quote" <a href="'.repeat(50_000);
    forumSays(() => Response.json(aTopic({}, { cooked })));
    // Reading that goes back and forth would take minutes, and run into the test's time limit.
    expect((await readTopic(lido, { now })).openingPostProposalIds).toEqual([]);
  });
});

describe('a forum that fails', () => {
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    Response.json(body, { status, headers });
  it.each([
    [
      'not found, or not for us',
      { reason: 'not-found' },
      () => json(404, { errors: ['…'], error_type: 'not_found', extras: { html: '<div>' } }),
    ],
    ['deleted', { reason: 'not-found' }, () => json(410, { errors: ['…'] })],
    ['private', { reason: 'not-permitted' }, () => json(403, { errors: ['…'], error_type: 'invalid_access' })],
    ['for members', { reason: 'not-permitted' }, () => json(403, { error_type: 'not_logged_in', errors: ['…'] })],
    [
      'slow down, in JSON',
      { reason: 'rate-limited', retryAfter: 9_000 },
      () => json(429, { errors: ['…'], error_type: 'rate_limit', extras: { wait_seconds: 9 } }),
    ],
    [
      'slow down, in plain text',
      { reason: 'rate-limited', retryAfter: 4_000 },
      () => new Response('Slow down', { status: 429, headers: { 'retry-after': '4' } }),
    ],
    [
      'a challenge of its CDN',
      { reason: 'not-permitted' },
      () => new Response('<html>', { status: 403, headers: { 'content-type': 'text/html' } }),
    ],
    ['down', { reason: 'unreachable' }, () => json(503, {})],
    ['another topic', { reason: 'malformed' }, () => json(200, aTopic({ id: 7 }))],
    ['a topic without posts', { reason: 'malformed' }, () => json(200, aTopic({ post_stream: { posts: [] } }))],
    ['something else', { reason: 'malformed' }, () => json(200, { topic_list: {} })],
  ])('says %s', async (_what, expected, answer) => {
    forumSays(answer);
    const error = await readTopic(lido, { now }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ ...expected, source: 'research.lido.fi' });
  });

  it.each(['evil.example/x?', 'research.lido.fi:8443@evil.example', ''])(
    'is not asked at a host that is none: %s',
    async (host) => {
      const { urls } = forumSays(() => json(200, aTopic()));
      await expect(readTopic({ host, id: 1 }, { now })).rejects.toMatchObject({ reason: 'not-found' });
      const up = { ...lido, base: '/../x' };
      await expect(readTopic(up, { now })).rejects.toMatchObject({ reason: 'not-found' });
      expect(urls).toEqual([]);
    },
  );
});
