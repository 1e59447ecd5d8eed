// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PopupPage } from '../../../../components/popup/PopupPage';
import { request } from '../../../../lib/messages/request';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { aPanel, aPopup } from '../../../support/sample-views';

vi.mock('../../../../lib/messages/request', () => ({ request: vi.fn() }));
const asked = vi.mocked(request);

/** What the worker answers to each question from now on. */
function answer(answers: Record<string, unknown>): void {
  asked.mockImplementation((async (name: string) => {
    if (!(name in answers)) throw new Error(`${name}: nobody answers`);
    return answers[name];
  }) as never);
}

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked.mockReset();
});
afterEach(cleanup);

const nowhere = async () => undefined;

it('shows what is stored with its first question', async () => {
  answer({ readPopup: aPopup({ activity: [], unread: 0 }) });
  const { container } = render(<PopupPage readHere={nowhere} />);
  await waitFor(() => expect(container.textContent).toContain('0 of 68,900 ETH seen on chain'));
  expect(asked.mock.calls.map(([name]) => name)).toEqual(['readPopup']);
  await expectAccessible(container);
});

it('follows what is stored while it is open', async () => {
  answer({ readPopup: aPopup({ activity: [], unread: 0 }) });
  const { container } = render(<PopupPage readHere={nowhere} />);
  await waitFor(() => expect(container.textContent).toContain('All sources answer.'));
  answer({ readPopup: aPopup({ activity: [], unread: 0, notificationTrouble: 'denied' }) });
  await fakeBrowser.storage.local.set({ revision: 'next' });
  await waitFor(() => expect(container.textContent).toContain('Notifications are blocked'));
});

it('says what the page in front is part of', async () => {
  const { subject } = aPanel();
  answer({ readPopup: aPopup({ activity: [], unread: 0 }), readPanel: aPanel() });
  const { container } = render(<PopupPage readHere={async () => ({ kind: 'subject', subject })} />);
  await waitFor(() => expect(container.textContent).toContain('Part of DeFi United: Lido DAO.'));
  expect(asked).toHaveBeenCalledWith('readPanel', { subject });
});

it('says that storage is blocked, and that the worker does not answer', async () => {
  answer({ readPopup: { kind: 'failed', reason: 'storage-blocked' } });
  const { container } = render(<PopupPage readHere={nowhere} />);
  await waitFor(() => expect(container.textContent).toContain('Nothing is lost'));
  cleanup();
  answer({});
  const second = render(<PopupPage readHere={nowhere} />);
  await waitFor(() => expect(second.container.textContent).toContain('The extension does not answer.'));
});

it('keeps what it shows when a later question fails', async () => {
  answer({ readPopup: aPopup({ activity: [], unread: 0 }) });
  const { container } = render(<PopupPage readHere={nowhere} />);
  await waitFor(() => expect(container.textContent).toContain('All sources answer.'));
  answer({});
  await fakeBrowser.storage.local.set({ revision: 'next' });
  await waitFor(() => expect(asked.mock.calls.filter(([name]) => name === 'readPopup')).toHaveLength(2));
  expect(container.textContent).toContain('All sources answer.');
});

it('has the worker look now, and reads again', async () => {
  answer({ readPopup: aPopup({ activity: [], unread: 0 }), pollNow: { kind: 'polled' } });
  const { getByRole } = render(<PopupPage readHere={nowhere} />);
  await waitFor(() => getByRole('button', { name: 'Look now' }));
  fireEvent.click(getByRole('button', { name: 'Look now' }));
  await waitFor(() => expect(getByRole('status').textContent).toBe('Looked just now.'));
  expect(asked.mock.calls.map(([name]) => name)).toEqual(['readPopup', 'pollNow', 'readPopup']);
});
