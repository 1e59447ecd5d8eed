// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DashboardPage } from '../../../../components/dashboard/DashboardPage';
import { request } from '../../../../lib/messages/request';
import { useEnglishMessages } from '../../../support/english-messages';
import { aDashboard, dashboardNow } from '../../../support/sample-dashboard';

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
  location.hash = '';
  vi.useFakeTimers({ toFake: ['Date'], now: dashboardNow });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function shown(hash = '') {
  location.hash = hash;
  answer({ readDashboard: aDashboard(), chooseDenominator: { kind: 'saved' } });
  const page = render(<DashboardPage />);
  await waitFor(() => page.getByRole('heading', { level: 1 }));
  return page;
}

describe('the dashboard', () => {
  it('tells first what gifts seen on chain fill, with the denominator named', async () => {
    const { container } = await shown();
    expect(container.querySelector('.figure.main')?.textContent).toBe('Filled12.0%9,060 of 75,081 ETH seen on chain');
    expect(container.textContent).toContain('All shares are of 75,081 ETH: Residual gap after recoveries (Aave ARFC).');
  });

  it('asks for the rescue that its address names, and for its part', async () => {
    const { getByRole } = await shown('#rescue/defi-united-2026/golem');
    expect(asked).toHaveBeenCalledWith('readDashboard', { rescueId: 'defi-united-2026' });
    const name = getByRole('button', { name: 'Golem Foundation and Golem Factory (jointly)' });
    expect(name.getAttribute('aria-expanded')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(name));
  });

  it('says that there is no such rescue, and that the worker does not answer', async () => {
    answer({ readDashboard: { kind: 'failed', reason: 'not-found' } });
    const first = render(<DashboardPage />);
    await waitFor(() => first.getByText(/No rescue list has a rescue of this name/));
    cleanup();
    answer({});
    const second = render(<DashboardPage />);
    await waitFor(() => second.getByText('The extension does not answer.', { exact: false }));
  });

  it('goes back in time with the slider, all of it', async () => {
    const { container, getByLabelText, getByRole, getByText } = await shown();
    const slider = getByLabelText('As known on');
    fireEvent.input(slider, { target: { value: '15' } });
    // At once: the headline. A moment later: what is long.
    await waitFor(() => expect(container.querySelector('.figure.main')?.textContent).toContain('5,000 of 75,081'));
    getByText(/As known at the end of May 2, 2026/);
    await waitFor(() => expect(rowOf(container, 'golem')?.textContent).not.toContain('1,000 ETH100%'));
    expect(rowOf(container, 'stani-kulechov')?.textContent).toContain('100%');
    expect(slider.getAttribute('aria-valuetext')).toBe('May 2, 2026');
    fireEvent.click(getByRole('button', { name: 'Now' }));
    await waitFor(() => expect(rowOf(container, 'golem')?.textContent).toContain('100%'));
  });

  it('shows the rescue as one publication has it', async () => {
    const { container, getByLabelText } = await shown();
    fireEvent.change(getByLabelText('As told by'), { target: { value: 'cryptopulse' } });
    expect(container.querySelector('.look')?.textContent).toMatch(/^As CryptoPulse.* has it/);
    expect(container.querySelector('.figure.main')?.textContent).toMatch(/of 68,900 ETH/);
    expect(container.querySelectorAll('table.fulfilment tbody tr').length).toBeLessThan(27);
  });

  it('counts against another shortfall, and remembers that', async () => {
    const { container, getByLabelText } = await shown();
    fireEvent.change(getByLabelText('Count shares of'), { target: { value: 'gross-163183' } });
    await waitFor(() => expect(container.querySelector('.figure.main')?.textContent).toContain('of 163,183 ETH'));
    expect(asked).toHaveBeenCalledWith('chooseDenominator', {
      rescueId: 'defi-united-2026',
      denominator: 'gross-163183',
    });
  });

  it('opens behind a name why it stands there, and who says so', async () => {
    const { container, getByRole } = await shown();
    fireEvent.click(getByRole('button', { name: 'Lido DAO' }));
    const detail = container.querySelector<HTMLElement>('tr.detail');
    within(detail as HTMLElement).getByText('6 sources');
    expect(detail?.textContent).toContain('On condition: only as part of a fully funded package');
  });

  it('finds a contributor, and sorts by any column', async () => {
    const { container, getByLabelText, getByRole, getAllByRole } = await shown();
    fireEvent.input(getByLabelText('Find'), { target: { value: 'labs' } });
    expect(getAllByRole('status').map((status) => status.textContent)).toContain('3 of 27 contributions');
    expect(container.querySelectorAll('table.fulfilment tbody tr')).toHaveLength(3);
    fireEvent.click(getByRole('button', { name: 'Contributor' }));
    expect(container.querySelector('th[aria-sort="ascending"]')?.textContent).toContain('Contributor');
    expect([...container.querySelectorAll('table.fulfilment .name')].map((name) => name.textContent)).toEqual([
      'BGD Labs / Ernesto Boado',
      'LayerZero Labs (deposit into Aave)',
      'LayerZero Labs (donation)',
    ]);
  });

  it('follows what is stored while it is open, and keeps what it shows when nobody answers', async () => {
    const { container, getByText } = await shown();
    answer({});
    await fakeBrowser.storage.local.set({ revision: 'next' });
    await waitFor(() => getByText(/The extension does not answer at the moment/));
    expect(container.textContent).toContain('9,060 of 75,081');
    answer({
      readDashboard: aDashboard({
        problems: [{ source: 'hub.snapshot.org', reason: 'unreachable', since: dashboardNow }],
      }),
    });
    await fakeBrowser.storage.local.set({ revision: 'after' });
    await waitFor(() => expect(container.textContent).toContain('hub.snapshot.org'));
    expect(container.textContent).not.toContain('does not answer at the moment');
  });
});

const rowOf = (container: Element, id: string) => container.querySelector(`#contribution-${id}`);
