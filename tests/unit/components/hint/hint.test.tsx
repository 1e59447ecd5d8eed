// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hint } from '../../../../components/hint/Hint';
import type { HintActions } from '../../../../components/hint/hint-actions';
import type { HintView } from '../../../../lib/messages/hint-view';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { aDangerousHint, aHint, aStart } from '../../../support/sample-hint';

beforeEach(useEnglishMessages);
afterEach(cleanup);

const noActions: HintActions = {
  track: async () => ({ kind: 'saved' }),
  start: async () => ({ kind: 'drafted', key: 'k' }),
  notThis: () => undefined,
};

function show(hint: HintView, actions: Partial<HintActions> = {}) {
  const shown = render(
    <main>
      <Hint id="snapshot:0x1" rescueId={hint.rescueId} hint={hint} actions={{ ...noActions, ...actions }} />
    </main>,
  );
  const button = (name: string) => shown.getByRole('button', { name });
  return { ...shown, button, text: () => shown.container.textContent ?? '' };
}

describe('the line on a page that no list names', () => {
  it('asks whether it is part of the rescue, quietly', async () => {
    const { container, text, queryByRole } = show(aHint());
    expect(text()).toContain('Mentions rsETH and asks for 5,000 ETH: part of DeFi United?');
    expect(queryByRole('alert')).toBeNull();
    await expectAccessible(container);
  });

  it('has the amount put right and confirmed before anything counts', async () => {
    const track = vi.fn<HintActions['track']>(async () => ({ kind: 'saved' }));
    const { button, getByLabelText, container } = show(aHint(), { track });
    fireEvent.click(button('Track it'));
    expect(track).not.toHaveBeenCalled();
    await expectAccessible(container);
    fireEvent.input(getByLabelText('Amount'), { target: { value: '4500' } });
    fireEvent.change(getByLabelText('Asset'), { target: { value: 'stETH' } });
    fireEvent.click(button('Track it with this amount'));
    await waitFor(() => expect(track).toHaveBeenCalled());
    expect(track).toHaveBeenCalledWith({
      key: aHint().track?.key,
      rescueId: 'defi-united-2026',
      ask: { low: '4500', high: '4500', asset: 'stETH', instrument: 'gift' },
    });
  });

  it('keeps the low end of a range, and a cap at 0', async () => {
    const track = vi.fn<HintActions['track']>(async () => ({ kind: 'saved' }));
    const offer = { ...aHint().track, ask: { low: '0', high: '900', asset: 'stETH', instrument: 'gift' } };
    const { button } = show(aHint({ track: offer as NonNullable<HintView['track']> }), { track });
    fireEvent.click(button('Track it'));
    fireEvent.click(button('Track it with this amount'));
    await waitFor(() => expect(track.mock.calls[0]?.[0].ask).toMatchObject({ low: '0', high: '900' }));
  });

  it('counts no amount where its reader empties the field', async () => {
    const track = vi.fn<HintActions['track']>(async () => ({ kind: 'saved' }));
    const { button, getByLabelText } = show(aHint(), { track });
    fireEvent.click(button('Track it'));
    fireEvent.input(getByLabelText('Amount'), { target: { value: '' } });
    fireEvent.click(button('Track it without an amount'));
    await waitFor(() => expect(track.mock.calls[0]?.[0]).not.toHaveProperty('ask'));
  });

  it('says so where that could not be saved', async () => {
    const { button, text } = show(aHint(), { track: async () => ({ kind: 'failed', reason: 'malformed' }) });
    fireEvent.click(button('Track it'));
    fireEvent.click(button('Track it with this amount'));
    await waitFor(() => expect(text()).toContain('That could not be saved.'));
  });

  it('tells the worker that it is not this', () => {
    const notThis = vi.fn();
    const { button } = show(aHint(), { notThis });
    fireEvent.click(button('Not this'));
    expect(notThis).toHaveBeenCalledWith('snapshot:0x1', 'defi-united-2026');
  });

  it('warns aloud of an address that leads elsewhere, and helps nobody to count that', async () => {
    const { getByRole, queryByRole, container, text } = show(aDangerousHint());
    expect(getByRole('alert').textContent).toContain('Careful: an address in this text');
    expect(queryByRole('button', { name: 'Track it' })).toBeNull();
    expect(text()).toContain('Nobody has verified this space.');
    await expectAccessible(container);
  });

  it('opens the form with what was read of the start of a rescue, and says so where it cannot', async () => {
    const start = vi.fn<HintActions['start']>(async () => ({ kind: 'too-many' }));
    const { button, text, container } = show(aStart(), { start });
    await expectAccessible(container);
    fireEvent.click(button('Start tracking a rescue'));
    await waitFor(() => expect(text()).toContain('That could not be saved.'));
    expect(start).toHaveBeenCalledWith(aStart().start);
  });
});
