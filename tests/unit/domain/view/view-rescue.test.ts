import { describe, expect, it } from 'vitest';
import { coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Rescue } from '@/lib/domain/rescue/rescue';
import { viewEvidence } from '@/lib/domain/view/view-evidence';
import { type Viewpoint, viewRescue } from '@/lib/domain/view/view-rescue';
import {
  aClaim,
  aFinalVote,
  aGap,
  aGiver,
  anArrival,
  aRescue,
  day,
  discussion,
  ether,
  now,
  observed,
  requiredVote,
  source,
} from '../builders.ts';

const daily = 'publication:daily';
const undated = 'publication:undated';
const rescue: Rescue = aRescue({
  publications: [
    { id: 'daily', publisher: 'Daily', asOf: '2026-04-24' },
    { id: 'undated', publisher: 'Undated' },
  ],
  denominators: [
    { ...aGap('gap', 1_000n), asOf: '2026-04-25' },
    { ...aGap('daily-gap', 500n), source: daily },
    { ...aGap('no-day', 900n) },
  ],
  contributions: [
    aGiver({
      instrument: 'loan',
      claims: [
        aClaim('announced', undefined, 100n, { source: daily }),
        aClaim('announced', undefined, 777n, { source: undated }),
        aClaim('announced', '2026-05-02', 80n, { instrument: 'loan' }),
      ],
      votes: [{ ...requiredVote, result: { says: 'passed', asOf: '2026-05-10', source, grade: 'primary' } }],
    }),
    aGiver({ id: 'late', votes: [], claims: [aClaim('announced', '2026-05-05', 10n)] }),
  ],
  totals: [{ label: 'Total', asset: 'ETH', units: 1n, source: daily, asOf: '2026-04-24' }],
});
const at = (date: string): Milliseconds => Date.parse(date);
type Milliseconds = number;
function ledgerOf(viewpoint: Viewpoint, of = rescue) {
  const view = viewRescue(of, viewpoint);
  return { view, ledger: readLedger(view.rescue, viewEvidence(observed(of), viewpoint), viewpoint.at ?? now) };
}

describe('without a viewpoint', () => {
  it('nothing is left out', () => {
    expect(viewRescue(rescue).rescue).toBe(rescue);
  });
});

describe('as known at an instant', () => {
  it('later claims, contributions, votes and denominators are not there', () => {
    const { view, ledger } = ledgerOf({ at: at('2026-04-24T12:00:00Z') });
    expect(view.rescue.contributions.map(({ id }) => id)).toEqual(['giver']);
    expect(view.rescue.contributions[0]?.votes[0]?.result).toBe(undefined);
    expect(view.rescue.denominators.map(({ id }) => id)).toEqual(['daily-gap']);
    expect(ledger.entries[0]).toMatchObject({ standing: 'intended', amount: { high: 100n * ether } });
    expect(ledgerOf({ at: at('2026-05-11') }).ledger.entries[0]).toMatchObject({ standing: 'approved' });
  });

  it('an undated claim takes the day of its publication, or is left out and named', () => {
    const { view } = ledgerOf({ at: at('2026-05-11') });
    expect(view.rescue.contributions[0]?.claims.map(({ source: from, asOf }) => [from, asOf])).toEqual([
      [daily, '2026-04-24'],
      [source, '2026-05-02'],
    ]);
    expect(view.leftOut.map(({ what, of }) => [what, of])).toEqual([
      ['claim', 'giver'],
      ['denominator', 'no-day'],
    ]);
  });

  it('what a contribution is may not be known yet, and who says it later is named', () => {
    const { view, ledger } = ledgerOf({ at: at('2026-04-24T12:00:00Z') });
    expect(ledger.entries[0]?.contribution.instrument).toBe('unknown');
    expect(view.saidElsewhere).toEqual([{ contribution: 'giver', instrument: 'loan', source, asOf: '2026-05-02' }]);
    expect(ledgerOf({ at: at('2026-05-03') }).ledger.entries[0]?.contribution.instrument).toBe('loan');
  });

  it('a ledger that reads all claims as of a day knows it no sooner', () => {
    const early = readLedger(rescue, observed(rescue), at('2026-04-24T12:00:00Z'));
    expect(early.entries[0]?.contribution.instrument).toBe('unknown');
    expect(readLedger(rescue, observed(rescue), now).entries[0]?.contribution.instrument).toBe('loan');
  });

  it('market rates of a later day are not there, and what holds by contract is', () => {
    const market = { from: 'USDT', to: 'ETH', numerator: 1n, denominator: 2_346n, method: 'market' as const, source };
    const rated = aRescue({ ...rescue, rates: [...rescue.rates, { ...market, asOf: '2026-04-26' }, market] });
    const view = viewRescue(rated, { at: at('2026-04-25') });
    expect(view.rescue.rates.map(({ method }) => method)).toEqual(['par', 'wrap']);
    expect(view.leftOut).toContainEqual({ what: 'rate', of: 'USDT/ETH', source, why: 'undated' });
    expect(viewRescue(rated, { at: at('2026-04-27') }).rescue.rates).toHaveLength(3);
  });
});

describe('as one publication has it', () => {
  it('has its claims, denominators and totals, and nobody else’s', () => {
    const { view, ledger } = ledgerOf({ publication: 'daily' });
    expect(view.rescue.contributions.map(({ id, claims }) => [id, claims.length])).toEqual([['giver', 1]]);
    expect(view.rescue.totals).toHaveLength(1);
    expect(view.rescue.recoveries).toEqual([]);
    expect(coverageLadder(ledger).denominator.id).toBe('daily-gap');
    expect(ledger.entries[0]).toMatchObject({ standing: 'intended', contribution: { instrument: 'unknown' } });
  });

  it('that measures nothing borrows the denominators of others, and says so', () => {
    const { view } = ledgerOf({ publication: 'undated' });
    expect(view.borrowedDenominators).toBe(true);
    expect(view.rescue.denominators).toHaveLength(3);
    expect(view.rescue.contributions[0]?.claims.map(({ amount }) => amount?.units)).toEqual([777n * ether]);
    expect(view.leftOut).toEqual([]);
  });

  it('does not say how votes ended of which it says nothing', () => {
    const claims = [aClaim('in-proposal', '2026-04-24', 100n, { source: daily })];
    const asked = aRescue({ ...rescue, contributions: [aGiver({ claims })] });
    expect(readLedger(asked, observed(asked), at('2026-09-01')).entries[0]?.because.kind).toBe('outcome-not-found');
    const { rescue: seen } = viewRescue(asked, { publication: 'daily' });
    expect(readLedger(seen, observed(seen), at('2026-09-01')).entries[0]?.because.kind).toBe('proposed');
  });

  it('has observed nothing', () => {
    const evidence = observed(rescue, { votes: [aFinalVote({ discussion })], deliveries: [anArrival(5n)] });
    const seen = viewEvidence(evidence, { publication: 'daily' });
    expect([seen.proposals.size, seen.matches.size, seen.deliveries.length]).toEqual([0, 0, 0]);
  });
});

describe('evidence at an instant', () => {
  const vote = aFinalVote({ discussion });
  const evidence = observed(rescue, { votes: [vote], deliveries: [anArrival(5n)] });

  it('knows neither scores of a vote that was open, nor what was not made yet', () => {
    const open = viewEvidence(evidence, { at: vote.startAt + 1 });
    expect([...open.proposals.values()][0]).toMatchObject({ scores: [], scoresState: 'pending' });
    expect(open.deliveries).toEqual([]);
    expect(viewEvidence(evidence, { at: vote.createdAt - 1 }).matches.size).toBe(0);
  });

  it('knows how it ended once it had', () => {
    const over = viewEvidence(evidence, { at: now - day / 48 });
    expect([...over.proposals.values()][0]).toMatchObject({ scoresState: 'final' });
    expect(over.deliveries).toHaveLength(1);
  });
});

describe('what a viewpoint does not see', () => {
  const elsewhere = 'https://example.org/elsewhere';
  const moved = {
    kind: 'delivery' as const,
    chainId: 1,
    txHash: '0x1',
    amount: { asset: 'ETH', units: 5n * ether },
    at: '2026-05-01',
    source: elsewhere,
    grade: 'primary' as const,
    verified: false as const,
  };
  const full = aRescue({
    ...rescue,
    contributions: [
      aGiver({
        claims: [aClaim('announced', '2026-04-24', 100n, { source: daily })],
        votes: [{ ...requiredVote, opensAt: '2026-04-28', closesAt: '2026-05-01' }],
        transfers: [moved],
        deadline: { by: '2026-05-01', source: elsewhere, grade: 'primary' },
        supersededBy: { id: 'late', asOf: '2026-05-09', source: elsewhere },
      }),
      aGiver({ id: 'unreliable', claims: [aClaim('unreliable', '2026-04-24', 9n, { source: daily })] }),
    ],
    silent: [{ party: 'Rich', ableBecause: 'it is rich', source: elsewhere, asOf: '2026-04-22' }],
    waterfall: { rule: 'r', source: elsewhere, steps: [] },
  });

  it('is not in it: deadlines, transfers, replacements, silence, votes and waterfalls of others', () => {
    const seen = viewRescue(full, { publication: 'daily' }).rescue;
    const [giver, ...others] = seen.contributions;
    expect(others).toEqual([]);
    expect(giver).not.toHaveProperty('deadline');
    expect(giver).not.toHaveProperty('supersededBy');
    expect(giver?.transfers).toEqual([]);
    expect(giver?.votes[0]).not.toHaveProperty('opensAt');
    expect(giver?.votes[0]).not.toHaveProperty('closesAt');
    expect(seen.silent).toEqual([]);
    expect(seen.waterfall).toBe(undefined);
  });

  it('is in it from its day on, whoever says it', () => {
    const on = (date: string) => viewRescue(full, { at: at(date) }).rescue;
    expect(on('2026-04-30').contributions[0]?.transfers).toEqual([]);
    expect(on('2026-05-02').contributions[0]?.transfers).toEqual([moved]);
    expect(on('2026-05-08').contributions[0]).not.toHaveProperty('supersededBy');
    expect(on('2026-05-10').contributions[0]).toMatchObject({
      supersededBy: { id: 'late' },
      deadline: { by: '2026-05-01' },
    });
    expect(on('2026-05-10').waterfall).toBeDefined();
    expect(on('2026-04-21').silent).toEqual([]);
    expect(on('2026-04-25').silent).toHaveLength(1);
  });

  it('does not know the rule of a waterfall before the first word of its source', () => {
    const waterfall = { rule: 'Gifts first.', source: 'https://example.org/rule', steps: [] };
    const said = { ...aGap('said-with-it', 9n), source: waterfall.source, asOf: '2026-04-23' };
    const dated = aRescue({ ...full, denominators: [...full.denominators, said], waterfall });
    expect(viewRescue(dated, { at: at('2026-04-22') }).rescue.waterfall).toBeUndefined();
    expect(viewRescue(dated, { at: at('2026-04-24') }).rescue.waterfall).toEqual(waterfall);
  });

  it('does not know what a silent party did later', () => {
    const [party] = full.silent;
    if (!party) throw new Error('nobody is silent');
    const spoke = { ...party, later: 'gave', laterOn: '2026-05-02' };
    const undated = { ...party, later: 'gave' };
    const on = (day: string) =>
      viewRescue(aRescue({ ...full, silent: [spoke, undated] }), { at: at(day) }).rescue.silent.map(
        ({ later }) => later,
      );
    expect(on('2026-05-01')).toEqual([undefined, undefined]);
    expect(on('2026-05-02')).toEqual(['gave', undefined]);
    expect(viewRescue(aRescue({ ...full, silent: [undated] })).rescue.silent[0]?.later).toBe('gave');
  });

  it('borrows the default denominator alone where none was known yet, and knows of no other of a later day', () => {
    const gaps = [aGap('default', 5n), aGap('other', 6n)].map((each) => ({ ...each, asOf: '2026-05-01' }));
    const early = aRescue({ ...full, denominators: gaps, defaultDenominator: 'default' });
    const view = viewRescue(early, { at: at('2026-04-25') });
    expect(view.borrowedDenominators).toBe(true);
    expect(view.rescue.denominators.map(({ id }) => id)).toEqual(['default']);
  });

  it('leaves what is needed to measure, where all else is of a later day', () => {
    const market = { from: 'USDT', to: 'ETH', numerator: 1n, denominator: 2_346n, method: 'market' as const, source };
    const dollars = { ...aGap('usd', 5n), asset: 'USDT', asOf: '2026-05-01' };
    const only = aRescue({
      ...full,
      denominators: [dollars],
      defaultDenominator: 'usd',
      rates: [{ ...market, asOf: '2026-05-01' }],
    });
    const view = viewRescue(only, { at: at('2026-04-25') });
    expect(view.borrowedDenominators).toBe(true);
    expect(coverageLadder(readLedger(view.rescue, observed(only), at('2026-04-25'))).denominator.id).toBe('usd');
  });
});

describe('a denominator', () => {
  it('that cannot be measured at that time does not become the default one', () => {
    const dollars = { ...aGap('usd', 5n), asset: 'USDT', source: daily };
    const view = viewRescue(aRescue({ ...rescue, denominators: [dollars, ...rescue.denominators] }), {
      publication: 'daily',
    });
    expect(view.rescue.defaultDenominator).toBe('daily-gap');
  });
});
