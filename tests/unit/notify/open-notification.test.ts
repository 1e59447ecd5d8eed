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
    ['the site of its own DAO', `https://vote.dao.example/#/proposal/${idOf('a1')}`],
    ['the site of an organisation', `https://vote.dao.example/#/signals/${idOf('a1')}/votes`],
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
    expect(tabs.update).toHaveBeenCalledWith(7, { active: true });
  });

  it.each([
    [
      'a topic of a forum that the user added',
      'https://forum.dao.example/community/t/7/3',
      'https://forum.dao.example/community/t/any-slug/7/3',
    ],
    ['a vote on a DAO’s own site', 'https://app.dao.example/vote?id=7', 'https://app.dao.example/vote?id=7#details'],
    [
      'a vote of a contract',
      'https://snapshot.box/#/arb1:0x789fC99093B09aD01C34DC7251D0C89ce743e5a4/proposal/12',
      'https://snapshot.box/#/arb1:0x789fC99093B09aD01C34DC7251D0C89ce743e5a4/proposal/12/votes',
    ],
  ])('goes to the tab that has it open: %s', async (_, url, open) => {
    tabs.query.mockResolvedValue([{ id: 7, windowId: 2, url: open, incognito: false }]);
    await click(newsAt(url));
    expect(tabs.update).toHaveBeenCalledWith(7, { active: true });
    expect(tabs.create).not.toHaveBeenCalled();
  });

  it.each([
    [
      'another vote of the same contract',
      'https://snapshot.box/#/arb1:0x789fC99093B09aD01C34DC7251D0C89ce743e5a4/proposal/12',
      'https://snapshot.box/#/arb1:0x789fC99093B09aD01C34DC7251D0C89ce743e5a4/proposal/13',
    ],
    ['another page behind the same #', 'https://vote.dao.example/#/vote/1', 'https://vote.dao.example/#/vote/2'],
    ['the same topic number elsewhere', 'https://forum.a.example/t/7', 'https://forum.b.example/t/7'],
    ['a tab whose address nobody tells us', proposal, undefined],
  ])('does not take one page for another: %s', async (_, url, open) => {
    tabs.query.mockResolvedValue([{ id: 7, windowId: 2, url: open, incognito: false }]);
    await click(newsAt(url));
    expect(tabs.update).not.toHaveBeenCalled();
    expect(tabs.create).toHaveBeenCalledWith({ url, active: true });
  });

  it('goes to the post that the news is about, in the tab that has the topic open', async () => {
    tabs.query.mockResolvedValue([{ id: 7, windowId: 2, url: 'https://forum.a.example/t/slug/7/2', incognito: false }]);
    await click(newsAt('https://forum.a.example/t/7/9'));
    expect(tabs.update).toHaveBeenCalledWith(7, { active: true, url: 'https://forum.a.example/t/7/9' });
  });

  it('goes to the tab that is in front, of several', async () => {
    tabs.query.mockResolvedValue([
      { id: 6, windowId: 1, url: proposal, incognito: false, active: false, lastAccessed: 9 },
      { id: 7, windowId: 2, url: proposal, incognito: false, active: true },
      { id: 8, windowId: 2, url: proposal, incognito: false, active: false },
    ]);
    await click(newsAt(proposal));
    expect(tabs.update).toHaveBeenCalledWith(7, { active: true });
  });

  it('shows the activity in the tab of ours that is open', async () => {
    const own = 'chrome-extension://test-extension-id/dashboard.html';
    tabs.query.mockResolvedValue([{ id: 9, windowId: 2, url: `${own}#rescue/another`, incognito: false }]);
    await click(newsAt(proposal), aDelivery('1'));
    expect(tabs.update).toHaveBeenCalledWith(9, { active: true, url: `${own}#rescue/small-rescue/activity` });
    expect(tabs.create).not.toHaveBeenCalled();
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
      url: 'chrome-extension://test-extension-id/dashboard.html#rescue/small-rescue/activity',
      active: true,
    });
  });

  it('opens the one page of news that comes to one', async () => {
    await click(aPiece({ kind: 'closed' }, { id: 'a', url: proposal }), newsAt(proposal));
    expect(tabs.create).toHaveBeenCalledWith({ url: proposal, active: true });
  });

  it('opens no address that is not https', async () => {
    await click(newsAt('javascript:alert(1)'));
    expect(tabs.create).toHaveBeenCalledWith(expect.objectContaining({ url: expect.stringContaining('/activity') }));
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
    expect(tabs.create).toHaveBeenCalledWith(
      expect.objectContaining({ url: expect.stringContaining('dashboard.html#activity') }),
    );
  });
});
