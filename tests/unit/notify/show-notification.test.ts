import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { testNow } from '../../support/small-rescue.ts';
import { type NotificationCentre, newProfile } from '../../support/test-worker.ts';

let centre: NotificationCentre;
let show: typeof import('../../../lib/notify/show-notification.ts');
let trouble: () => Promise<string | undefined>;
const text = { title: 'Title', message: 'Text.' };

beforeEach(async () => {
  centre = newProfile(testNow);
  vi.resetModules();
  show = await import('../../../lib/notify/show-notification.ts');
  const { readNotificationTrouble } = await import('../../../lib/notify/shown.ts');
  trouble = readNotificationTrouble;
});

/** The system takes a notification away. */
async function goes(id: string): Promise<void> {
  await fakeBrowser.notifications.clear(id);
  await show.noteClosed(id);
}

describe('a notification', () => {
  it('that is gone as soon as it was shown was seen by nobody', async () => {
    await show.showNotification('r1', text);
    expect(await trouble()).toBeUndefined();
    await goes('r1');
    expect(await trouble()).toBe('vanished');
  });

  it('that was replaced by the next one has not vanished', async () => {
    await show.showNotification('r1', text);
    // Firefox tells of the one whose place was taken.
    await show.noteClosed('r1');
    expect(await trouble()).toBeUndefined();
  });

  it('that we take away ourselves has not vanished', async () => {
    const { clearNotification } = await import('../../../lib/notify/clear-notification.ts');
    await show.showNotification('r1', text);
    await clearNotification('r1');
    await show.noteClosed('r1');
    expect(await trouble()).toBeUndefined();
  });

  it('that the user closes after a while has not vanished', async () => {
    await show.showNotification('r1', text);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 2_000);
    await goes('r1');
    expect(await trouble()).toBeUndefined();
  });

  it('of a worker that has ended tells nothing by being closed', async () => {
    await fakeBrowser.notifications.create('r1', { type: 'basic', iconUrl: '', ...text });
    await goes('r1');
    expect(await trouble()).toBeUndefined();
  });
});

describe('the one that the user asks for', () => {
  it('stays, and nothing is wrong', async () => {
    expect(await show.tryToShow()).toBeUndefined();
    expect(centre.shown.map(({ id, title }) => [id, title])).toEqual([
      ['sample', 'Shortfall: this is how news will look'],
    ]);
  });

  it('is gone at once, and that is said', async () => {
    vi.mocked(fakeBrowser.notifications.create).mockResolvedValue('sample' as never);
    expect(await show.tryToShow()).toBe('vanished');
    expect(await trouble()).toBe('vanished');
  });

  it('is refused beforehand, and mended later', async () => {
    Object.assign(fakeBrowser.notifications, { getPermissionLevel: async () => 'denied' });
    expect(await show.tryToShow()).toBe('denied');
    Object.assign(fakeBrowser.notifications, { getPermissionLevel: async () => 'granted' });
    await show.showNotification('r1', text);
    expect(await trouble()).toBeUndefined();
  });

  it('is refused by an error', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.mocked(fakeBrowser.notifications.create).mockRejectedValue(new Error('no') as never);
    expect(await show.tryToShow()).toBe('refused');
  });
});
