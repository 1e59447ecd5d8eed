// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SiteList } from '../../../components/options/SiteList';
import { OfferSite } from '../../../components/popup/OfferSite';
import type { SiteView } from '../../../lib/messages/sites';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const lido: SiteView = {
  host: 'research.lido.fi',
  name: 'Lido',
  kind: 'discourse',
  added: false,
  allowed: true,
  shown: true,
};
const own: SiteView = {
  host: 'forum.example.org',
  base: '/talk',
  kind: 'discourse',
  added: true,
  allowed: true,
  shown: true,
};

function show(...sites: SiteView[]) {
  const onShow = vi.fn();
  const onRemove = vi.fn();
  const shown = render(<SiteList sites={sites} onShow={onShow} onRemove={onRemove} />);
  return { ...shown, onShow, onRemove, text: () => shown.container.textContent ?? '' };
}

describe('the sites in the options', () => {
  it('are those that were added and those that came along, with a switch each', async () => {
    const { container, text, getByLabelText, onShow } = show(lido, own);
    expect(text().indexOf('forum.example.org/talk')).toBeLessThan(text().indexOf('Lido'));
    fireEvent.click(getByLabelText('Show Shortfall on research.lido.fi'));
    expect(onShow).toHaveBeenCalledWith('research.lido.fi', false);
    await expectAccessible(container);
  });

  it('can be removed where the user added them, and only there', () => {
    const { getAllByRole, onRemove } = show(lido, own);
    const remove = getAllByRole('button').filter((button) => button.textContent === 'Remove');
    expect(remove).toHaveLength(1);
    fireEvent.click(remove[0] as HTMLElement);
    expect(onRemove).toHaveBeenCalledWith('forum.example.org');
  });

  it('say that the browser does not allow one, and ask it straight from the click', async () => {
    const ask = vi.fn(async () => false);
    Object.assign(fakeBrowser.permissions, { request: ask });
    const { text, getByText } = show({ ...lido, allowed: false });
    expect(text()).toContain('Not allowed by the browser');
    fireEvent.click(getByText('Allow'));
    expect(ask).toHaveBeenCalledWith({ origins: ['https://research.lido.fi/*'] });
    await waitFor(() => expect(text()).toContain('The browser did not allow it.'));
  });
});

describe('the offer to use a forum', () => {
  const offer = { site: { host: 'forum.example.org', kind: 'discourse' as const }, name: '<b>Forum</b>' };
  let order: string[];
  const answers = (granted: boolean) => {
    order = [];
    Object.assign(fakeBrowser.permissions, {
      request: vi.fn(async () => {
        order.push('browser');
        return granted;
      }),
    });
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async ({ name }: { name: string }) => {
      order.push(name);
      return { kind: order.includes('browser') ? 'added' : 'waiting' };
    }) as never);
  };

  it('tells the worker before the browser asks, for its question may close the popup; then takes it up', async () => {
    answers(true);
    const { container, getByRole } = render(<OfferSite offer={offer} />);
    expect(container.textContent).toContain('<b>Forum</b> (forum.example.org) is a Discourse forum');
    fireEvent.click(getByRole('button'));
    // Both in the click itself: later, the browser would not ask.
    expect(order).toEqual(['addSite', 'browser']);
    await waitFor(() => expect(container.textContent).toContain('Shortfall now runs on this forum.'));
    await expectAccessible(container);
  });

  it('speaks of votes on a site of Snapshot’s', async () => {
    answers(true);
    const { container, getByRole } = render(
      <OfferSite offer={{ site: { host: 'vote.example.org', kind: 'snapshot' }, name: '' }} />,
    );
    expect(container.textContent).toContain('vote.example.org shows votes of Snapshot.');
    expect(container.textContent).not.toMatch(/forum|topic/i);
    fireEvent.click(getByRole('button'));
    await waitFor(() => expect(container.textContent).toContain('Shortfall now runs on this site.'));
    await expectAccessible(container);
  });

  it('speaks of votes on the site of a DAO', async () => {
    answers(true);
    const site = { host: 'vote.lido.fi', kind: 'vote' as const };
    const { container, getByRole } = render(<OfferSite offer={{ site, name: 'Lido' }} />);
    expect(container.textContent).toContain('Lido (vote.lido.fi) holds votes.');
    fireEvent.click(getByRole('button', { name: 'Use Shortfall on this site' }));
    await waitFor(() => expect(container.textContent).toContain('Shortfall now runs on this site.'));
    await expectAccessible(container);
  });

  it('says so where the browser refuses, and can be taken up again', async () => {
    answers(false);
    const { container, getByRole } = render(<OfferSite offer={offer} />);
    fireEvent.click(getByRole('button'));
    await waitFor(() => expect(container.textContent).toContain('Nothing has changed.'));
    fireEvent.click(getByRole('button'));
    expect(order.filter((step) => step === 'browser')).toHaveLength(2);
  });
});
