import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveFollowedAddress } from '@/lib/store/followed-address';
import { readOwnVotes } from '@/lib/store/own-votes';
import { saveObservations } from '@/lib/store/save-observations';
import { readSource } from '@/lib/store/sources';
import { saveWatch } from '@/lib/store/watches';
import { refreshOwnVotes } from '@/lib/watch/refresh-own-votes';
import { freshStorage } from '../../support/fresh-storage';
import { anObserved, aWatch } from '../../support/observed';
import { aHubRow, anId, StubHub } from '../../support/stub-hub';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse('2026-04-22T00:00:00Z');
const address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const { key } = anObserved();
const refresh = (at = now, userAsked = false) => refreshOwnVotes(at, { userAsked });
const own = async () => (await readOwnVotes(address)).get(key);

/** What the score API is asked, and what it answers. */
let scored: Record<string, unknown>[];
let score: () => Response;
let hub: StubHub;

beforeEach(async () => {
  await freshStorage();
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation((async () => true) as never);
  hub = new StubHub([aHubRow()]);
  scored = [];
  score = () => Response.json({ result: { vp: 1_234.5, vp_by_strategy: [1_234.5], vp_state: 'final' } });
  const askHub = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (new URL(url).host !== 'score.snapshot.org') return askHub(url, init);
    scored.push(JSON.parse(String(init.body)));
    return score();
  });
  await saveObservations([{ proposal: anObserved() }], () => ({ events: [], queue: false }));
  await saveWatch(aWatch());
  await saveFollowedAddress({ address, onlyUnvoted: false });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a followed address', () => {
  it('that is none asks nobody', async () => {
    await saveFollowedAddress(undefined);
    await refresh();
    expect(hub.requests).toEqual([]);
  });

  it('that has not voted could with its power at the snapshot of the vote', async () => {
    await refresh();
    expect(await own()).toEqual({ key, address, power: { units: 1_234.5, final: true, readAt: now }, observedAt: now });
    expect(scored).toMatchObject([
      {
        jsonrpc: '2.0',
        method: 'get_vp',
        params: {
          address,
          network: '1',
          snapshot: 24_900_000,
          space: 'lido-snapshot.eth',
          strategies: [{ name: 'erc20-balance-of' }],
        },
      },
    ]);
  });

  it('that has voted is told how, and its power is asked of nobody', async () => {
    hub.votes = [{ voter: address, proposal: anId(1), choice: 2, vp: 50, created: now / 1_000 - 60 }];
    await refresh();
    expect(await own()).toMatchObject({ cast: { choice: 'Against', power: 50, at: now - minute } });
    expect(scored).toEqual([]);
  });

  it.each<[string, unknown, string | undefined]>([
    ['approval', [1, 3], 'For, Abstain'],
    ['weighted', { 1: 1, 2: 3 }, '25% for For, 75% for Against'],
    ['basic', `0x03${'ab'.repeat(90)}`, undefined],
    ['basic', 9, undefined],
  ])('has its choice in words: %s %j', async (type, choice, words) => {
    await saveObservations([{ proposal: anObserved({ type: type as 'basic', observedAt: now }) }], () => ({
      events: [],
      queue: false,
    }));
    hub.votes = [{ voter: address, proposal: anId(1), choice, vp: 1, created: now / 1_000 - 60 }];
    await refresh();
    expect((await own())?.cast).toEqual({ power: 1, at: now - minute, ...(words !== undefined && { choice: words }) });
  });

  it('is asked about every quarter of an hour, every minute where the user looks, and its final power once', async () => {
    await refresh();
    await refresh(now + 14 * minute);
    await refresh(now + 30_000, true);
    const asked = hub.requests.length;
    await refresh(now + 61_000, true);
    await refresh(now + 20 * minute);
    expect(hub.requests.length - asked).toBe(2);
    expect(scored).toHaveLength(1);
  });

  it('whose power may still change is asked about again after hours', async () => {
    score = () => Response.json({ result: { vp: 10, vp_state: 'pending' } });
    await refresh();
    await refresh(now + hour);
    expect(scored).toHaveLength(1);
    await refresh(now + 7 * hour);
    expect(scored).toHaveLength(2);
  });

  it('keeps what is known of its power while the score API fails', async () => {
    score = () => Response.json({ result: { vp: 10, vp_state: 'pending' } });
    await refresh();
    score = () => Response.json({ error: { code: 500, message: 'x', data: 'y' } }, { status: 500 });
    await refresh(now + 7 * hour);
    expect(await own()).toMatchObject({ power: { units: 10 }, observedAt: now + 7 * hour });
    expect(await readSource('score.snapshot.org')).toMatchObject({ failure: { reason: 'unreachable' } });
  });

  it.each([
    ['an error with 200', 'malformed', () => Response.json({ error: { code: 400, message: 'invalid' } })],
    ['a refusal', 'malformed', () => Response.json({ error: { code: 400, message: 'invalid' } }, { status: 400 })],
    ['too many requests', 'rate-limited', () => Response.json({ error: { code: 429 } }, { status: 429 })],
    ['no figure', 'malformed', () => Response.json({ result: { vp: 'a lot' } })],
  ])('says nothing of its power where the API answers with %s', async (_what, reason, answer) => {
    score = answer;
    await refresh();
    expect(await own()).not.toHaveProperty('power');
    expect(await readSource('score.snapshot.org')).toMatchObject({ failure: { reason } });
  });

  it('asks no score where the browser does not allow it: voted or not is known all the same', async () => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation((async () => false) as never);
    await refresh();
    expect(scored).toEqual([]);
    expect(await own()).toEqual({ key, address, observedAt: now });
  });

  it('asks no score for a vote with more strategies than the API takes', async () => {
    hub.strategies = 11;
    await refresh();
    expect(scored).toEqual([]);
  });
});
