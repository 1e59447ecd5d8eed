// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { WelcomePage } from '../../../components/welcome/WelcomePage';
import type { WelcomeView } from '../../../lib/messages/welcome-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';
import { aLadder } from '../../support/sample-views';

const view: WelcomeView = {
  kind: 'welcome',
  example: { name: 'DeFi United', ladder: aLadder() },
  rescues: [
    {
      id: 'one',
      key: 'rescue:one',
      name: 'DeFi United',
      title: 'The rescue of April',
      watched: false,
      isPast: false,
      parts: [{ key: 'contribution:one:lido', name: 'Lido DAO', watched: false }],
    },
    { id: 'old', key: 'rescue:old', name: 'Euler', title: 'Euler', watched: false, isPast: true, parts: [] },
  ],
};

let answers: Record<string, unknown>;
const asked = vi.fn();

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked.mockReset();
  answers = { readWelcome: view, watch: { kind: 'watched' }, unwatch: { kind: 'unwatched' } };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (envelope: {
    name: string;
    request: object;
  }) => {
    if (envelope.name !== 'readWelcome') asked(envelope.name, envelope.request);
    return answers[envelope.name];
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show() {
  const shown = render(<WelcomePage />);
  await waitFor(() => expect(shown.container.querySelector('.pick li')).not.toBeNull());
  const box = (name: RegExp) => shown.getByRole('checkbox', { name, hidden: true }) as HTMLInputElement;
  return { ...shown, box, text: () => shown.container.textContent ?? '' };
}

describe('the first page', () => {
  it('explains the bar by an example, says where it appears and that nobody was asked, and offers what goes on first', async () => {
    const { container, text } = await show();
    expect(text()).toContain('An example: DeFi United');
    expect(text()).toContain('No site has been asked for anything');
    expect(container.querySelectorAll('.where > li')).toHaveLength(3);
    expect(container.querySelector('.pick > li')?.textContent).toContain('The rescue of April');
    expect(text()).toContain('1 rescue that is over');
    expect(asked).not.toHaveBeenCalled();
    await expectAccessible(container);
  });

  it('takes a rescue, or one party of it, when it is ticked, and ticks the box once that is stored', async () => {
    const { box } = await show();
    fireEvent.click(box(/The rescue of April/));
    expect(box(/The rescue of April/).checked).toBe(false);
    await waitFor(() => expect(asked).toHaveBeenCalledExactlyOnceWith('watch', { key: 'rescue:one', rescueId: 'one' }));
    fireEvent.click(box(/Lido DAO/));
    await waitFor(() =>
      expect(asked).toHaveBeenLastCalledWith('watch', { key: 'contribution:one:lido', rescueId: 'one' }),
    );
    answers.readWelcome = {
      ...view,
      rescues: view.rescues.map((rescue) => ({ ...rescue, watched: rescue.id === 'one' })),
    };
    await fakeBrowser.storage.local.set({ revision: 2 });
    await waitFor(() => expect(box(/The rescue of April/).checked).toBe(true));
    fireEvent.click(box(/The rescue of April/));
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith('unwatch', { key: 'rescue:one' }));
  });

  it('says so where it could not be stored', async () => {
    answers.watch = { kind: 'failed', reason: 'storage-blocked' };
    const { box, findByRole } = await show();
    fireEvent.click(box(/The rescue of April/));
    expect((await findByRole('alert')).textContent).toContain('That did not work');
    expect(box(/The rescue of April/).checked).toBe(false);
  });
});
