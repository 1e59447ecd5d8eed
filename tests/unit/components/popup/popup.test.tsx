// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HereView, hereAt } from '../../../../components/popup/here';
import { Popup, type PopupState } from '../../../../components/popup/Popup';
import type { PopupView } from '../../../../lib/messages/popup-view';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { anUncertainView, aPanel, aPopup, sampleNow } from '../../../support/sample-views';

/** What the page would call once something is in view. */
let comeIntoView: () => void = () => undefined;

beforeEach(() => {
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        comeIntoView = () => callback([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(changes: Partial<PopupView> = {}, here?: HereView) {
  const onSeen = vi.fn();
  const onRefresh = vi.fn(async () => true);
  const popup = (state: PopupState) => (
    <Popup state={state} here={here} onRefresh={onRefresh} onSeen={onSeen} readVotes={async () => []} />
  );
  const shown = render(popup({ kind: 'shown', view: aPopup(changes) }));
  return {
    ...shown,
    onSeen,
    onRefresh,
    text: () => shown.container.textContent ?? '',
    update: (more: Partial<PopupView>) =>
      shown.rerender(popup({ kind: 'shown', view: aPopup({ ...changes, ...more }) })),
  };
}

const headings = (container: Element) => [...container.querySelectorAll('h2')].map((heading) => heading.textContent);

describe('the popup', () => {
  it('shows the rescue, what needs attention, what is watched, what happened, and its health', async () => {
    const { text, container } = show();
    expect(headings(container)).toEqual([
      'DeFi United',
      'Activity1 new',
      'Needs attention',
      'Watched3',
      'Notifications',
      'Health',
    ]);
    expect(text()).toContain('0 of 68,900 ETH seen on chain');
    expect(text()).toContain('EtherFi Foundation up to 5,000 ETH');
    expect(text()).toContain('“For” leads with 50.3%');
    expect(text()).toContain('Lido DAO: lead flipped to “For”');
    expect(text()).toContain('Stani Kulechov: 5,000 ETH delivered');
    expect(text()).toContain('Last look 1 minute ago · next in 9 minutes · All sources answer.');
    await expectAccessible(container);
  });

  it('reads out news that comes while it is open, once', () => {
    const { container, update } = show();
    const spoken = () => container.querySelector('[aria-live="polite"]')?.textContent;
    expect(spoken()).toBe('');
    const [flip, delivery] = aPopup().activity as [PopupView['activity'][number], PopupView['activity'][number]];
    update({ activity: [{ ...delivery, id: 'e3', contributor: 'Mantle' }, flip, delivery] });
    expect(spoken()).toBe('Mantle: 5,000 ETH delivered');
  });

  it('says of a rescue that it is over', async () => {
    const rescues = aPopup().rescues.map((rescue) => ({ ...rescue, closedOn: '2023-04-30' }));
    const { text, container } = show({ rescues });
    expect(text()).toContain('This rescue is over. Nothing more is expected after Apr 30, 2023.');
    await expectAccessible(container);
  });

  it('opens the exact page of a piece of news', () => {
    const { getByText } = show();
    expect(getByText('Lido DAO: lead flipped to “For”').closest('a')?.href).toBe(aPopup().watched[0]?.url);
  });

  it('teaches where there is nothing yet', async () => {
    const { text, container } = show({ attention: [], watched: [], watchedTopics: [], activity: [], unread: 0 });
    expect(text()).toContain('press Watch in its panel');
    expect(text()).toContain('No vote that decides a gap is open right now.');
    expect(text()).toContain('Nothing has happened since you began to watch.');
    await expectAccessible(container);
  });

  it('says in sentences what is wrong, and how blocked notifications are mended', async () => {
    const { text, container } = show({
      problems: [
        { source: 'hub.snapshot.org', reason: 'unreachable', since: sampleNow, lastGoodAt: sampleNow - 7_200_000 },
      ],
      notificationTrouble: 'denied',
    });
    expect(text()).toContain('hub.snapshot.org does not answer. Shown is its last answer (2 hours ago).');
    expect(text()).toContain('Allow them for your browser in the notification settings of your system.');
    expect(text()).not.toContain('All sources answer.');
    await expectAccessible(container);
  });

  it('does not call empty what it cannot read', () => {
    const { text } = show({
      watched: [],
      watchedTopics: [],
      activity: [],
      unread: 0,
      problems: [{ source: 'storage', reason: 'storage-blocked', since: sampleNow }],
    });
    expect(text()).not.toContain('Nothing has happened');
    expect(text()).not.toContain('press Watch in its panel');
  });

  it('says why nothing can be shown at all', async () => {
    const onRefresh = async () => true;
    const { container, rerender } = render(
      <Popup
        state={{ kind: 'failed', reason: 'storage-blocked' }}
        onRefresh={onRefresh}
        onSeen={() => undefined}
        readVotes={async () => []}
      />,
    );
    expect(container.textContent).toContain('does not let Shortfall read what it stored. Nothing is lost');
    rerender(
      <Popup
        state={{ kind: 'failed', reason: 'no-worker' }}
        onRefresh={onRefresh}
        onSeen={() => undefined}
        readVotes={async () => []}
      />,
    );
    expect(container.textContent).toContain('The extension does not answer.');
    await expectAccessible(container);
  });
});

describe('unread news', () => {
  beforeEach(() => {
    vi.useRealTimers();
    vi.useFakeTimers({ now: sampleNow, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });

  it('is read once it has been in view for a second, not by opening the popup', () => {
    const { onSeen } = show();
    vi.advanceTimersByTime(10_000);
    expect(onSeen).not.toHaveBeenCalled();
    comeIntoView();
    vi.advanceTimersByTime(999);
    expect(onSeen).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSeen).toHaveBeenCalledOnce();
  });

  it('keeps its mark and its place while the popup is open', () => {
    const { text, container, update } = show();
    const before = headings(container);
    update({ unread: 0, activity: aPopup().activity.map((line) => ({ ...line, unread: false })) });
    expect(text()).toContain('1 new');
    expect(headings(container)).toEqual(before);
  });
});

describe('a look now', () => {
  it('tells that it works, and that it worked', async () => {
    const { getByRole, onRefresh } = show();
    fireEvent.click(getByRole('button', { name: 'Look now' }));
    expect(onRefresh).toHaveBeenCalledOnce();
    await waitFor(() => expect(getByRole('status').textContent).toBe('Looked just now.'));
  });

  it('tells that it failed', async () => {
    const { getByRole, onRefresh } = show();
    onRefresh.mockResolvedValue(false);
    fireEvent.click(getByRole('button', { name: 'Look now' }));
    await waitFor(() => expect(getByRole('status').textContent).toContain('did not work'));
  });
});

describe('on this page', () => {
  it.each<[string, HereView, string]>([
    ['a garbled proposal', { kind: 'garbled', what: 'proposal' }, "The proposal's id in this address cannot be read"],
    ['a garbled topic', { kind: 'garbled', what: 'topic' }, "The topic's number in this address cannot be read"],
    ['a page of a rescue', aPanel(), 'Part of DeFi United: Lido DAO.'],
    ['a page of no rescue', { kind: 'nothing' }, 'part of no rescue that Shortfall knows'],
    ['a page that cannot be told', anUncertainView(), 'research.lido.fi does not answer'],
  ])('%s', async (_, here, sentence) => {
    const { text, container } = show({}, here);
    expect(text()).toContain(sentence);
    await expectAccessible(container);
  });

  it('is read from the address of the tab, on sites of ours alone', () => {
    const sites = [
      { host: 'research.lido.fi', kind: 'discourse' as const },
      { host: 'snapshot.box', kind: 'snapshot' as const },
      { host: 'vote.lido.fi', kind: 'vote' as const },
      { host: 'example.net', base: '/forum', kind: 'discourse' as const },
    ];
    expect(hereAt('https://research.lido.fi/t/x/11483', sites)?.kind).toBe('subject');
    expect(hereAt('https://snapshot.box/#/s:x.eth/proposal/0x12', sites)).toEqual({
      kind: 'garbled',
      what: 'proposal',
    });
    expect(hereAt('https://vote.lido.fi/vote/200', sites)).toMatchObject({ subject: { venue: 'aragon', id: '200' } });
    expect(hereAt('https://vote.lido.fi/vote/2x', sites)).toEqual({ kind: 'garbled', what: 'proposal' });
    expect(hereAt('https://research.lido.fi/t/x/11a', sites)).toEqual({ kind: 'garbled', what: 'topic' });
    expect(hereAt('https://example.org/t/x/11483', sites)).toBeUndefined();
    expect(hereAt('https://example.net/forum/t/x/5', sites)).toMatchObject({ subject: { base: '/forum', id: 5 } });
    expect(hereAt('https://example.net/t/x/5', sites)).toBeUndefined();
    expect(hereAt('not an address', sites)).toBeUndefined();
    expect(hereAt(undefined, sites)).toBeUndefined();
  });
});
