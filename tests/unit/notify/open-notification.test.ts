import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StoredEvent } from '../../../lib/store/schema.ts';
import { idOf, testNow } from '../../support/small-rescue.ts';
import { newProfile } from '../../support/test-worker.ts';
import { aDelivery, aPiece } from './news.ts';

const proposal = `https://snapshot.box/#/s:alpha.eth/proposal/${idOf('a1')}`;
const tabs = { query: vi.fn(), create: vi.fn(), update: vi.fn() };
const windows = { update: vi.fn(), create: vi.fn() };

let store: typeof import('../../../lib/store/events.ts');

/** A rescue's notification, about this news, is clicked. */
async function click(...events: StoredEvent[]): Promise<void> {
  const { saveTransfers } = await import('../../../lib/store/money/transfers.ts');
  await saveTransfers({ transfers: [], checkpoints: [], events, queue: false });
  const { saveShown } = await import('../../../lib/notify/shown.ts');
  await saveShown(
    'small-rescue',
    events.map(({ id }) => id),
  );
  const { openNotification } = await import('../../../lib/notify/open-notification.ts');
  await openNotification('small-rescue');
}

const newsAt = (url: string) => aPiece({ kind: 'deleted' }, { url });

beforeEach(async () => {
  newProfile(testNow);
  vi.resetModules();
  store = await import('../../../lib/store/events.ts');
  for (const fakes of [tabs, windows]) for (const fake of Object.values(fakes)) fake.mockReset().mockResolvedValue({});
  tabs.query.mockResolvedValue([]);
  Object.assign(fakeBrowser.tabs, tabs);
  Object.assign(fakeBrowser.windows, windows);
});

describe('a click on a notification', () => {
  it('opens the exact page', async () => {
    await click(newsAt(proposal));
    expect(tabs.create).toHaveBeenCalledWith({ url: proposal, active: true });
  });

  it.each([
    ['the page itself', proposal],
    ['its list of votes', `${proposal}/votes`],
    ['the older site', `https://v1.snapshot.box/#/alpha.eth/proposal/${idOf('a1')}`],
    ['an id in capitals', proposal.replace(idOf('a1'), idOf('A1'))],
  ])('goes to the tab that has the proposal open: %s', async (_, open) => {
    tabs.query.mockResolvedValue([
      { id: 6, windowId: 1, url: `https://snapshot.box/#/s:alpha.eth/proposal/${idOf('b2')}`, incognito: false },
      { id: 7, windowId: 2, url: open, incognito: false },
    ]);
    await click(newsAt(proposal));
    expect(tabs.update).toHaveBeenCalledWith(7, { active: true });
    expect(windows.update).toHaveBeenCalledWith(2, { focused: true });
    expect(tabs.create).not.toHaveBeenCalled();
  });

  it('goes to the tab that has the topic open, whatever its slug and post', async () => {
    const open = 'https://research.lido.fi/t/a-new-slug/11483/17?u=me#reply';
    tabs.query.mockResolvedValue([{ id: 7, windowId: 2, url: open, incognito: false }]);
    await click(newsAt('https://research.lido.fi/t/11483'));
    expect(tabs.query).toHaveBeenCalledWith({ url: ['https://research.lido.fi/*'] });
    expect(tabs.update).toHaveBeenCalledWith(7, { active: true });
  });

  it('leaves tabs of private windows alone', async () => {
    tabs.query.mockResolvedValue([{ id: 7, windowId: 2, url: proposal, incognito: true }]);
    await click(newsAt(proposal));
    expect(tabs.update).not.toHaveBeenCalled();
    expect(tabs.create).toHaveBeenCalled();
  });

  it('opens a window where there is none', async () => {
    tabs.create.mockRejectedValue(new Error('No current window'));
    await click(newsAt(proposal));
    expect(windows.create).toHaveBeenCalledWith({ url: proposal, focused: true });
  });

  it('opens the activity where there are several', async () => {
    await click(newsAt(proposal), aDelivery('1'));
    expect(tabs.create).toHaveBeenCalledWith({
      url: 'chrome-extension://test-extension-id/popup.html#activity',
      active: true,
    });
  });

  it('opens the one page of news that comes to one', async () => {
    await click(aPiece({ kind: 'closed' }, { id: 'a', url: proposal }), newsAt(proposal));
    expect(tabs.create).toHaveBeenCalledWith({ url: proposal, active: true });
  });

  it('opens no address that is not https', async () => {
    await click(newsAt('javascript:alert(1)'));
    expect(tabs.create).toHaveBeenCalledWith(expect.objectContaining({ url: expect.stringContaining('#activity') }));
  });

  it('marks that news read, and no other', async () => {
    const { saveTransfers } = await import('../../../lib/store/money/transfers.ts');
    await saveTransfers({ transfers: [], checkpoints: [], events: [aDelivery('1', { id: 'later' })], queue: true });
    await click(newsAt(proposal));
    expect((await store.readUnread()).map(({ id }) => id)).toEqual(['later']);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('1');
  });

  it('takes the notification away', async () => {
    await fakeBrowser.notifications.create('small-rescue', { type: 'basic', iconUrl: '', title: '', message: '' });
    await click(newsAt(proposal));
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  it('opens the activity for a notification that nobody remembers', async () => {
    await click();
    expect(tabs.create).toHaveBeenCalledWith(expect.objectContaining({ url: expect.stringContaining('#activity') }));
  });
});
