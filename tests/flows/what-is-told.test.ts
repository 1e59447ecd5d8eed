import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { NotificationChange } from '../../lib/messages/notifications/notifications-view.ts';
import { saveFollowedAddress } from '../../lib/store/followed-address.ts';
import { aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import {
  type NotificationCentre,
  newProfile,
  popup,
  privatePage,
  startWorker,
  type TestWorker,
} from '../support/test-worker.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const key = `snapshot:${idOf('a1')}`;
const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };
const flip = 'Alpha DAO: lead flipped to “Against”';

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;
/** The stores of this profile: the modules that the worker uses. */
let store: typeof import('../../lib/store/events.ts') & typeof import('../../lib/store/own-votes.ts');

/** Votes move: what the hub will say from now on. */
function hubSays(change: Parameters<typeof aProposal>[0]): void {
  web.hub.set(idOf('a1'), { ...(web.hub.get(idOf('a1')) ?? aProposal()), ...change });
}

/** Time passes, and the alarm rings. */
async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}

/** The user changes what they are told. */
async function choose(change: NotificationChange): Promise<void> {
  expect(await worker.ask('changeNotifications', { change }, popup)).toEqual({ kind: 'saved' });
}

const told = () => centre.shown.map(({ title }) => title);
const badge = () => fakeBrowser.action.getBadgeText({});
const lastNews = async () => (await store.readActivity(1))[0];
const alarmAt = async () => (await fakeBrowser.alarms.getAll())[0]?.scheduledTime;

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  hubSays({});
  worker = await startWorker([aSmallRescue()]);
  store = { ...(await import('../../lib/store/events.ts')), ...(await import('../../lib/store/own-votes.ts')) };
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
});

describe('news of what is muted', () => {
  it('is kept in the activity with the reason, and not counted', async () => {
    await choose({ watch: key, level: 'muted' });
    hubSays(flipped);
    await later(10 * minute);
    expect(told()).toEqual([]);
    expect(await badge()).toBe('');
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({
      watched: [{ key, level: 'muted' }],
      unread: 0,
      activity: [{ dropped: 'muted', unread: false }],
    });
  });

  it('is taken off the badge and off the screen, where it was told before', async () => {
    hubSays(flipped);
    await later(10 * minute);
    expect([told(), await badge()]).toEqual([[flip], '1']);
    await choose({ watch: key, level: 'muted' });
    expect(await badge()).toBe('');
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  it('is told again once it is not, but not what came meanwhile', async () => {
    await choose({ watch: key, level: 'outcome' });
    hubSays(flipped);
    await later(10 * minute);
    await choose({ watch: key, level: 'usual' });
    expect(told()).toEqual([]);
    hubSays({ title: 'Another title' });
    await later(10 * minute);
    expect(told()).toEqual(['Alpha DAO: proposal edited']);
  });

  it('is chosen by kind as well', async () => {
    await choose({ kind: 'lead-flipped', told: false });
    await choose({ kind: 'opened', told: true });
    hubSays(flipped);
    await later(10 * minute);
    expect(told()).toEqual([]);
    expect(await lastNews()).toMatchObject({ dropped: 'off' });
  });
});

describe('while all is paused', () => {
  it('nothing is told or counted, and what came is not told after', async () => {
    await choose({ paused: true });
    hubSays(flipped);
    await later(10 * minute);
    expect([told(), await badge()]).toEqual([[], '']);
    expect(await lastNews()).toMatchObject({ dropped: 'paused' });
    await choose({ paused: false });
    await later(10 * minute);
    expect(told()).toEqual([]);
  });

  it('the badge is silent about what was told before, and speaks again after', async () => {
    hubSays(flipped);
    await later(10 * minute);
    await choose({ paused: true });
    expect(await badge()).toBe('');
    await choose({ paused: false });
    expect(await badge()).toBe('1');
  });
});

describe('a snooze', () => {
  it('holds news, and the alarm knows when it ends', async () => {
    await choose({ snooze: 'hour' });
    hubSays(flipped);
    await later(50 * minute);
    expect([told(), await badge()]).toEqual([[], '1']);
    expect(await alarmAt()).toBeLessThanOrEqual(testNow + hour);
    await later(10 * minute);
    expect(told()).toEqual([flip]);
    expect(await lastNews()).toMatchObject({ late: 'snoozed' });
    expect(centre.shown[0]?.message).toContain('Told late: notifications were snoozed.');
  });

  it('that is ended tells at once what it held', async () => {
    await choose({ snooze: 'tomorrow' });
    hubSays(flipped);
    await later(10 * minute);
    expect(told()).toEqual([]);
    await choose({ snooze: 'end' });
    expect(told()).toEqual([flip]);
  });

  it('until the final hour ends where the vote enters it, also if its end is moved', async () => {
    const endAt = web.hub.get(idOf('a1'))?.endAt ?? 0;
    await choose({ snooze: 'final-hour' });
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ telling: { snoozedUntil: endAt - hour } });
    hubSays({ ...flipped, endAt: endAt - 2 * hour });
    await later(10 * minute);
    expect(told()).toEqual([]);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ telling: { snoozedUntil: endAt - 3 * hour } });
    vi.setSystemTime(endAt - 3 * hour);
    await worker.alarm();
    expect(centre.shown).toHaveLength(1);
  });

  it('until the final hour is refused where no open vote is followed', async () => {
    await worker.ask('unwatch', { key }, popup);
    expect(await worker.ask('changeNotifications', { change: { snooze: 'final-hour' } }, popup)).toMatchObject({
      kind: 'failed',
    });
  });

  it('releases money that was seen, also where nothing is watched any more', async () => {
    await choose({ snooze: 'hour' });
    const { saveTransfers } = await import('../../lib/store/money/transfers.ts');
    const { aDelivery } = await import('../unit/notify/news.ts');
    await saveTransfers({ transfers: [], checkpoints: [], events: [aDelivery('1')], queue: true });
    await worker.ask('unwatch', { key }, popup);
    await later(minute);
    expect(await store.readOutbox()).toHaveLength(1);
    expect(await alarmAt()).toBe(testNow + hour);
    await later(hour);
    expect(centre.shown).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  // The clock of the tests is on UTC, and it is noon or so.
  const from = new Date(testNow).getHours() * 60 + new Date(testNow).getMinutes();

  it('hold news until they end, across a worker that dies', async () => {
    await choose({ quiet: { on: true, from, to: (from + 90) % 1_440, exceptLastHour: false } });
    hubSays(flipped);
    await later(10 * minute);
    worker = await worker.killAndRestart();
    await later(70 * minute);
    expect(told()).toEqual([]);
    await later(10 * minute);
    expect(told()).toEqual([flip]);
    expect(centre.shown[0]?.message).toContain('Told late: it was quiet hours.');
    await later(10 * minute);
    expect(told()).toEqual([flip]);
  });

  it('drop a reminder whose vote ends in them, and say so', async () => {
    hubSays({ endAt: testNow + 70 * minute });
    await worker.ask('pollNow', {}, popup);
    await worker.ask('markRead', {}, popup);
    await choose({ quiet: { on: true, from, to: (from + 120) % 1_440, exceptLastHour: false } });
    await later(15 * minute);
    expect((await store.readOutbox()).filter(({ eventId }) => eventId.includes('closes-soon'))).toHaveLength(1);
    const before = centre.shown.length;
    await later(106 * minute);
    const reminder = (await store.readActivity(20)).find(({ id }) => id.includes('closes-soon'));
    expect(reminder).toMatchObject({ dropped: 'over' });
    expect(centre.shown.slice(before).map(({ title }) => title)).not.toContain(expect.stringContaining('closes'));
  });
});

describe('a reminder', () => {
  it('that was slept through is told late while the vote is open, and says so', async () => {
    const endAt = web.hub.get(idOf('a1'))?.endAt ?? 0;
    vi.setSystemTime(endAt - 5 * hour);
    await worker.alarm();
    expect(centre.shown).toHaveLength(1);
    expect(centre.shown[0]?.message).toContain('Told late: the device was asleep.');
    expect(await lastNews()).toMatchObject({ late: 'asleep' });
  });

  it('is not told where the address has voted, and says why', async () => {
    const address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
    const endAt = web.hub.get(idOf('a1'))?.endAt ?? 0;
    await saveFollowedAddress({ address, onlyUnvoted: true });
    await store.saveOwnVotes([{ key, address, cast: { choice: 'For', power: 1, at: testNow }, observedAt: testNow }]);
    vi.setSystemTime(endAt - day);
    await worker.alarm();
    expect(told()).toEqual([]);
    expect(await lastNews()).toMatchObject({ dropped: 'voted', unread: 0 });
  });

  it.each([
    ['it has not voted', true, false],
    ['reminders are wanted in any case', false, true],
  ])('is told where %s', async (_, onlyUnvoted, voted) => {
    const address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
    const endAt = web.hub.get(idOf('a1'))?.endAt ?? 0;
    await saveFollowedAddress({ address, onlyUnvoted });
    const cast = { choice: 'For', power: 1, at: testNow };
    await store.saveOwnVotes([{ key, address, ...(voted && { cast }), observedAt: testNow }]);
    vi.setSystemTime(endAt - day);
    await worker.alarm();
    expect(centre.shown).toHaveLength(1);
  });

  it('comes by the ladder that the user chose', async () => {
    const endAt = web.hub.get(idOf('a1'))?.endAt ?? 0;
    await choose({ reminder: '1d', wanted: false });
    await choose({ reminder: '6h', wanted: true });
    vi.setSystemTime(endAt - day);
    await worker.alarm();
    expect(told()).toEqual([]);
    vi.setSystemTime(endAt - 6 * hour);
    await worker.alarm();
    expect(centre.shown).toHaveLength(1);
  });
});

describe('the page in front', () => {
  const page = `https://snapshot.box/#/s:alpha.eth/proposal/${idOf('a1')}`;
  const front = (url: string, window: { focused: boolean; incognito?: boolean } = { focused: true }) => {
    vi.spyOn(fakeBrowser.windows, 'getLastFocused').mockResolvedValue({ id: 1, incognito: false, ...window } as never);
    vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7, url }] as never);
  };

  it('is not told of, and the activity says why', async () => {
    front(`${page}/votes`);
    hubSays(flipped);
    await later(10 * minute);
    expect([told(), await badge()]).toEqual([[], '']);
    expect(await lastNews()).toMatchObject({ dropped: 'in-front' });
  });

  it.each([
    ['its window is not', page, { focused: false }],
    ['it is in a private window', page, { focused: true, incognito: true }],
    ['it is another one', 'https://snapshot.box/#/s:alpha.eth', { focused: true }],
  ])('is told of where %s', async (_, url, window) => {
    front(url, window);
    hubSays(flipped);
    await later(10 * minute);
    expect(told()).toEqual([flip]);
  });
});

it('changes nothing for a page in a private window', async () => {
  const { host: _, ...own } = { host: undefined, ...popup, tab: { incognito: true } };
  expect(await worker.ask('changeNotifications', { change: { paused: true } }, own)).toEqual({
    kind: 'failed',
    reason: 'private-window',
  });
  expect(await worker.ask('changeNotifications', { change: { paused: true } }, privatePage)).toMatchObject({
    kind: 'failed',
  });
});
