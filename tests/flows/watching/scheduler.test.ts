import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow } from '../../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../../support/stub-web.ts';
import { type NotificationCentre, newProfile, startWorker, type TestWorker } from '../../support/test-worker.ts';

const second = 1_000;
const minute = 60 * second;
const hub = 'hub.snapshot.org';
const key = `snapshot:${idOf('a1')}`;
const topic = `topic:${alphaTopic.host}:${alphaTopic.id}`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;
const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

function hubSays(change: Parameters<typeof aProposal>[0]): void {
  web.hub.set(idOf('a1'), { ...(web.hub.get(idOf('a1')) ?? aProposal()), ...change });
}

async function lookAt(at: number): Promise<void> {
  vi.setSystemTime(at);
  await worker.alarm();
}

const alarmAt = async () => (await fakeBrowser.alarms.getAll())[0]?.scheduledTime;

/** The alarm rings at `at`, and the look goes on while the test does. */
async function ringAt(at: number): Promise<void> {
  vi.setSystemTime(at);
  await fakeBrowser.alarms.clearAll();
  worker.ring();
}

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  hubSays({});
  web.topics.set(`${alphaTopic.host}/${alphaTopic.id}`, { title: 'Alpha DAO contribution', cooked: '<p>We ask.</p>' });
  worker = await startWorker([aSmallRescue()]);
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
});

describe('a look', () => {
  it('is followed by the next in half a minute of its beginning where the end is near, however long it takes', async () => {
    hubSays({ endAt: testNow + 20 * minute });
    await lookAt(testNow + 5 * minute);
    await lookAt(testNow + 12 * minute);
    web.faults.set(hub, 'silent');
    await ringAt(testNow + 13 * minute);
    await vi.waitFor(async () => expect(await alarmAt()).toBe(testNow + 13 * minute + 30 * second));
  });

  it('is tried again half a minute later where the worker dies in it', async () => {
    web.faults.set(hub, 'silent');
    const before = web.asked.length;
    await ringAt(testNow + 10 * minute);
    await vi.waitFor(() => expect(web.asked.length).toBeGreaterThan(before));
    expect(await alarmAt()).toBe(testNow + 10 * minute + 30 * second);
    web.faults.clear();
    worker = await worker.killAndRestart();
    hubSays(flipped);
    await lookAt(testNow + 10 * minute + 30 * second);
    expect(centre.shown).toHaveLength(1);
  });

  it('tells of a vote while a forum keeps everybody waiting', async () => {
    expect(await worker.ask('watch', { key: topic, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
    web.faults.set(alphaTopic.host, 'silent');
    hubSays(flipped);
    await ringAt(testNow + 20 * minute);
    await vi.waitFor(() => expect(centre.shown).toHaveLength(1));
    expect(web.asked.at(-1)).toContain(alphaTopic.host);
  });

  it('comes once for everything that was due while the device slept for days', async () => {
    await lookAt(testNow + 10 * minute);
    hubSays(flipped);
    const before = web.asked.length;
    await lookAt(testNow + 36 * 60 * minute);
    const asked = web.asked.slice(before).filter((url) => url.includes(hub)).length;
    expect(centre.shown).toHaveLength(1);
    expect(asked).toBeLessThanOrEqual(4);
  });
});
