import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readActivity } from '../../../lib/store/events.ts';
import { aProposal, aSmallRescue, idOf, testNow } from '../../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../../support/stub-web.ts';
import { type NotificationCentre, newProfile, startWorker, type TestWorker } from '../../support/test-worker.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const key = `snapshot:${idOf('a1')}`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;
const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };
const flippedBack = { scores: [160, 90, 0], scoresTotal: 250, voteCount: 16 };

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

function hubSays(change: Parameters<typeof aProposal>[0]): void {
  web.hub.set(idOf('a1'), { ...(web.hub.get(idOf('a1')) ?? aProposal()), ...change });
}

/** It is `time` at the hub, the clock of the device shows `shown`, and the alarm rings. */
async function lookAt(time: number, shown = time): Promise<void> {
  web.hubTime = time;
  vi.setSystemTime(shown);
  await worker.alarm();
}

const titles = () => centre.shown.map(({ title }) => title);
const nextAlarm = async () => ((await fakeBrowser.alarms.getAll())[0]?.scheduledTime ?? 0) - Date.now();

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  hubSays({});
  worker = await startWorker([aSmallRescue()]);
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
});

describe('a clock that is set back', () => {
  it.each([
    ['three minutes', 3 * minute],
    ['an hour', hour],
    ['ten days', 10 * day],
  ])('by %s keeps no look waiting, and loses and repeats nothing', async (_word, back) => {
    await lookAt(testNow + 10 * minute);
    hubSays(flipped);
    await lookAt(testNow + 11 * minute, testNow + 11 * minute - back);
    expect(titles()).toEqual(['Alpha DAO: lead flipped to “Against”']);
    expect(await nextAlarm()).toBeLessThanOrEqual(15 * minute);
    await lookAt(testNow + 60 * minute, testNow + 60 * minute - back);
    await lookAt(testNow + 70 * minute);
    expect(titles()).toHaveLength(1);
    hubSays(flippedBack);
    await lookAt(testNow + 80 * minute);
    expect(titles().slice(1)).toEqual(['Alpha DAO: lead flipped to “For”']);
  });

  it('sets an alarm that rings soon when the worker wakes up', async () => {
    await lookAt(testNow + 10 * minute);
    vi.setSystemTime(testNow - 10 * day);
    worker = await worker.killAndRestart();
    await vi.waitFor(async () => expect(await nextAlarm()).toBeLessThanOrEqual(30_000));
  });
});

describe('a clock that is set forward, and back again', () => {
  it('tells a flip once at either time', async () => {
    hubSays(flipped);
    await lookAt(testNow + hour, testNow + 36 * hour);
    expect(titles()).toEqual(['Alpha DAO: lead flipped to “Against”']);
    hubSays(flippedBack);
    await lookAt(testNow + 3 * hour);
    expect(titles().slice(1)).toEqual(['Alpha DAO: lead flipped to “For”']);
    await lookAt(testNow + 4 * hour);
    expect(titles()).toHaveLength(2);
  });

  it('neither ends nor reminds of a vote that goes on, and does both in its time', async () => {
    const { endAt } = aProposal();
    await lookAt(testNow + hour, endAt + 2 * day);
    await lookAt(testNow + 2 * hour);
    expect(await readActivity(9)).toEqual([]);
    await lookAt(endAt - day);
    expect(titles()).toEqual([expect.stringContaining('vote closes')]);
    await lookAt(endAt + 30_000);
    hubSays({ scoresState: 'final' });
    await lookAt(endAt + 2 * minute);
    expect(titles().slice(1)).toEqual(['Alpha DAO: vote passed']);
  });
});
