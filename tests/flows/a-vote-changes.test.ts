import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countUnread, readActivity } from '../../lib/store/events.ts';
import { aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import {
  type NotificationCentre,
  newProfile,
  popup,
  snapshotPage,
  startWorker,
  type TestWorker,
} from '../support/test-worker.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const hub = 'hub.snapshot.org';
const key = `snapshot:${idOf('a1')}`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

/** Votes move: what the hub will say from now on. */
function hubSays(change: Parameters<typeof aProposal>[0]): void {
  web.hub.set(idOf('a1'), { ...(web.hub.get(idOf('a1')) ?? aProposal()), ...change });
}

/** Time passes, and the alarm rings. */
async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}

/** The user opens the proposal's page and presses Watch. */
async function openAndWatch(): Promise<void> {
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
}

const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  hubSays({});
  worker = await startWorker([aSmallRescue()]);
});

describe('a vote changes', () => {
  it('asks nobody after a fresh install', async () => {
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' });
    await later(hour);
    expect(web.asked).toEqual([]);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it('keeps what asks for no decision in the activity, and out of the badge', async () => {
    await openAndWatch();
    hubSays({ endAt: Date.now() + minute });
    await later(hour);
    const stored = await readActivity(10);
    expect(stored.map(({ news, unread }) => [news.subject === 'vote' && news.event.kind, unread])).toEqual(
      expect.arrayContaining([['closed', 0]]),
    );
    expect(await countUnread()).toBe(stored.filter(({ unread }) => unread === 1).length);
  });

  it('is silent at first sight', async () => {
    await openAndWatch();
    await later(10 * minute);
    expect(centre.shown).toEqual([]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });

  it('tells a flip once: who, what changed, what it means for the hole, until when', async () => {
    await openAndWatch();
    hubSays(flipped);
    await later(10 * minute);
    expect(centre.shown).toHaveLength(1);
    const [told] = centre.shown;
    expect(told?.id).toBe('small-rescue');
    expect(told?.title).toBe('Alpha DAO: lead flipped to “Against”');
    expect(told?.message).toMatch(/^“Against” now leads with 60\.0%, ahead of “For”\./);
    expect(told?.message).toMatch(/\nIf it passes: .+% → .+% of the hole \(up to 2,500 ETH\)\./);
    expect(told?.message).toMatch(/Open until May 1, /);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('1');

    await later(10 * minute);
    await later(10 * minute);
    expect(centre.shown).toHaveLength(1);
  });

  it('shows in the popup what the badge counts', async () => {
    await openAndWatch();
    hubSays(flipped);
    await later(10 * minute);
    const view = await worker.ask('readPopup', {}, popup);
    expect(view).toMatchObject({ unread: 1, watched: [{ key, contributor: 'Alpha DAO' }] });
    expect(view).toMatchObject({ activity: [{ contributor: 'Alpha DAO', unread: true }] });

    await worker.ask('markRead', {}, popup);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  it('says nothing of a passed vote before its scores are final', async () => {
    hubSays({ endAt: testNow + 30 * minute });
    await openAndWatch();
    await later(31 * minute);
    expect(centre.shown).toEqual([]);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ watched: [{ vote: { verdict: 'counting' } }] });

    hubSays({ scoresState: 'final' });
    await later(2 * minute);
    expect(centre.shown.at(-1)?.title).toBe('Alpha DAO: vote passed');
    expect(centre.shown.at(-1)?.message).toContain('Approved, not delivered yet: up to 2,500 ETH');
  });

  it('never speaks of a lead while a vote is sealed', async () => {
    hubSays({ privacy: 'shutter', scores: [0, 0, 0], scoresTotal: 100 });
    await openAndWatch();
    hubSays({ privacy: 'shutter', scores: [0, 5, 0], scoresTotal: 160 });
    await later(10 * minute);
    expect(centre.shown).toEqual([]);
  });

  it('puts several pieces of news into one notification, most important first', async () => {
    web.hub.set(idOf('be'), aProposal({ id: idOf('be'), space: 'beta.eth', key: `snapshot:${idOf('be')}` }));
    await openAndWatch();
    await worker.ask('watch', { key: `snapshot:${idOf('be')}`, rescueId: 'small-rescue' });
    hubSays({ title: 'Give 2,400 ETH' });
    web.hub.set(idOf('be'), { ...aProposal({ id: idOf('be'), space: 'beta.eth' }), ...flipped });
    await later(10 * minute);
    expect(centre.shown).toEqual([
      {
        id: 'small-rescue',
        title: 'Small Rescue: 2 changes',
        message: 'Beta DAO: lead flipped to “Against”\nAlpha DAO: proposal edited',
      },
    ]);
  });

  it('keeps what still stands on the screen when more news comes', async () => {
    await openAndWatch();
    hubSays({ title: 'Give 2,400 ETH' });
    await later(10 * minute);
    hubSays(flipped);
    await later(10 * minute);
    expect(centre.shown.at(-1)).toMatchObject({ title: 'Small Rescue: 2 changes' });
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual(['small-rescue']);
  });

  it('does not repeat what the user has put away', async () => {
    await openAndWatch();
    hubSays({ title: 'Give 2,400 ETH' });
    await later(10 * minute);
    await fakeBrowser.notifications.clear('small-rescue');
    hubSays(flipped);
    await later(10 * minute);
    expect(centre.shown.at(-1)?.title).toBe('Alpha DAO: lead flipped to “Against”');
  });

  it('keeps what it knows while the hub is down, and catches up in one look', async () => {
    await openAndWatch();
    web.faults.set(hub, 'down');
    hubSays(flipped);
    await later(10 * minute);
    expect(centre.shown).toEqual([]);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({
      watched: [{ vote: { leading: { choice: 'For' } } }],
      problems: [{ source: hub, reason: 'unreachable' }],
    });
    web.faults.clear();
    await later(day);
    expect(centre.shown).toHaveLength(1);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ problems: [] });
  });

  it('tells what the opening of its page has found, without waiting for the alarm', async () => {
    await openAndWatch();
    hubSays(flipped);
    vi.setSystemTime(testNow + 10 * minute);
    await worker.ask('readPanel', { subject });
    await vi.waitFor(() => expect(centre.shown).toHaveLength(1));
  });

  it('tells no news of what is watched no longer', async () => {
    await openAndWatch();
    expect(await worker.ask('unwatch', { key })).toEqual({ kind: 'unwatched' });
    hubSays(flipped);
    await later(hour);
    expect(centre.shown).toEqual([]);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it('sets the next look after every look, also after one that failed', async () => {
    await openAndWatch();
    await later(10 * minute);
    const [next] = await fakeBrowser.alarms.getAll();
    expect(next?.scheduledTime).toBeGreaterThan(Date.now());
    web.faults.set(hub, 'down');
    await later(10 * minute);
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
  });

  it('sets the next look also after a fault of ours', async () => {
    await openAndWatch();
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockRejectedValue(new Error('a bug') as never);
    await expect(later(10 * minute)).rejects.toThrow('a bug');
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
  });

  it('looks at every rescue when the user asks, watched or not', async () => {
    await worker.ask('pollNow', {}, popup);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({
      attention: [{ name: 'Alpha DAO' }],
    });
    expect(centre.shown).toEqual([]);
  });

  it('keeps news that the browser refuses to show, says so, and tells it once it may', async () => {
    await openAndWatch();
    const create = vi.mocked(fakeBrowser.notifications.create);
    const real = create.getMockImplementation();
    create.mockRejectedValue(new Error('not allowed') as never);
    vi.spyOn(console, 'warn').mockReturnValue();
    hubSays(flipped);
    await later(10 * minute);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ notificationTrouble: 'refused', unread: 1 });
    if (real) create.mockImplementation(real);
    await later(10 * minute);
    expect(centre.shown).toHaveLength(1);
    expect(await worker.ask('readPopup', {}, popup)).not.toHaveProperty('notificationTrouble');
  });

  it('opens the exact proposal when its notification is clicked', async () => {
    const query = vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([] as never);
    await openAndWatch();
    hubSays(flipped);
    await later(10 * minute);
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await worker.clickNotification('small-rescue');
    expect(create).toHaveBeenCalledWith({ url: aProposal().url, active: true });
    expect(query).toHaveBeenCalled();
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });
});

describe('a worker that is killed', () => {
  /** Waits until something has happened in the background. */
  const until = (what: () => unknown) => vi.waitFor(() => expect(what()).toBeTruthy());

  it('has done nothing, if it had not saved', async () => {
    await openAndWatch();
    web.faults.set(hub, 'silent');
    hubSays(flipped);
    vi.setSystemTime(testNow + 10 * minute);
    const before = web.asked.length;
    worker.ring();
    await until(() => web.asked.length > before);
    web.faults.clear();
    worker = await worker.killAndRestart();
    expect(await worker.ask('readPanel', { subject }, snapshotPage)).toMatchObject({
      vote: { leading: { choice: 'For' } },
    });
    expect(centre.shown).toEqual([]);
    await later(minute);
    expect(centre.shown).toHaveLength(1);
  });

  it('tells once what it had saved and not shown', async () => {
    await openAndWatch();
    hubSays(flipped);
    vi.setSystemTime(testNow + 10 * minute);
    const getAll = vi.spyOn(fakeBrowser.notifications, 'getAll').mockReturnValue(new Promise(() => undefined) as never);
    worker.ring();
    await until(() => getAll.mock.calls.length > 0);
    getAll.mockRestore();
    worker = await worker.killAndRestart();
    expect(centre.shown).toEqual([]);
    await fakeBrowser.runtime.onStartup.trigger();
    await until(() => centre.shown.length > 0);
    await later(10 * minute);
    expect(centre.shown.map(({ title }) => title)).toEqual(['Alpha DAO: lead flipped to “Against”']);
  });

  it('shows the same notification in place of the first, if it had not noted that it was shown', async () => {
    await openAndWatch();
    hubSays(flipped);
    vi.setSystemTime(testNow + 10 * minute);
    const create = vi.mocked(fakeBrowser.notifications.create);
    const real = create.getMockImplementation();
    create.mockImplementationOnce((async (...given: unknown[]) => {
      await (real as (...each: unknown[]) => unknown)?.(...given);
      return new Promise(() => undefined);
    }) as never);
    worker.ring();
    await until(() => centre.shown.length > 0);
    worker = await worker.killAndRestart();
    await later(minute);
    expect(centre.shown).toHaveLength(2);
    expect(centre.shown[1]).toEqual(centre.shown[0]);
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual(['small-rescue']);
    await later(10 * minute);
    expect(centre.shown).toHaveLength(2);
  });

  it('sets its alarm again where the browser has lost it', async () => {
    await openAndWatch();
    await fakeBrowser.alarms.clearAll();
    worker = await worker.killAndRestart();
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.getAll()).toHaveLength(1));
  });
});
