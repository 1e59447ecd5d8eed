import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecountView } from '../../lib/messages/recount-view.ts';
import { type HubInPlace, putHubInPlace } from '../support/hub-in-place.ts';
import { alphaTopic, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { newProfile, privatePage, startWorker, type TestWorker } from '../support/test-worker.ts';
import type { NewProposal } from '../world/hub/data.ts';
import { HubData } from '../world/hub/hub.ts';

const day = 86_400;
const id = idOf('a1');
const key = `snapshot:${id}`;

let hub: HubData;
let web: HubInPlace;
let worker: TestWorker;

/** A vote that has been open for a day, with so many voters for and against. */
async function aVote(inFavour: number, against: number, given: Partial<NewProposal> = {}): Promise<void> {
  const now = Math.floor(Date.now() / 1_000);
  hub.addProposal({
    id,
    space: 'alpha.eth',
    discussion: `https://${alphaTopic.host}/t/gift/${alphaTopic.id}`,
    start: now - day,
    end: now + 2 * day,
    ...given,
  });
  if (inFavour > 0) hub.castMany(id, 1, 6_000, inFavour);
  if (against > 0) hub.castMany(id, 2, 4_000, against);
  const view = await open();
  expect(view.kind).toBe('panel');
}

const open = () =>
  worker.ask('readPanel', {
    subject: { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id },
  });
const told = async (name: 'readRecount' | 'startRecount' | 'cancelRecount'): Promise<RecountView> => {
  const view = await worker.ask(name, { key });
  if (view.kind === 'failed') throw new Error(view.reason);
  return view;
};
/** Asks as a panel does, until what it says fits. */
const until = (fits: (view: RecountView) => boolean): Promise<RecountView> =>
  vi.waitUntil(
    async () => {
      const view = await told('readRecount');
      return fits(view) && view;
    },
    { timeout: 4_000, interval: 10 },
  );
const over = () => until(({ reading }) => !reading);
/** How many pages of votes and records of recounts take room. */
async function stored(): Promise<{ recounts: number; votePages: number }> {
  const { openDatabase } = await import('../../lib/store/database.ts');
  const database = await openDatabase();
  return { recounts: await database.count('recounts'), votePages: await database.count('votePages') };
}

beforeEach(async () => {
  newProfile(testNow);
  hub = new HubData();
  web = putHubInPlace(hub);
  worker = await startWorker([aSmallRescue()]);
});
afterEach(() => vi.unstubAllGlobals());

describe('a count that is checked', () => {
  it('begins with nothing, is read a thousand in a request, and matches so far', async () => {
    await aVote(1_700, 504);
    expect(await told('readRecount')).toEqual({ kind: 'recount' });
    expect((await told('startRecount')).reading).toEqual({ votes: 0, of: 2_204 });
    const { result } = await over();
    expect(result).toMatchObject({ votes: 2_204, valid: 2_204, outcome: 'matches', soFar: true, differences: [] });
    expect(web.pages).toHaveLength(3);
    // The votes have been counted, and take no room any more.
    expect(await stored()).toEqual({ recounts: 1, votePages: 0 });
  });

  it('is kept, and nobody is asked again', async () => {
    await aVote(3, 2);
    await told('startRecount');
    const { result } = await over();
    worker = await worker.killAndRestart();
    const asked = web.pages.length;
    expect((await told('readRecount')).result).toEqual(result);
    expect(web.pages).toHaveLength(asked);
  });

  it('says where it differs, by choice, ours and the hub’s', async () => {
    await aVote(3, 2);
    hub.setScores(id, [6_000, 5_000], 11_000, 5);
    const { result } = await told('startRecount').then(over);
    // The hub tells two scores for three choices.
    expect(result).toMatchObject({ outcome: 'differs', differenceCount: 3 });
    const [score, , total] = result?.differences ?? [];
    expect(score).toMatchObject({ kind: 'score', choice: 'Against', hub: 5_000 });
    expect(score?.recounted).toBeCloseTo(4_000, 6);
    expect(total).toMatchObject({ kind: 'total', hub: 11_000 });
  });

  it('says so of a final result at once', async () => {
    const now = Math.floor(Date.now() / 1_000);
    await aVote(3, 2, { start: now - 4 * day, end: now - day, scores_state: 'final' });
    hub.setScores(id, [9_000, 4_000, 0], 13_000, 5);
    const { result } = await told('startRecount').then(over);
    expect(result).toMatchObject({ outcome: 'differs', soFar: false });
    expect(web.pages).toHaveLength(1);
  });

  it('takes in who votes meanwhile, and who votes anew', async () => {
    await aVote(1_500, 0);
    web.onPage = (page) => {
      if (page === 2) {
        const [first] = hub.votes(id);
        if (first) hub.castVote(id, first.voter, 2, first.vp);
        hub.castVote(id, 'late', 1, 10);
      }
      return undefined;
    };
    const { result } = await told('startRecount').then(over);
    expect(result).toMatchObject({ votes: 1_501, outcome: 'matches' });
  });

  it('does not call it a difference while votes keep arriving', async () => {
    await aVote(5, 0);
    hub.setScores(id, [1, 0, 0], 1, 5);
    web.onPage = (page) => {
      hub.castVote(id, `late ${page}`, 1, 10);
      return undefined;
    };
    const { result } = await told('startRecount').then(over);
    expect(result).toMatchObject({ votes: 8, outcome: 'moving' });
  });

  it('nor where the hub’s own count is older than the newest votes', async () => {
    await aVote(5, 0);
    hub.castVote(id, 'new', 1, 10);
    hub.setScores(id, [6_000, 0, 0], 6_000, 5);
    hub.patchProposal(id, { scores_updated: Math.floor(Date.now() / 1_000) - 200 });
    expect((await told('startRecount').then(over)).result).toMatchObject({ votes: 6, outcome: 'moving' });
  });

  it('is read anew from its first vote where the result became final meanwhile', async () => {
    await aVote(1_200, 0);
    web.onPage = (page) => {
      if (page !== 2) return undefined;
      // Power is taken anew.
      for (const vote of hub.votes(id)) Object.assign(vote, { vp: vote.vp * 2 });
      hub.close(id);
      hub.score(id);
      return undefined;
    };
    const { result } = await told('startRecount').then(over);
    expect(result).toMatchObject({ votes: 1_200, outcome: 'matches', soFar: false });
    expect(web.pages).toHaveLength(4);
  });
});

describe('more votes than the hub pages by place', () => {
  it('are all read by time, also where thousands came in one second', async () => {
    await aVote(5_200, 0);
    const second = Math.floor(Date.now() / 1_000) - 500;
    for (const vote of hub.votes(id).slice(1_000, 3_400)) Object.assign(vote, { created: second });
    const { result } = await told('startRecount').then(over);
    expect(result).toMatchObject({ votes: 5_200, outcome: 'matches' });
    expect(web.pages.every(({ skip }) => skip <= 5_000)).toBe(true);
  }, 60_000);
});

describe('a worker that dies in the middle', () => {
  it('goes on where it was as soon as it wakes, and reads no page twice', async () => {
    await aVote(3_500, 0);
    // From the third page on there is silence.
    web.onPage = (page) => (page > 2 ? new Promise(() => undefined) : undefined);
    await told('startRecount');
    await until(({ reading }) => (reading?.votes ?? 0) > 1_500);
    expect(await stored()).toEqual({ recounts: 1, votePages: 2 });
    const [, , third] = web.pages;
    web.onPage = undefined;
    worker = await worker.killAndRestart();
    const { result } = await over();
    expect(result).toMatchObject({ votes: 3_500, outcome: 'matches' });
    // It asked again for the page that it did not get, and for none before.
    expect(web.pages[3]).toEqual(third);
    expect(web.pages).toHaveLength(5);
    expect(await stored()).toEqual({ recounts: 1, votePages: 0 });
  });

  it('does not go on by itself with what was left a day ago', async () => {
    await aVote(1_500, 0);
    web.onPage = (page) => (page > 1 ? new Promise(() => undefined) : undefined);
    await told('startRecount');
    await until(({ reading }) => reading?.votes === 1_000);
    vi.setSystemTime(testNow + 25 * 3_600_000);
    worker = await worker.killAndRestart();
    await vi.waitUntil(async () => (await stored()).recounts === 0);
    expect(await stored()).toEqual({ recounts: 0, votePages: 0 });
    expect(web.pages).toHaveLength(2);
  });
});

describe('a hub that fails in the middle', () => {
  it('is named, and the recount goes on from there when it is asked for', async () => {
    await aVote(1_500, 0);
    web.onPage = (page) => (page === 2 ? new Response('<html>Bad gateway</html>', { status: 502 }) : undefined);
    const stopped = await told('startRecount').then(over);
    expect(stopped).toEqual({
      kind: 'recount',
      stopped: { votes: 1_000, of: 1_500, source: 'hub.snapshot.org', reason: 'unreachable' },
    });
    // Not by itself: the user is told, and decides.
    worker = await worker.killAndRestart();
    const { resumeRecounts } = await import('../../lib/background/recount/recount-requests.ts');
    const { runOf } = await import('../../lib/background/recount/run-recount.ts');
    await resumeRecounts(Date.now());
    expect(runOf(key)).toBeUndefined();
    expect((await told('readRecount')).stopped).toBeDefined();
    expect(runOf(key)).toBeUndefined();
    expect(web.pages).toHaveLength(2);
    expect((await told('startRecount')).reading).toEqual({ votes: 1_000, of: 1_500 });
    expect((await over()).result).toMatchObject({ votes: 1_500, outcome: 'matches' });
    expect(web.pages).toHaveLength(3);
  });
});

describe('a recount that is cancelled', () => {
  it('stops, leaves nothing behind, and can be begun anew', async () => {
    await aVote(1_500, 0);
    let answer: (response: undefined) => void = () => undefined;
    web.onPage = (page) => (page === 2 ? new Promise((resolve) => (answer = resolve as never)) : undefined);
    await told('startRecount');
    await until(({ reading }) => reading?.votes === 1_000);
    expect(await told('cancelRecount')).toEqual({ kind: 'recount' });
    // The answer that was still on its way is not kept.
    answer(undefined);
    expect(await told('readRecount')).toEqual({ kind: 'recount' });
    expect(await stored()).toEqual({ recounts: 0, votePages: 0 });
    web.onPage = undefined;
    await told('startRecount');
    expect((await over()).result).toMatchObject({ votes: 1_500, outcome: 'matches' });
  });

  it('keeps what the one before came to', async () => {
    await aVote(5, 0);
    const { result } = await told('startRecount').then(over);
    web.onPage = () => new Promise(() => undefined);
    expect(await told('startRecount')).toMatchObject({ reading: { votes: 0 }, result });
    expect(await told('cancelRecount')).toEqual({ kind: 'recount', result });
  });
});

describe('what cannot be counted', () => {
  it.each<[string, Partial<NewProposal>]>([
    ['sealed', { privacy: 'shutter' }],
    ['sealed', { privacy: 'shutter-elgamal' }],
    ['no-method', { type: 'custom' }],
  ])('says why: %s', async (obstacle, given) => {
    await aVote(3, 0, given);
    expect(await told('startRecount')).toEqual({ kind: 'recount', obstacle });
    expect(web.pages).toEqual([]);
  });

  it('says why: nobody voted yet, and too many did', async () => {
    await aVote(0, 0);
    expect(await told('startRecount')).toEqual({ kind: 'recount', obstacle: 'no-votes' });
    hub.setScores(id, [1, 0, 0], 1, 9_000_000);
    vi.setSystemTime(testNow + 120_000);
    await open();
    await vi.waitUntil(async () => (await told('startRecount')).obstacle === 'too-many');
    expect(web.pages).toEqual([]);
  });

  it('is nothing in a private window, nor of a vote that no page has shown', async () => {
    await aVote(3, 0);
    expect(await worker.ask('startRecount', { key }, privatePage)).toEqual({
      kind: 'failed',
      reason: 'private-window',
    });
    const other = { key: `snapshot:${idOf('b2')}` };
    expect(await worker.ask('startRecount', other)).toEqual({ kind: 'failed', reason: 'not-found' });
    expect(web.pages).toEqual([]);
  });
});
