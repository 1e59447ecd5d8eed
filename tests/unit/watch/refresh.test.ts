import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { snapshotKey } from '@/lib/domain/governance/venue';
import { readActivity, readOutbox } from '@/lib/store/events';
import { readStoredProposal, readStoredProposals } from '@/lib/store/proposals';
import { readSource } from '@/lib/store/sources';
import { readStoredTopic } from '@/lib/store/topics';
import { saveWatch } from '@/lib/store/watches';
import { refreshProposal } from '@/lib/watch/refresh-proposal';
import { refreshRescue } from '@/lib/watch/refresh-rescue';
import { refreshTopic } from '@/lib/watch/refresh-topic';
import { aSmallRescue } from '../../support/a-small-rescue';
import { freshStorage } from '../../support/fresh-storage';
import { aWatch } from '../../support/observed';
import { aHubRow, anId, StubHub } from '../../support/stub-hub';

const minute = 60_000;
const start = Date.parse('2026-04-22T00:00:00Z');
const key = snapshotKey(anId(1));
const rescues = [aSmallRescue()];
const [rescue = aSmallRescue()] = rescues;
const known = { rescues, random: () => 0.5 };
const stored = async () => (await readStoredProposals()).map(({ id }) => id).sort();

let hub: StubHub;
/** What is asked is remembered in memory for a while: each test has a time of its own. */
let now = start;

beforeEach(async () => {
  await freshStorage();
  now += 24 * 60 * minute;
  hub = new StubHub([aHubRow(), aHubRow({ id: anId(2), discussion: '' }), aHubRow({ id: anId(3), created: 1_000 })]);
});
afterEach(() => vi.unstubAllGlobals());

describe('refreshing a rescue', () => {
  const refresh = (at: number, userAsked = true, of = rescue) => refreshRescue(of, at, { userAsked, ...known });

  it('keeps, from one request, the proposals that belong to it', async () => {
    expect(await refresh(now)).toBe('read');
    expect(hub.requests).toHaveLength(1);
    expect(await stored()).toEqual([anId(1)]);
  });

  it('is a baseline for what nobody watches, and news for what is watched', async () => {
    await refresh(now);
    hub.rows = [aHubRow({ scores: [10, 80, 0] })];
    await refresh(now + 2 * minute);
    expect(await readActivity(9)).toEqual([]);
    await saveWatch(aWatch());
    hub.rows = [aHubRow({ scores: [80, 10, 0] })];
    await refresh(now + 4 * minute);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('happens once a minute for those who look, every quarter of an hour otherwise, and once for all who ask at once', async () => {
    await Promise.all([refresh(now), refresh(now)]);
    expect(await refresh(now + 0.9 * minute)).toBe('fresh');
    expect(await refresh(now + 14 * minute, false)).toBe('fresh');
    expect(hub.requests).toHaveLength(1);
    expect(await refresh(now + 15 * minute, false)).toBe('read');
    expect(await refresh(now + 16 * minute)).toBe('read');
  });

  it('is not put off by a clock that was set back', async () => {
    await refresh(now);
    expect(await refresh(now - 5 * minute, false)).toBe('read');
  });

  it('notices a proposal that is not in its space any more', async () => {
    await refresh(now);
    hub.drop(anId(1), now + minute);
    await refresh(now + 2 * minute);
    expect(await readStoredProposal(key)).toMatchObject({ exists: false });
    const asked = hub.requests.length;
    await refresh(now + 4 * minute);
    expect(hub.requests).toHaveLength(asked + 1);
  });

  it('reads a listed proposal wherever and whenever it was made', async () => {
    const listed = aSmallRescue({ id: anId(3) });
    await refresh(now, true, listed);
    expect(await stored()).toEqual([anId(1), anId(3)]);
  });

  it('says that the hub failed, and keeps what was stored', async () => {
    await refresh(now);
    hub.instead = () => Response.json({ errors: [{ message: 'x' }] }, { status: 400 });
    expect(await refresh(now + 2 * minute)).toBe('failed');
    expect(await stored()).toEqual([anId(1)]);
    expect((await readSource('hub.snapshot.org'))?.failure?.reason).toBe('malformed');
  });

  it('asks nothing for a rescue without Snapshot votes', async () => {
    expect(await refresh(now, true, { ...rescue, contributions: [] })).toBe('fresh');
    expect(hub.requests).toEqual([]);
  });
});

describe('refreshing the proposal of a page', () => {
  it('reads it once for all who ask within seconds', async () => {
    expect(
      await Promise.all([
        refreshProposal(snapshotKey(anId(2)), now, known),
        refreshProposal(snapshotKey(anId(2)), now, known),
      ]),
    ).toEqual(['read', 'read']);
    expect(await stored()).toEqual([anId(2)]);
    expect(hub.requests).toHaveLength(1);
    await refreshProposal(snapshotKey(anId(2)), now + 21_000, known);
    expect(hub.requests).toHaveLength(2);
  });

  it('says where the hub knows no such id, and where it did', async () => {
    expect(await refreshProposal(snapshotKey(anId(9)), now, known)).toBe('not-found');
    await refreshProposal(snapshotKey(anId(1)), now, known);
    hub.drop(anId(1), now + minute);
    expect(await refreshProposal(snapshotKey(anId(1)), now + minute, known)).toBe('read');
    expect(await readStoredProposal(key)).toMatchObject({ exists: false });
  });

  it('says that the hub failed, and is not asked again by every page that redraws', async () => {
    hub.instead = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await refreshProposal(snapshotKey(anId(1)), now, known)).toBe('failed');
    expect(await refreshProposal(snapshotKey(anId(1)), now + 1_000, known)).toBe('failed');
    expect(hub.requests).toHaveLength(1);
  });
});

describe('refreshing a topic', () => {
  const ref = { host: 'research.lido.fi', id: 11483 };
  const key11483 = 'topic:research.lido.fi:11483';

  /** The forum beside the hub. */
  function forumSays(answer: () => Response): { count: number } {
    const asked = { count: 0 };
    const hubFetch = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      if (url.startsWith('https://hub.snapshot.org/')) return hubFetch(url, init);
      asked.count += 1;
      return Promise.resolve(answer());
    });
    return asked;
  }
  const aTopic = (links: string[]) => ({
    id: 11483,
    title: 'Take part in the rescue',
    post_stream: { posts: [{ post_number: 1, cooked: links.map((link) => `<a href="${link}">x</a>`).join('') }] },
  });

  it('reads it, and the linked proposals that belong to a rescue', async () => {
    const link = `https://snapshot.org/#/lido-snapshot.eth/proposal/${anId(2)}`;
    const forum = forumSays(() => Response.json(aTopic([link])));
    expect(await refreshTopic(ref, now, known)).toBe('read');
    expect((await readStoredTopic(key11483))?.openingPostProposalIds).toEqual([anId(2)]);
    expect(await stored()).toEqual([anId(2)]);
    expect(await refreshTopic(ref, now + 4 * minute, known)).toBe('fresh');
    await refreshTopic(ref, now + 6 * minute, known);
    expect([forum.count, hub.requests.length]).toEqual([2, 1]);
  });

  it('does not keep linked proposals that have nothing to do with a rescue', async () => {
    forumSays(() => Response.json({ ...aTopic([`https://snapshot.org/#/x.eth/proposal/${anId(2)}`]), id: 7 }));
    await refreshTopic({ ...ref, id: 7 }, now, known);
    expect(await stored()).toEqual([]);
  });

  it('keeps the last answer of a forum that fails, and says why', async () => {
    forumSays(() => Response.json(aTopic([])));
    await refreshTopic(ref, now, known);
    vi.unstubAllGlobals();
    forumSays(() => new Response('Slow down', { status: 429 }));
    expect(await refreshTopic(ref, now + 6 * minute, known)).toBe('failed');
    expect((await readStoredTopic(key11483))?.observedAt).toBe(now);
    expect((await readSource('research.lido.fi'))?.failure?.reason).toBe('rate-limited');
  });
});
