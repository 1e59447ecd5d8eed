// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Behind } from '../../../components/overlay/details/Behind';
import { DrawnDetail } from '../../../components/overlay/details/DrawnDetail';
import { giveDetails } from '../../../components/overlay/details/detail';
import type { Protocol } from '../../../lib/messages/protocol';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

beforeEach(useEnglishMessages);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

type Answer = Protocol['history']['answer'];
const readSince = Date.UTC(2026, 3, 28, 12);
const notAsked: Answer = { kind: 'history', status: 'not-asked', readSince, requests: 1_240 };
const reading: Answer = { kind: 'history', status: 'reading', readSince, requests: 310, of: 1_240 };

function show(answers: Partial<Record<'look' | 'start' | 'cancel', Answer>>) {
  const history = vi.fn(
    async (_id: string, act: 'look' | 'start' | 'cancel'): Promise<Answer> =>
      answers[act] ?? { kind: 'failed', reason: 'unexpected' },
  );
  giveDetails(DrawnDetail);
  const detail = { what: 'past', rescueId: 'alpha' } as const;
  const shown = render(<Behind title="Read what came before" detail={detail} actions={{ history } as never} />);
  expect([shown.container.textContent, history.mock.calls]).toEqual(['Read what came before', []]);
  open(shown.container);
  return { ...shown, history, text: () => shown.container.textContent ?? '' };
}

/** As a click on its line does. */
function open(container: Element): void {
  const details = container.querySelector('details');
  if (!details) throw new Error('nothing to open');
  details.open = true;
  fireEvent(details, new Event('toggle'));
}

describe('reading all that arrived', () => {
  it('is offered with the requests that it takes, and nothing is asked of any node before the click', async () => {
    const { container, findByRole, text, history } = show({ look: notAsked });
    const button = await findByRole('button', { name: 'Read all' });
    expect(text()).toContain('Reading it takes about 1,240 requests to public Ethereum nodes.');
    expect(history.mock.calls).toEqual([['alpha', 'look']]);
    await expectAccessible(container);
    fireEvent.click(button);
    expect(history).toHaveBeenLastCalledWith('alpha', 'start');
  });

  it('tells how far it is, and can be stopped and taken up again with what is left', async () => {
    const left: Answer = { ...notAsked, requests: 310 };
    const { container, findByRole, text } = show({ look: reading, cancel: left });
    const button = await findByRole('button', { name: 'Stop' });
    expect(text()).toContain('Read back to Apr 28, 2026. About 310 requests are left.');
    expect(container.querySelector('progress')?.value).toBe(930);
    await expectAccessible(container);
    fireEvent.click(button);
    await waitFor(() => expect(button.textContent).toBe('Read all'));
    expect(text()).toContain('about 310 requests');
  });

  it('asks again and again while it goes on, also where one answer is lost, and no longer once it is done', async () => {
    vi.useFakeTimers();
    const history = vi
      .fn<() => Promise<Answer>>()
      .mockResolvedValueOnce(reading)
      .mockRejectedValueOnce(new Error('no worker'))
      .mockResolvedValue({ kind: 'history', status: 'done', readSince, requests: 0 });
    giveDetails(DrawnDetail);
    const detail = { what: 'past', rescueId: 'alpha' } as const;
    const shown = render(<Behind title="Read what came before" detail={detail} actions={{ history } as never} />);
    open(shown.container);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(history.mock.calls.length).toBeGreaterThan(2);
    expect(shown.container.textContent).toContain('All since the incident has been read.');
    const asked = history.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(history.mock.calls.length).toBe(asked);
  });

  it('is not offered where nothing is read yet that it could be joined to, nor where nothing can be kept', async () => {
    const unread = show({ look: { kind: 'history', status: 'not-asked', requests: 0 } });
    await waitFor(() => expect(unread.text()).toContain('Watch a vote of this rescue first'));
    cleanup();
    const hidden = show({ look: { kind: 'failed', reason: 'private-window' } });
    await waitFor(() => expect(hidden.text()).toContain('That could not be done.'));
    expect(hidden.queryByRole('button')).toBeNull();
  });

  it('says so where it could not be begun', async () => {
    const { findByRole, text } = show({ look: notAsked });
    fireEvent.click(await findByRole('button', { name: 'Read all' }));
    await waitFor(() => expect(text()).toContain('That could not be done. Try again later.'));
  });
});
