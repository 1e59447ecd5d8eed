// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { shownKinds } from '../../../components/options/notifications/KindMatrix.tsx';
import { NotificationsSection } from '../../../components/options/notifications/NotificationsSection.tsx';
import { newsKinds } from '../../../lib/domain/telling/news-kind.ts';
import { usualSettings } from '../../../lib/domain/telling/notification-settings.ts';
import type { NotificationsView } from '../../../lib/messages/notifications/notifications-view.ts';
import { expectAccessible } from '../../support/axe.ts';
import { useEnglishMessages } from '../../support/english-messages.ts';

let view: NotificationsView;
let asked: unknown[];
let answer: unknown;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  view = {
    kind: 'notifications',
    settings: usualSettings,
    reminders: ['1d', '1h'],
    marginBelowPoints: 5,
    zone: 'Europe/Berlin',
  };
  asked = [];
  answer = { kind: 'saved' };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (sent: { name: string; request: unknown }) => {
    if (sent.name === 'readNotifications') return view;
    asked.push(sent.request);
    return answer;
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const box = async (name: string | RegExp) => (await screen.findByLabelText(name)) as HTMLInputElement;

describe('the options of notifications', () => {
  it('show every kind of news once, as it is told', async () => {
    view = { ...view, settings: { ...usualSettings, told: { opened: true, edited: false } } };
    const { container } = render(<NotificationsSection />);
    expect((await box('A vote opens')).checked).toBe(true);
    expect((await box(/Amount, recipient, end or text/)).checked).toBe(false);
    expect((await box('The leading choice flips')).checked).toBe(true);
    expect([...shownKinds].sort()).toEqual([...newsKinds].sort());
    await expectAccessible(container);
  });

  it('change one thing at a time', async () => {
    render(<NotificationsSection />);
    fireEvent.click(await box('A vote opens'));
    fireEvent.click(await box('6 hours before'));
    fireEvent.click(await box('1 day before'));
    fireEvent.click(await box('Hold notifications back every day'));
    fireEvent.change(await box('from'), { target: { value: '23:30' } });
    fireEvent.change(await box('A lead is narrow below'), { target: { value: '2.5' } });
    expect(asked).toEqual([
      { change: { kind: 'opened', told: true } },
      { change: { reminder: '6h', wanted: true } },
      { change: { reminder: '1d', wanted: false } },
      { change: { quiet: { ...usualSettings.quiet, on: true } } },
      { change: { quiet: { ...usualSettings.quiet, from: 23 * 60 + 30 } } },
      { change: { marginBelowPoints: 2.5 } },
    ]);
    await screen.findByText('Saved.');
  });

  it('send no time that is none', async () => {
    render(<NotificationsSection />);
    fireEvent.change(await box('to'), { target: { value: '' } });
    expect(asked).toEqual([]);
  });

  it('say that all is paused, and end it', async () => {
    view = { ...view, settings: { ...usualSettings, paused: true } };
    render(<NotificationsSection />);
    fireEvent.click(await screen.findByRole('button', { name: 'Resume' }));
    expect(asked).toEqual([{ change: { paused: false } }]);
  });

  it('say where a change failed', async () => {
    answer = { kind: 'failed', reason: 'storage-blocked' };
    render(<NotificationsSection />);
    fireEvent.click(await box('A vote opens'));
    await screen.findByText(/could not be done/);
  });

  it('follow changes that are made elsewhere', async () => {
    render(<NotificationsSection />);
    expect((await box('A vote opens')).checked).toBe(false);
    view = { ...view, settings: { ...usualSettings, told: { opened: true } } };
    await fakeBrowser.storage.local.set({ revision: 'another' });
    await vi.waitFor(async () => expect((await box('A vote opens')).checked).toBe(true));
  });
});
