import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ListsView } from '../../lib/messages/lists/lists-view.ts';
import { aList, aListedClaim, aListedGift, aListedRescue } from '../support/a-list.ts';
import { aSmallRescue, testNow } from '../support/small-rescue.ts';
import { newProfile, popup, privatePage, startWorker, type TestWorker } from '../support/test-worker.ts';

const url = 'https://lists.example/rescues.json';
const day = 86_400_000;

/** What the host of the list answers, and what it was asked. */
interface Host {
  answer: () => Response;
  asked: { url: string; headers: Record<string, string> }[];
}
let host: Host;
let worker: TestWorker;

const file =
  (text: string, headers: Record<string, string> = {}, status = 200) =>
  () =>
    new Response(status === 304 ? null : text, { status, headers: { 'content-type': 'text/plain', ...headers } });
const served = (text: string, etag?: string) => {
  host.answer = file(text, etag === undefined ? {} : { etag });
};

const subscribe = (at = url) => worker.ask('subscribeList', { url: at }, popup);
const update = () => worker.ask('updateList', { url }, popup);
const lists = async () => (await worker.ask('readLists', {}, popup)) as ListsView;
const names = async () => {
  const view = await worker.ask('readPopup', {}, popup);
  return 'rescues' in view ? view.rescues.map(({ name }) => name) : [];
};
/** The daily alarm rings, and its work ends. */
const ringLists = async () => {
  // It has no period: once it has rung, the browser knows it no longer.
  await fakeBrowser.alarms.clear('lists');
  const { onAlarm } = await import('../../lib/background/on-alarm.ts');
  await onAlarm({ name: 'lists' });
};

beforeEach(async () => {
  newProfile(testNow);
  host = { answer: file('', {}, 404), asked: [] };
  vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit = {}) => {
    const asked = new URL(address);
    if (asked.host !== 'lists.example') throw new TypeError('no connection');
    host.asked.push({ url: asked.href, headers: init.headers as Record<string, string> });
    return host.answer();
  });
  worker = await startWorker([aSmallRescue()]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a list that is subscribed to', () => {
  it('asks nobody before, and is in the catalogue at once', async () => {
    expect(await names()).toEqual(['Small Rescue']);
    expect(host.asked).toEqual([]);
    served(aList(undefined, { homepage: 'https://lists.example/' }));
    expect(await subscribe()).toEqual({ kind: 'saved' });
    expect(await names()).toEqual(['Small Rescue', 'Listed Rescue']);
    expect((await lists()).lists).toEqual([
      {
        url,
        host: 'lists.example',
        allowed: true,
        name: 'A list of others',
        homepage: 'https://lists.example/',
        rescues: 1,
        updatedAt: testNow,
        checkedAt: testNow,
      },
    ]);
  });

  it('is there after the worker was ended, without being asked for again', async () => {
    served(aList());
    await subscribe();
    worker = await worker.killAndRestart();
    expect(await names()).toEqual(['Small Rescue', 'Listed Rescue']);
    expect(host.asked).toHaveLength(1);
  });

  it('says on a page that it is of a list, and whose', async () => {
    served(aList());
    await subscribe();
    const subject = { kind: 'topic', host: 'governance.aave.com', id: 777 } as const;
    const view = await worker.ask('readPanel', { subject });
    expect(view).toMatchObject({
      rescue: { name: 'Listed Rescue', from: { kind: 'subscribed', name: 'A list of others' } },
    });
  });

  it('goes, with all that was in it, when it is removed', async () => {
    served(aList());
    await subscribe();
    expect(await worker.ask('removeList', { url }, popup)).toEqual({ kind: 'saved' });
    expect(await names()).toEqual(['Small Rescue']);
    expect((await lists()).lists).toEqual([]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('lists.example');
    expect(await fakeBrowser.alarms.get('lists')).toBeFalsy();
  });

  it.each([
    ['http://lists.example/rescues.json', 'no-address'],
    ['https://user:secret@lists.example/rescues.json', 'no-address'],
    ['rescues.json', 'no-address'],
  ])('%s is refused, and nobody is asked', async (address, reason) => {
    expect(await subscribe(address)).toMatchObject({ kind: 'list-refused', failure: { reason } });
    expect(host.asked).toEqual([]);
  });

  it('is not taken twice, nor from a private window', async () => {
    served(aList());
    await subscribe();
    expect(await subscribe()).toMatchObject({ kind: 'list-refused', failure: { reason: 'subscribed' } });
    const own = { ...privatePage, url: popup.url };
    expect(await worker.ask('subscribeList', { url: `${url}?2` }, own)).toEqual({
      kind: 'failed',
      reason: 'private-window',
    });
  });

  it.each([
    ['is no JSON', () => file('<html>'), 'invalid'],
    ['is of another format', () => file('{"format":"other"}'), 'invalid'],
    ['is not there', () => file('Not Found', {}, 404), 'not-found'],
    ['wants a login', () => file('', {}, 403), 'not-permitted'],
    ['is broken at its host', () => file('', {}, 500), 'unreachable'],
    ['is too large', () => file(' '.repeat(2_000_001)), 'malformed'],
    [
      'has one bad rescue among good ones',
      () => file(aList([aListedRescue(), aListedRescue({ id: 'b', unit: 'NO' })])),
      'invalid',
    ],
  ])('and %s is not taken, and nothing of it stays', async (_, answer, reason) => {
    host.answer = answer();
    expect(await subscribe()).toMatchObject({ kind: 'list-refused', failure: { reason } });
    expect((await lists()).lists).toEqual([]);
    expect(await names()).toEqual(['Small Rescue']);
  });
});

describe('an update', () => {
  beforeEach(async () => {
    served(aList(), '"one"');
    await subscribe();
  });

  it('asks only whether there is another version, and takes none where there is not', async () => {
    host.answer = file('', {}, 304);
    vi.setSystemTime(testNow + day);
    expect(await update()).toEqual({ kind: 'saved' });
    expect(host.asked.at(-1)?.headers).toMatchObject({ 'if-none-match': '"one"' });
    expect((await lists()).lists[0]).toMatchObject({ updatedAt: testNow, checkedAt: testNow + day });
  });

  it('asks for the whole file where the browser does not let us say which version we have', async () => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
    expect(await update()).toEqual({ kind: 'saved' });
    expect(host.asked.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('says what it changed, and counts from then on', async () => {
    const claims = [aListedClaim(), aListedClaim({ asOf: '2026-04-27', amount: { value: '3000', asset: 'ETH' } })];
    const result = { says: 'passed', source: 'https://example.org/result', grade: 'primary' };
    const vote = { step: 'binding', required: true, venue: 'snapshot', space: 'gamma.eth' };
    served(aList([aListedRescue({ contributions: [aListedGift({ claims, votes: [{ ...vote, result }] })] })]));
    vi.setSystemTime(testNow + day);
    await update();
    expect((await lists()).lists[0]?.changes).toEqual({
      at: testNow + day,
      counts: { claimsAdded: 1, votesAdded: 1, voteResults: 1 },
    });
  });

  it('that is broken leaves the last good version, and says why; the next good one is taken', async () => {
    served(aList([aListedRescue({ name: 'Changed', unit: 'NO' })]), '"two"');
    expect(await update()).toMatchObject({ kind: 'list-refused', failure: { reason: 'invalid' } });
    expect(await names()).toContain('Listed Rescue');
    const [list] = (await lists()).lists;
    expect(list).toMatchObject({ updatedAt: testNow, failure: { reason: 'invalid' } });
    expect(list?.failure?.problems?.[0]).toMatchObject({ path: 'rescues[0].unit' });
    served(aList([aListedRescue({ name: 'Mended' })]), '"three"');
    await update();
    // The version that was refused is not named as the one that we have.
    expect(host.asked.at(-1)?.headers).toMatchObject({ 'if-none-match': '"one"' });
    expect(await names()).toContain('Mended');
    expect((await lists()).lists[0]).not.toHaveProperty('failure');
  });

  it('comes once a day by itself, whether anything is watched or not', async () => {
    expect((await fakeBrowser.alarms.get('lists'))?.scheduledTime).toBe(testNow + day);
    served(aList([aListedRescue({ name: 'Newer' })]));
    vi.setSystemTime(testNow + day - 1_000);
    await ringLists();
    expect(host.asked).toHaveLength(1);
    vi.setSystemTime(testNow + day);
    await ringLists();
    expect(await names()).toContain('Newer');
    expect((await fakeBrowser.alarms.get('lists'))?.scheduledTime).toBe(testNow + 2 * day);
  });

  it('that fails is tried again sooner, and less and less often', async () => {
    host.answer = file('', {}, 503);
    let now = testNow + day;
    const waits: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      vi.setSystemTime(now);
      await ringLists();
      const next = (await fakeBrowser.alarms.get('lists'))?.scheduledTime ?? 0;
      waits.push((next - now) / 3_600_000);
      now = next;
    }
    expect(waits).toEqual([2, 4, 8, 16, 24, 24]);
    expect(await names()).toContain('Listed Rescue');
  });

  it('does not bring back a list that was removed while it was read', async () => {
    let let_: (response: Response) => void = () => undefined;
    host.answer = () => new Promise((resolve) => (let_ = resolve)) as never;
    const updating = update();
    await vi.waitFor(() => expect(host.asked).toHaveLength(2));
    await worker.ask('removeList', { url }, popup);
    let_(file(aList([aListedRescue({ name: 'Back' })]))());
    await updating;
    expect(await names()).toEqual(['Small Rescue']);
    expect((await lists()).lists).toEqual([]);
  });
});

describe('a list with a rescue that there is already', () => {
  const rival = aListedRescue({ id: 'small-rescue', name: 'Rival' });

  it('does not shadow it: the conflict is shown, and what came with the extension counts', async () => {
    served(aList([rival]));
    await subscribe();
    expect(await names()).toEqual(['Small Rescue']);
    expect((await lists()).conflicts).toEqual([
      {
        rescueId: 'small-rescue',
        chosen: 'bundled',
        candidates: [
          {
            list: 'bundled',
            listName: 'Rescues that come with Shortfall',
            kind: 'bundled',
            rescueName: 'Small Rescue',
          },
          { list: url, listName: 'A list of others', kind: 'subscribed', rescueName: 'Rival' },
        ],
      },
    ]);
  });

  it('counts where the user says so, also after a restart, until they say otherwise or the list goes', async () => {
    served(aList([rival]));
    await subscribe();
    expect(await worker.ask('chooseList', { rescueId: 'small-rescue', list: url }, popup)).toEqual({ kind: 'saved' });
    worker = await worker.killAndRestart();
    expect(await names()).toEqual(['Rival']);
    await worker.ask('chooseList', { rescueId: 'small-rescue', list: 'bundled' }, popup);
    expect(await names()).toEqual(['Small Rescue']);
    await worker.ask('chooseList', { rescueId: 'small-rescue', list: url }, popup);
    await worker.ask('removeList', { url }, popup);
    expect(await names()).toEqual(['Small Rescue']);
  });

  it('cannot be chosen where it is in no conflict', async () => {
    expect(await worker.ask('chooseList', { rescueId: 'small-rescue', list: url }, popup)).toEqual({
      kind: 'failed',
      reason: 'not-found',
    });
  });
});
