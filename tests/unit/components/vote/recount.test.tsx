// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawnDetail } from '../../../../components/overlay/details/DrawnDetail';
import { giveDetails } from '../../../../components/overlay/details/detail';
import { RecountHere } from '../../../../components/overlay/details/RecountHere';
import { useRecount } from '../../../../components/rescue/vote/use-recount';
import type { VoteActions } from '../../../../components/rescue/vote/vote-actions';
import type { VoteView } from '../../../../lib/messages/panel-view';
import type { RequestFailure } from '../../../../lib/messages/protocol';
import type { RecountResult, RecountView } from '../../../../lib/messages/recount-view';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages, useMessages } from '../../../support/english-messages';
import { aRecount, noVoteActions } from '../../../support/sample-race';
import { aVote, sampleNow } from '../../../support/sample-views';

beforeEach(() => {
  giveDetails(DrawnDetail);
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const result: RecountResult = {
  at: sampleNow - 4 * 60_000,
  votes: 2_204,
  valid: 2_204,
  soFar: false,
  outcome: 'matches',
  differences: [],
  differenceCount: 0,
};

const key = 'snapshot:0x1';

/** What is shown, with the answers of the worker in place of it. */
async function show(answer: RecountView | RequestFailure, actions: Partial<VoteActions> = {}, vote = aVote({ key })) {
  const all: VoteActions = { ...noVoteActions, readRecount: vi.fn(async () => answer), ...actions };
  function Checked() {
    return <RecountHere recount={useRecount(vote, all)} actions={all as never} />;
  }
  const shown = render(<Checked />);
  await waitFor(() => expect(all.readRecount).toHaveBeenCalled());
  await Promise.resolve();
  const text = () => shown.container.textContent ?? '';
  return { ...shown, text, actions: all, button: () => shown.container.querySelector('button') };
}

describe('a count that can be checked', () => {
  it('is offered in a button, and nothing is claimed before', async () => {
    const { findByRole, text, container } = await show(aRecount());
    await findByRole('button', { name: 'Check this count' });
    expect(text()).toBe('Check this count');
    await expectAccessible(container);
  });

  it('shows how far it is, why it waits, and can be cancelled', async () => {
    const cancelRecount = vi.fn(async () => aRecount());
    const reading = { votes: 3_000, of: 12_204, waitsUntil: sampleNow + 42_000 };
    const { findByText, getByRole, container } = await show(aRecount({ reading }), { cancelRecount });
    await findByText('Reading the votes: 3,000 of 12,204');
    expect(container.textContent).toContain('going on in 42 sec');
    expect(getByRole('progressbar').getAttribute('value')).toBe('3000');
    await expectAccessible(container);
    fireEvent.click(getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(getByRole('button').textContent).toBe('Check this count'));
    expect(cancelRecount).toHaveBeenCalledWith(key);
  });

  it('is asked about again and again while it goes on, and no more once it has ended', async () => {
    const answers = [aRecount({ reading: { votes: 1, of: 2 } }), aRecount({ reading: { votes: 2, of: 2 } })];
    const readRecount = vi.fn(async () => answers.shift() ?? aRecount({ result }));
    vi.useFakeTimers({ now: sampleNow, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const { text } = await show(aRecount(), { readRecount });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(text()).toContain('Reading the votes: 2 of 2');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(text()).toContain('matches');
    // Who listens hears of the end, and not of each step.
    expect(document.querySelector('[aria-live]')?.textContent).toBe('Recounted from 2,204 votes: matches.');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(readRecount).toHaveBeenCalledTimes(3);
  });

  it('is asked about again also where no worker answered: it may be on its way back', async () => {
    const answers = [
      async () => aRecount({ reading: { votes: 1, of: 2 } }),
      () => Promise.reject(new Error('no worker')),
      async () => aRecount({ result }),
    ];
    const readRecount = vi.fn(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')));
    vi.useFakeTimers({ now: sampleNow, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const { text } = await show(aRecount(), { readRecount });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(text()).toContain('Reading the votes: 1 of 2');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(text()).toContain('matches');
  });

  it('keeps the focus on its one button', async () => {
    const startRecount = async () => aRecount({ reading: { votes: 0, of: 9 } });
    const { findByRole, getByRole } = await show(aRecount(), { startRecount });
    const button = await findByRole('button');
    button.focus();
    fireEvent.click(button);
    await waitFor(() => expect(getByRole('button').textContent).toBe('Cancel'));
    expect(document.activeElement).toBe(getByRole('button'));
  });
});

describe('before the worker has told', () => {
  const silent = { readRecount: () => new Promise<never>(() => undefined) };

  it.each<[string, Partial<VoteView>, string]>([
    ['that it can be counted', {}, 'Check this count'],
    ['that it is sealed', { verdict: 'sealed' }, 'The count can be checked once the choices are revealed.'],
    ['that nobody knows how', { type: 'custom' }, 'how this space counts is not known here'],
    ['that nobody voted', { voteCount: 0 }, ''],
    ['that a contract counts', { key: 'snapshot:eth:0x1:12' }, ''],
    ['that it has not begun', { verdict: 'pending' }, ''],
  ])('the vote itself says %s, so that nothing moves when it does', (_, changes, sentence) => {
    const all = { ...noVoteActions, ...silent };
    function Checked() {
      return <RecountHere recount={useRecount(aVote({ key, ...changes }), all)} actions={noVoteActions as never} />;
    }
    const text = render(<Checked />).container.textContent ?? '';
    if (sentence === '') expect(text).toBe('');
    else expect(text).toContain(sentence);
  });
});

describe('what it came to', () => {
  it.each<[string, Partial<RecountResult>, string]>([
    ['matches', {}, 'Recounted from 2,204 votes: matches.'],
    ['matches so far', { soFar: true }, 'Recounted from 2,204 votes so far: matches.'],
    ['moving', { outcome: 'moving' }, 'Votes arrived while counting'],
    ['no count', { outcome: 'no-count' }, 'Snapshot has not counted yet'],
  ])('is one sentence, with its age and what it does not check: %s', async (_, changes, sentence) => {
    const { findByText, text, container } = await show(aRecount({ result: { ...result, ...changes } }));
    await findByText(new RegExp(sentence.replace(/[.]/g, '\\.')));
    expect(text()).toContain('This checks the addition, not each voter’s power. Checked 4 minutes ago.');
    expect(text()).toContain('Check again');
    expect(text()).not.toContain('invalid');
    await expectAccessible(container);
  });

  it('names where it differs, ours and the hub’s, also where the figures differ in their last digits only', async () => {
    const differences: RecountResult['differences'] = [
      { kind: 'score', choice: 'Against', hub: 1_234.25, recounted: 1_234.5 },
      { kind: 'score', choice: 'Neither', recounted: 0 },
      { kind: 'total', hub: 90_000, recounted: 80_000 },
      { kind: 'votes', hub: 2_205, recounted: 2_204 },
    ];
    const { findByText, text } = await show(
      aRecount({ result: { ...result, outcome: 'differs', differences, differenceCount: 6, valid: 2_203 } }),
    );
    await findByText(/differs from Snapshot’s count/);
    expect(text()).toContain('“Against”: the votes give 1234.5, Snapshot says 1234.25.');
    expect(text()).toContain('“Neither”: the votes give 0, Snapshot says nothing.');
    expect(text()).toContain('All power: the votes give 80,000, Snapshot says 90,000.');
    expect(text()).toContain('Number of votes: 2,204 were read, Snapshot says 2,205.');
    expect(text()).toContain('And 2 more differences.');
    expect(text()).toContain('1 of them is invalid');
    expect(text()).not.toContain('matches');
  });

  it('does not call figures different where votes moved meanwhile', async () => {
    const differences: RecountResult['differences'] = [{ kind: 'votes', hub: 2_205, recounted: 2_204 }];
    const moving = { ...result, outcome: 'moving', differences, differenceCount: 1 } as const;
    const { findByText, text } = await show(aRecount({ result: moving }));
    await findByText(/not of the same moment/);
    expect(text()).not.toMatch(/differ|Snapshot says/);
  });
});

describe('a recount that stands still', () => {
  it('says why, how far it came, and can go on', async () => {
    const startRecount = vi.fn(async () => aRecount({ reading: { votes: 3_000, of: 12_204 } }));
    const stopped = { votes: 3_000, of: 12_204, source: 'hub.snapshot.org', reason: 'unreachable' } as const;
    const { findByText, getByRole } = await show(aRecount({ stopped }), { startRecount });
    await findByText('hub.snapshot.org does not answer. 3,000 of 12,204 votes were read.');
    fireEvent.click(getByRole('button', { name: 'Go on' }));
    await findByText('Reading the votes: 3,000 of 12,204');
  });

  it('says so where it could not be begun', async () => {
    const startRecount = async (): Promise<RequestFailure> => ({ kind: 'failed', reason: 'storage-blocked' });
    const { findByRole, container } = await show(aRecount(), { startRecount });
    fireEvent.click(await findByRole('button'));
    const sentence = 'The count cannot be checked: the browser does not let Shortfall store anything.';
    await waitFor(() => expect(container.querySelector('.failure')?.textContent).toBe(sentence));
  });
});

describe('a vote that cannot be counted', () => {
  it.each([
    ['sealed', 'The count can be checked once the choices are revealed.'],
    ['no-method', 'how this space counts is not known here'],
    ['too-many', 'there are too many votes to read'],
  ] as const)('says why, without a button: %s', async (obstacle, sentence) => {
    const { findByText, button } = await show(aRecount({ obstacle }));
    await findByText(new RegExp(sentence));
    expect(button()).toBeNull();
  });

  it.each(['no-votes', 'deleted', 'not-snapshot'] as const)('says nothing of the obvious: %s', async (obstacle) => {
    const { text } = await show(aRecount({ obstacle }));
    await waitFor(() => expect(text()).toBe(''));
  });

  it('shows nothing in a private window', async () => {
    const { text } = await show({ kind: 'failed', reason: 'private-window' });
    await waitFor(() => expect(text()).toBe(''));
  });
});

it('speaks German too', async () => {
  useMessages('de');
  const { findByText } = await show(aRecount({ result }));
  await findByText(/Nachgezählt aus .* Stimmen: stimmt überein\./);
});
