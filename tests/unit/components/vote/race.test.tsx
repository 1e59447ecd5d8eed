// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Race, RaceShown } from '../../../../components/rescue/vote/Race';
import type { Recounting } from '../../../../components/rescue/vote/use-recount';
import type { RaceView } from '../../../../lib/messages/race-view';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { aRace, aRecount, noVoteActions } from '../../../support/sample-race';
import { sampleNow } from '../../../support/sample-views';

beforeEach(() => {
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const notBegun: Recounting = { view: aRecount(), told: true, failure: undefined, start: vi.fn(), cancel: vi.fn() };

function show(view: RaceView, recount: Recounting = notBegun) {
  const shown = render(<RaceShown view={view} recount={recount} />);
  return { ...shown, text: () => shown.container.textContent ?? '' };
}

describe('a race', () => {
  it('is asked for when it is opened, not before, and again when the vote was read anew', async () => {
    const readRace = vi.fn(async () => aRace());
    const actions = { ...noVoteActions, readRace };
    const vote = { key: 'snapshot:0x1', observedAt: 1 };
    const rest = { recount: notBegun, actions };
    const { container, rerender } = render(<Race vote={vote} isOpen={false} {...rest} />);
    await Promise.resolve();
    expect(readRace).not.toHaveBeenCalled();
    rerender(<Race vote={vote} isOpen {...rest} />);
    await waitFor(() => expect(container.querySelector('.race')).not.toBeNull());
    rerender(<Race vote={{ ...vote, observedAt: 2 }} isOpen {...rest} />);
    await waitFor(() => expect(readRace).toHaveBeenCalledTimes(2));
    expect(readRace).toHaveBeenCalledWith('snapshot:0x1');
  });

  it('draws what was seen and what the votes tell in two ways, and says which is which', async () => {
    const { container, text } = show(aRace());
    const first = container.querySelector('g[data-line="0"]');
    expect(first?.querySelectorAll('path.early')).toHaveLength(1);
    expect(first?.querySelectorAll('path:not(.early)')).toHaveLength(1);
    expect(text()).toContain('Solid: as seen since Apr 23');
    expect(text()).toContain('Pale and dashed: from the votes as they stood 4 minutes ago.');
    expect(text()).toContain('no earlier change of lead can be read from it');
    await expectAccessible(container);
  });

  it('has a table with all that the picture shows, under what it is known by', () => {
    const { container } = show(aRace());
    expect(container.querySelector('.race')?.getAttribute('aria-hidden')).toBe('true');
    const rows = [...container.querySelectorAll('table.race-table tr')].map((row) => row.textContent);
    expect(rows[0]).toBe('TimeForAgainstAll votes');
    expect(rows).toContain('from the votes');
    expect(rows).toContain('seen');
    expect(rows.at(-2)).toMatch(/24\.81M23\.94M49\.79M$/);
    expect(rows.at(-1)).toBe('Quorum: 50M');
  });

  it('offers to draw what was not seen from the votes, where they can be read', () => {
    const start = vi.fn();
    const unseen = aRace({ fromVotes: false });
    const { getByRole, text } = show(unseen, { ...notBegun, start });
    expect(text()).toContain('What came before was not seen.');
    fireEvent.click(getByRole('button', { name: 'Draw it from the votes' }));
    expect(start).toHaveBeenCalledOnce();
    cleanup();
    expect(
      show(unseen, { ...notBegun, view: aRecount({ obstacle: 'no-method' }) }).container.querySelector('button'),
    ).toBeNull();
    cleanup();
    const fromTheStart = { ...unseen, startAt: (unseen.seen[0]?.at ?? 0) - 60_000 };
    expect(show(fromTheStart).text()).not.toContain('not seen');
  });

  it('shows the turnout alone while choices are sealed', () => {
    const { container, text } = show(aRace({ sealed: true }));
    expect(text()).toContain('Choices are sealed: only the turnout is known.');
    expect(container.querySelectorAll('g[data-line]')).toHaveLength(0);
    expect(container.querySelector('path.turnout:not(.early)')?.getAttribute('d')).toMatch(/^M/);
    expect(container.querySelector('button')).toBeNull();
  });

  it('says so where a quorum is far above all votes, and how many choices are not drawn', () => {
    const { text } = show({ ...aRace(), quorum: { kind: 'default', power: 5e9 }, more: 37 });
    expect(text()).toContain('Quorum: 5B LDO, above the picture');
    expect(text()).toContain('37 more choices are not drawn.');
  });

  it('says so where there is nothing to draw', () => {
    const { seen: _, fromVotes: __, ...rest } = aRace();
    expect(show({ ...rest, seen: [] }).text()).toBe('Nothing has been seen of it yet.');
  });

  it('takes words of others for nothing but words', () => {
    const { container } = show(aRace({ lines: ['<img src=x onerror=alert(1)>', '\u202eevil'] }));
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelectorAll('bdi').length).toBeGreaterThan(2);
  });
});
