// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CoverageBar } from '../../../components/rescue/CoverageBar';
import { CoverageTable } from '../../../components/rescue/CoverageTable';
import { coverageSegments } from '../../../components/rescue/coverage-segments';
import type { IfPassesView } from '../../../lib/messages/panel-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';
import { aLadder, aPanel } from '../../support/sample-views';

beforeEach(useEnglishMessages);
afterEach(cleanup);

const ifPasses = aPanel().ifPasses as IfPassesView;

describe('where the bands of a ladder stand', () => {
  it('puts gifts end to end, strongest first, and loans apart behind them', () => {
    const { gifts, apart } = coverageSegments(aLadder());
    expect(gifts.map(({ stage, from, to, certain }) => [stage, from, to, certain])).toEqual([
      ['approved', 0, 1374, true],
      ['committed', 1374, 2099, true],
      ['voting', 2099, 3187, false],
      ['intended', 3187, 3332, true],
      ['intended', 3332, 4057, false],
    ]);
    expect(apart).toEqual([{ stage: 'approved', instrument: 'loan', from: 4057, to: 8411, certain: false }]);
  });

  it('splits a range into what is certain and what is only possible', () => {
    const ladder = aLadder({
      bands: [{ stage: 'voting', instrument: 'gift', low: '1', high: '3', lowBps: 1000, highBps: 3000 }],
    });
    expect(coverageSegments(ladder).gifts.map(({ from, to, certain }) => [from, to, certain])).toEqual([
      [0, 1000, true],
      [1000, 3000, false],
    ]);
  });

  it('draws no deposit: it covers nothing', () => {
    const ladder = aLadder({
      bands: [{ stage: 'delivered', instrument: 'deposit', low: '5', high: '5', lowBps: 500, highBps: 500 }],
    });
    expect(coverageSegments(ladder)).toEqual({ gifts: [], apart: [] });
  });

  it('shortens the bar where more is promised than the shortfall, and marks its end', () => {
    const ladder = aLadder({
      bands: [{ stage: 'approved', instrument: 'gift', low: '2', high: '2', lowBps: 20_000, highBps: 20_000 }],
    });
    const { gifts, shortfallAt } = coverageSegments(ladder);
    expect(gifts[0]?.to).toBe(10_000);
    expect(shortfallAt).toBe(5_000);
  });

  it('marks what this vote adds behind what is approved, in the row of its kind', () => {
    expect(coverageSegments(aLadder(), ifPasses).thisVote).toEqual({ from: 1374, to: 1737, apart: false });
    expect(coverageSegments(aLadder(), { ...ifPasses, instrument: 'loan' }).thisVote).toEqual({
      from: 8411,
      to: 8774,
      apart: true,
    });
  });

  it('marks nothing where the vote changes nothing', () => {
    expect(coverageSegments(aLadder(), { ...ifPasses, unchanged: 'already-approved' }).thisVote).toBeUndefined();
  });
});

describe('the bar', () => {
  it('tells its parts in words to who does not see it', async () => {
    const { getByRole, container } = render(<CoverageBar ladder={aLadder()} ifPasses={ifPasses} />);
    expect(getByRole('img').getAttribute('aria-label')).toBe(
      'Of 68,900 ETH: approved 13.7%, loan, approved up to 43.5%, promised 7.2%, in a vote up to 10.8%, announced 1.4%, kind unknown, announced up to 7.2%, covered by nothing 15.8% to 77.5%.',
    );
    await expectAccessible(container);
  });
});

describe('the table behind the bar', () => {
  it('has a row for each band, one for what nothing covers, and the shortfall as its sum', async () => {
    const { getAllByRole, container } = render(<CoverageTable ladder={aLadder({ excess: '1200.5' })} />);
    const rows = getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Stage', 'Amount (ETH)', 'Share'],
      ['approved the last vote it needs has passed', '9,470', '13.7%'],
      // What a stage means is said once, not again for each kind that stands on it.
      ['loan, approved ', 'up to 30,000', 'up to 43.5%'],
      ['promised committed by the owner of the money; no vote is needed', '5,000', '7.2%'],
      ['in a vote a vote is open, or another must follow', 'up to 7,500', 'up to 10.8%'],
      ['announced intended: said in public, nothing is filed', '1,000', '1.4%'],
      ['kind unknown, announced ', 'up to 5,000', 'up to 7.2%'],
      ['covered by nothing', '10,930 to 53,430', '15.8% to 77.5%'],
      ['shortfall', '68,900', '100%'],
    ]);
    expect(container.textContent).toContain('More is promised than the shortfall, by up to 1,200 ETH.');
    await expectAccessible(container);
  });
});
