import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveDoneAt } from '@/lib/store/meta';
import { saveHistory } from '@/lib/store/money/histories';
import { removeWatch, saveWatch } from '@/lib/store/watches';
import { ensureAlarm, keepAlarm } from '@/lib/watch/alarm';
import { freshStorage } from '../../support/fresh-storage';
import { aWatch } from '../../support/observed';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.parse('2026-04-22T00:00:00Z');
const scheduled = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ name, scheduledTime }) => [name, scheduledTime]);
const watchDue = (at: number) => saveWatch(aWatch({ key: `snapshot:${at}`, nextPollAt: at }));

beforeEach(freshStorage);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the alarm', () => {
  it('is not set where nothing is watched, and goes with the last watch', async () => {
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([]);
    await saveWatch(aWatch({ nextPollAt: now + minute }));
    await ensureAlarm(now);
    await removeWatch(aWatch().key);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([]);
  });

  it('rings once, at the next due look', async () => {
    await watchDue(now + 5 * minute);
    await watchDue(now + 3 * minute);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 3 * minute]]);
    expect((await fakeBrowser.alarms.get('poll'))?.periodInMinutes).toBeUndefined();
  });

  it('does not let a past that the user asked for wait for votes, until it is read', async () => {
    await watchDue(now + 9 * minute);
    await saveHistory('alpha', { done: false });
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + minute]]);
    await fakeBrowser.alarms.clearAll();
    await saveHistory('alpha', { done: true });
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 9 * minute]]);
  });

  it('is never less than half a minute away', async () => {
    await watchDue(now - minute);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 30_000]]);
  });

  it('is there again as soon as it has rung, and after the look not sooner than anything is due', async () => {
    await watchDue(now + 5 * minute);
    await keepAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 30_000]]);
    await ensureAlarm(now + 2_000, { afterLook: true });
    expect(await scheduled()).toEqual([['poll', now + 5 * minute]]);
    await watchDue(now + 30_000);
    await keepAlarm(now);
    await ensureAlarm(now + 2_000, { afterLook: true });
    // Not two seconds later for the two seconds that the look took.
    expect(await scheduled()).toEqual([['poll', now + 30_000]]);
  });

  it('is never set anew where it is early enough', async () => {
    await watchDue(now + 3 * minute);
    await ensureAlarm(now);
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await ensureAlarm(now + minute);
    await Promise.all([ensureAlarm(now + 2 * minute), ensureAlarm(now + 2 * minute)]);
    expect(create).not.toHaveBeenCalled();
    expect(await scheduled()).toEqual([['poll', now + 3 * minute]]);
  });

  it('is moved where something is due earlier, and is still one', async () => {
    await watchDue(now + 9 * minute);
    await ensureAlarm(now);
    await watchDue(now + 2 * minute);
    await Promise.all([ensureAlarm(now), ensureAlarm(now)]);
    expect(await scheduled()).toEqual([['poll', now + 2 * minute]]);
  });

  it('that was set for the case that the look is cut short is moved once the look is done', async () => {
    await watchDue(now - minute);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 30_000]]);
    await removeWatch(`snapshot:${now - minute}`);
    await watchDue(now + 5 * minute);
    await ensureAlarm(now + 4_000, { afterLook: true });
    expect(await scheduled()).toEqual([['poll', now + 5 * minute]]);
  });

  it('keeps its half minute while a look takes its time, where the next one is due by then', async () => {
    await watchDue(now - 1_000);
    await ensureAlarm(now);
    await removeWatch(`snapshot:${now - 1_000}`);
    await watchDue(now + 30_000);
    await ensureAlarm(now + 4_000, { afterLook: true });
    expect(await scheduled()).toEqual([['poll', now + 30_000]]);
  });

  it('is not left in the far future by a clock that was set back', async () => {
    await watchDue(now + 9 * minute);
    await ensureAlarm(now);
    await ensureAlarm(now - 30 * day);
    expect(await scheduled()).toEqual([['poll', now - 30 * day + 30_000]]);
  });

  it('looks for new votes every quarter of an hour, also when all that is watched is settled', async () => {
    const { nextPollAt: _, ...settled } = aWatch();
    await saveWatch(settled);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 15 * minute]]);
  });

  it('rings for money that may arrive, where the rescue of a watched vote has recipients', async () => {
    await saveWatch(aWatch({ rescueId: 'defi-united-2026', nextPollAt: now + 14 * minute }));
    await saveDoneAt('deliveries:defi-united-2026', now);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 5 * minute]]);
  });

  it('that was lost long ago is set anew', async () => {
    await fakeBrowser.alarms.create('poll', { when: now - 10 * minute });
    await watchDue(now + minute);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + minute]]);
  });

  it('is set also while the database does not open: it may open later', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await ensureAlarm(now);
    expect(await scheduled()).toEqual([['poll', now + 15 * minute]]);
  });
});
