import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StoredEvent } from '../../../lib/store/schema.ts';
import { testNow } from '../../support/small-rescue.ts';
import { type NotificationCentre, newProfile } from '../../support/test-worker.ts';
import { aDelivery, aPiece } from './news.ts';

let centre: NotificationCentre;
let drain: () => Promise<void>;
let store: typeof import('../../../lib/store/events.ts');

/** News that was recorded and waits. */
async function record(...events: StoredEvent[]): Promise<void> {
  const { saveTransfers } = await import('../../../lib/store/money/transfers.ts');
  await saveTransfers({ transfers: [], checkpoints: [], events, queue: true });
}

beforeEach(async () => {
  centre = newProfile(testNow);
  vi.resetModules();
  const { drainOutbox } = await import('../../../lib/notify/drain-outbox.ts');
  store = await import('../../../lib/store/events.ts');
  const background = async (rescueName: string) => ({ rescueName, stakeOf: () => undefined });
  drain = () => drainOutbox(testNow, background);
});

describe('the outbox', () => {
  it('is told, and is empty after', async () => {
    await record(aDelivery('1'));
    await drain();
    expect(centre.shown).toHaveLength(1);
    expect(await store.readOutbox()).toEqual([]);
    await drain();
    expect(centre.shown).toHaveLength(1);
  });

  it('is told once by two who come at the same time', async () => {
    await record(aDelivery('1'));
    await Promise.all([drain(), drain(), drain()]);
    expect(centre.shown).toHaveLength(1);
  });

  it('makes one notification for each rescue, a second apart: Firefox drops faster ones', async () => {
    await record(aDelivery('1', { id: 'a', rescueId: 'one' }), aDelivery('2', { id: 'b', rescueId: 'two' }));
    const times: number[] = [];
    const create = vi.mocked(fakeBrowser.notifications.create);
    create.mockImplementation((async () => void times.push(performance.now())) as never);
    await drain();
    expect(create.mock.calls.map(([id]) => id)).toEqual(['one', 'two']);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });

  it('does not show what is only for the activity', async () => {
    await record(aPiece({ kind: 'closed' }));
    await drain();
    expect(centre.shown).toEqual([]);
    expect(await store.readOutbox()).toEqual([]);
    expect(await store.readActivity(1)).toMatchObject([{ dropped: 'off', unread: 0 }]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });

  it('does not show what the user has read meanwhile', async () => {
    await record(aDelivery('1'));
    await store.markAllRead();
    await drain();
    expect(centre.shown).toEqual([]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });

  it('counts no more what later news has left nothing to say of', async () => {
    const flip = {
      kind: 'lead-flipped',
      from: 'a',
      leadShareBps: 5_100,
      endAt: testNow + 60_000,
      sameVoters: false,
    } as const;
    await record(aPiece({ ...flip, to: 'b' }, { id: 'first', at: testNow - 2 }));
    await drain();
    expect(await fakeBrowser.action.getBadgeText({})).toBe('1');
    // Two in one look: the earlier one is never shown, and says why.
    await record(
      aPiece({ ...flip, to: 'c' }, { id: 'second', at: testNow - 1 }),
      aPiece({ ...flip, to: 'd' }, { id: 'third' }),
    );
    await drain();
    expect(centre.shown.map(({ title }) => title)).toEqual([
      'Lido DAO: lead flipped to “b”',
      'Lido DAO: lead flipped to “d”',
    ]);
    expect(await store.readEvents(['first', 'second', 'third'])).toMatchObject([
      { unread: 0, toldAt: testNow },
      { unread: 0, dropped: 'replaced' },
      { unread: 1, toldAt: testNow },
    ]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('1');
  });

  it('keeps its news where the browser says beforehand that it may not be shown', async () => {
    Object.assign(fakeBrowser.notifications, { getPermissionLevel: async () => 'denied' });
    await record(aDelivery('1'));
    await drain();
    expect(centre.shown).toEqual([]);
    expect(await store.readOutbox()).toHaveLength(1);
    const { readNotificationTrouble } = await import('../../../lib/notify/shown.ts');
    expect(await readNotificationTrouble()).toBe('denied');
  });

  it('goes on with the next rescue where one is refused', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.mocked(fakeBrowser.notifications.create).mockRejectedValueOnce(new Error('no') as never);
    await record(aDelivery('1', { id: 'a', rescueId: 'one' }), aDelivery('2', { id: 'b', rescueId: 'two' }));
    await drain();
    expect(centre.shown.map(({ id }) => id)).toEqual(['two']);
    expect(await store.readOutbox()).toMatchObject([{ eventId: 'a' }]);
  });
});

describe('the badge', () => {
  it('counts unread news, and is empty without any', async () => {
    const { updateBadge } = await import('../../../lib/notify/badge.ts');
    await record(aDelivery('1', { id: 'a' }), aDelivery('1', { id: 'b' }));
    await updateBadge();
    expect(await fakeBrowser.action.getBadgeText({})).toBe('2');
    await store.markRead(['a', 'b']);
    await updateBadge();
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });

  it('is silent while all is paused, and says so', async () => {
    const { updateBadge } = await import('../../../lib/notify/badge.ts');
    const { savePreferences } = await import('../../../lib/store/preferences.ts');
    await record(aDelivery('1'));
    await savePreferences(({ notifications }) => ({ notifications: { ...notifications, paused: true } }));
    await updateBadge();
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
    expect(await fakeBrowser.action.getTitle({})).toBe('Shortfall: notifications are paused');
  });

  it('says with a mark that no source answers, and news goes before it', async () => {
    const { updateBadge } = await import('../../../lib/notify/badge.ts');
    const { saveSourceAnswer, saveSourceFailure } = await import('../../../lib/store/sources.ts');
    const { SourceError } = await import('../../../lib/platform/source-error.ts');
    const fails = (host: string, at: number) =>
      saveSourceFailure(new SourceError('unreachable', host, 'no answer'), at, at);
    const text = () => fakeBrowser.action.getBadgeText({});
    const minute = 60_000;
    // Asked long ago, and never since.
    await saveSourceAnswer('forum.example', testNow - 90 * minute);
    await fails('hub.example', testNow - 31 * minute);
    await updateBadge(testNow);
    expect(await text()).toBe('!');
    expect(await fakeBrowser.action.getTitle({})).toContain('no source answers');
    await record(aDelivery('1'));
    await updateBadge(testNow);
    expect(await text()).toBe('1');
    await store.markAllRead();
    await saveSourceAnswer('forum.example', testNow - minute);
    await updateBadge(testNow);
    expect(await text()).toBe('');
  });

  it('makes nothing of a failure that has just begun', async () => {
    const { updateBadge } = await import('../../../lib/notify/badge.ts');
    const { saveSourceFailure } = await import('../../../lib/store/sources.ts');
    const { SourceError } = await import('../../../lib/platform/source-error.ts');
    await saveSourceFailure(new SourceError('unreachable', 'hub.example', 'no answer'), testNow - 60_000, testNow);
    await updateBadge(testNow);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  });

  it('stays short', async () => {
    const { updateBadge } = await import('../../../lib/notify/badge.ts');
    await record(...Array.from({ length: 120 }, (_, index) => aDelivery('1', { id: `${index}` })));
    await updateBadge();
    expect(await fakeBrowser.action.getBadgeText({})).toBe('99+');
  });
});
