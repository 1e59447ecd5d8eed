// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SidePage } from '../../../../components/dashboard/side/SidePage';
import { OpenBeside } from '../../../../components/popup/OpenBeside';
import { request } from '../../../../lib/messages/request';
import { useEnglishMessages } from '../../../support/english-messages';
import { aDashboard, dashboardNow } from '../../../support/sample-dashboard';
import { aTopicPanel } from '../../../support/sample-views';

vi.mock('../../../../lib/messages/request', () => ({ request: vi.fn() }));
const asked = vi.mocked(request);
const sites = [{ host: 'research.lido.fi', kind: 'discourse' as const }];

/** The tab in front is at this address from now on; a page that may not be read has none. */
async function front(url: string | undefined): Promise<void> {
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 1, url }] as never);
  await fakeBrowser.tabs.onActivated.trigger({ tabId: 1, windowId: 1 });
}

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  vi.useFakeTimers({ toFake: ['Date'], now: dashboardNow });
  asked.mockReset();
  asked.mockImplementation((async (name: string) => {
    if (name === 'readDashboard') return aDashboard();
    if (name === 'readPanel')
      return aTopicPanel({ rescue: { id: 'defi-united-2026', name: 'DeFi United', title: 'x' } });
    return { kind: 'failed' };
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('shows the rescue of the page in front, follows the tab, and keeps what it shows where a page is part of none', async () => {
  await front('https://research.lido.fi/t/a-topic/11483');
  const { container, getByText } = render(<SidePage sitesAtInstall={sites} />);
  await waitFor(() => expect(container.textContent).toContain('Part of DeFi United: Lido DAO.'));
  await waitFor(() => getByText('Promised and paid', { selector: 'h2' }));
  expect(asked).toHaveBeenCalledWith('readDashboard', { rescueId: 'defi-united-2026' });
  await front(undefined);
  await waitFor(() => getByText(/belongs to no rescue that is known here/));
  getByText('Promised and paid', { selector: 'h2' });
  await front('https://research.lido.fi/t/a-topic/11483');
  await waitFor(() => expect(container.textContent).toContain('Part of DeFi United: Lido DAO.'));
});

it('is opened from the popup, by the way that the browser has', async () => {
  const open = vi.fn(async () => undefined);
  vi.spyOn(fakeBrowser.windows, 'getCurrent').mockResolvedValue({ id: 7 } as never);
  Object.assign(fakeBrowser, { sidePanel: { open } });
  const chrome = render(<OpenBeside />);
  // The window is known before the click.
  await waitFor(() => expect(fakeBrowser.windows.getCurrent).toHaveBeenCalled());
  await Promise.resolve();
  await waitFor(() => {
    fireEvent.click(chrome.getByRole('button'));
    expect(open).toHaveBeenCalledWith({ windowId: 7 });
  });
  cleanup();
  Object.assign(fakeBrowser, { sidePanel: undefined, sidebarAction: { open } });
  open.mockClear();
  const firefox = render(<OpenBeside />);
  fireEvent.click(firefox.getByRole('button'));
  expect(open).toHaveBeenCalledWith();
  cleanup();
  Object.assign(fakeBrowser, { sidebarAction: undefined });
  expect(render(<OpenBeside />).container.textContent).toBe('');
});
