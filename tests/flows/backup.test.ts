import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { type NotificationCentre, newProfile, popup, startWorker, type TestWorker } from '../support/test-worker.ts';

const minute = 60_000;
const key = `snapshot:${idOf('a1')}`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

beforeEach(async () => {
  await anotherMachine();
});

/** A new profile on the same internet. */
async function anotherMachine(now = testNow): Promise<void> {
  centre = newProfile(now);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  worker = await startWorker([aSmallRescue()]);
}

async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}

async function watch(): Promise<void> {
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
}

async function backup(): Promise<string> {
  const file = await worker.ask('makeBackup', {}, popup);
  if (file.kind !== 'backup') throw new Error(file.reason);
  return file.text;
}

const popupNow = async () => {
  const view = await worker.ask('readPopup', {}, popup);
  if ('kind' in view) throw new Error(view.reason);
  return view;
};
const restore = (text: string, settings = true) => worker.ask('restoreBackup', { text, settings }, popup);
const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };

describe('a backup that is taken on another machine', () => {
  it('shows there what it showed here, and sets the alarm', async () => {
    await watch();
    web.hub.set(idOf('a1'), aProposal(flipped));
    await later(15 * minute);
    const [here, text] = [await popupNow(), await backup()];
    const then = Date.now();
    await anotherMachine(then);
    web.hub.set(idOf('a1'), aProposal(flipped));
    expect(await restore(text)).toEqual({ kind: 'saved' });
    const there = await popupNow();
    expect([there.watched, there.activity, there.unread]).toEqual([here.watched, here.activity, here.unread]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('1');
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
    // What was told on one machine is not told again on the other.
    await later(15 * minute);
    expect(centre.shown).toEqual([]);
  });

  it('tells what has happened since it was made', async () => {
    await watch();
    const text = await backup();
    await anotherMachine(testNow + minute);
    web.hub.set(idOf('a1'), aProposal(flipped));
    await restore(text);
    await later(15 * minute);
    expect(centre.shown.map(({ title, message }) => `${title} ${message}`).join()).toContain('Against');
  });

  it('does not swallow what moved here since the last look', async () => {
    await watch();
    const early = await backup();
    web.hub.set(idOf('a1'), aProposal(flipped));
    await later(15 * minute);
    const late = await backup();
    await anotherMachine(testNow);
    await restore(early);
    await restore(late);
    web.hub.set(idOf('a1'), aProposal(flipped));
    await later(15 * minute);
    // The news came with the file, as it was recorded there: once.
    expect((await popupNow()).activity.map(({ news }) => news.subject === 'vote' && news.event.kind)).toEqual([
      'lead-flipped',
    ]);
  });

  it('is refused whole where it is damaged', async () => {
    await watch();
    const text = (await backup()).replace('"rescueId":"small-rescue"', '"rescueId":7');
    await anotherMachine();
    expect(await worker.ask('previewBackup', { text }, popup)).toMatchObject({ kind: 'refused', why: 'wrong' });
    expect(await restore(text)).toMatchObject({ kind: 'refused', why: 'wrong' });
    expect((await popupNow()).watched).toEqual([]);
  });

  it('is not taken in a private window', async () => {
    const text = await backup();
    const privatePopup = { ...popup, tab: { incognito: true } };
    const failed = { kind: 'failed', reason: 'private-window' };
    expect(await worker.ask('restoreBackup', { text, settings: true }, privatePopup)).toEqual(failed);
    expect(await worker.ask('deleteEverything', { sure: true }, privatePopup)).toEqual(failed);
  });
});

describe('deleting everything', () => {
  it('leaves nothing behind: no watch, no news, no badge, no alarm, no notification, no setting', async () => {
    await watch();
    web.hub.set(idOf('a1'), aProposal(flipped));
    await later(15 * minute);
    await worker.ask('collapse', { collapsed: true });
    expect(await worker.ask('deleteEverything', { sure: true }, popup)).toEqual({ kind: 'saved' });
    const view = await popupNow();
    expect([view.watched, view.activity, view.unread]).toEqual([[], [], 0]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(['revision']);
  });
});
