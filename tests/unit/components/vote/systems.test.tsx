// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoteTally } from '../../../../components/rescue/VoteTally';
import { VoteFigures } from '../../../../components/rescue/vote/VoteFigures';
import type { VoteView } from '../../../../lib/messages/panel-view';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { aVote, sampleNow } from '../../../support/sample-views';

beforeEach(() => {
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const leading = { choice: 'A', shareBps: 6_200, margin: 312_500, marginBps: 720, tie: false };

async function words(changes: Partial<VoteView>): Promise<string> {
  const { container } = render(<VoteTally vote={aVote({ leading, ...changes })} />);
  await expectAccessible(container);
  return container.textContent ?? '';
}

describe('what the figures of each system mean', () => {
  it.each<[NonNullable<VoteView['type']>, string, string | undefined]>([
    ['basic', '“A” leads with 62.0%, 312,500 LDO ahead', undefined],
    ['single-choice', '“A” leads with 62.0%, 312,500 LDO ahead', undefined],
    ['weighted', '“A” leads with 62.0%, 312,500 LDO ahead', 'Voters split their power'],
    ['approval', '“A” leads: 62.0% of the power approves it, 312,500 LDO ahead', 'more than 100%'],
    ['ranked-choice', '“A” leads the final round with 62.0%, 312,500 LDO ahead', 'Instant run-off'],
    // Points and quadratic scores are no power: only their shares say something.
    ['copeland', '“A” leads with 62.0% of the points, 7.2% ahead', 'points, not votes'],
    ['quadratic', '“A” leads with 62.0% of the score, 7.2% ahead', 'many small votes'],
    ['custom', '“A” leads with 62.0% of the score, 7.2% ahead', 'not known here'],
  ])('%s', async (type, lead, meaning) => {
    const text = await words({ type });
    expect(text).toContain(lead);
    if (meaning === undefined) expect(text).not.toMatch(/score|points|round/);
    else expect(text).toContain(meaning);
  });

  it.each<[NonNullable<VoteView['type']>, string]>([
    ['approval', '“A” was approved by 62.0% of the power'],
    ['ranked-choice', '“A” had 62.0% in the final round'],
    ['copeland', '“A” had 62.0% of the points'],
    ['quadratic', '“A” had 62.0% of the score'],
  ])('of a closed vote: %s', async (type, lead) => {
    expect(await words({ type, verdict: 'no-rule', endAt: sampleNow - 1 })).toContain(lead);
  });
});

describe('what else is to be known', () => {
  const quorum = { quorum: 1_000, reached: false, counted: 950, missing: 50, shareBps: 9_500 } as const;

  it('a rejection quorum in a sentence', async () => {
    const text = await words({ quorum: { kind: 'rejection', ...quorum } });
    expect(text).toContain('Only “Against” counts towards this quorum. Above it the vote is rejected; below it');
  });

  it('which votes count towards a quorum, where not all do', async () => {
    expect(await words({ quorum: { kind: 'for', ...quorum } })).toContain('Only “For” counts towards the quorum.');
    cleanup();
    const choices = ['For', 'Against', 'Abstain'].map((label) => ({ label, score: 1, shareBps: 1 }));
    const text = await words({ choices, quorum: { kind: 'for-and-abstain', ...quorum } });
    expect(text).toContain('Quorum: 50 LDO missing');
    expect(text).toContain('“For” and “Abstain” count towards the quorum.');
  });

  it('that the venue has flagged it', async () => {
    expect(await words({ flagged: true })).toContain('Snapshot has flagged this proposal.');
    cleanup();
    expect(await words({})).not.toContain('flagged');
  });

  it('no lead of a vote that is closed and sealed still', async () => {
    const { leading: _, ...vote } = aVote({ verdict: 'counting', sealed: true, endAt: sampleNow - 1, voteCount: 12 });
    const { container } = render(<VoteTally vote={vote} />);
    expect(container.textContent).toContain('12 votes');
    expect(container.textContent).not.toMatch(/Nobody|leads|had/);
  });

  it('that votes are there which are not counted yet', async () => {
    const { leading: _, ...vote } = aVote({ voteCount: 12 });
    const { container } = render(<VoteTally vote={vote} />);
    expect(container.textContent).toContain('12 votes, not counted yet');
  });
});

describe('the vote in figures', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ label: `Option ${index}`, score: index, shareBps: index }));

  it('has each choice with its share and power, in the order of the choices', async () => {
    const { container } = render(<VoteFigures vote={aVote()} />);
    const rows = [...container.querySelectorAll('tr')].map((row) => row.textContent);
    expect(rows).toEqual(['ChoiceShareLDO', 'For50.3%25,155,000', 'Against49.6%24,842,500']);
    await expectAccessible(container);
  });

  it('folds 40 choices behind the leading ones, and loses none', () => {
    const { container } = render(<VoteFigures vote={aVote({ choices: many(40) })} />);
    expect(container.querySelector('summary')?.textContent).toBe('34 more choices');
    expect(container.querySelectorAll('tbody tr')).toHaveLength(40);
    const shown = [...container.querySelectorAll('tbody tr')].filter((row) => !row.closest('details'));
    expect(shown.map((row) => row.querySelector('th')?.textContent)[0]).toBe('Option 39');
    expect(shown).toHaveLength(6);
  });

  it('calls points points, and a score a score', () => {
    expect(render(<VoteFigures vote={aVote({ type: 'copeland' })} />).container.textContent).toContain('Points');
    cleanup();
    expect(render(<VoteFigures vote={aVote({ type: 'quadratic' })} />).container.textContent).toContain('Score');
    cleanup();
    expect(render(<VoteFigures vote={aVote({ symbol: '' })} />).container.textContent).toContain('Votes');
  });
});

it('the bar of a vote in which several may be approved stays within its width', () => {
  const choices = [8_000, 7_000, 5_000].map((shareBps, index) => ({ label: `${index}`, score: 1, shareBps }));
  const { container } = render(<VoteTally vote={aVote({ type: 'approval', leading, choices })} />);
  const widths = [...container.querySelectorAll('.tally i')].map((bar) =>
    Number.parseFloat((bar as HTMLElement).style.width),
  );
  expect(widths).toEqual([40, 35, 25]);
});
