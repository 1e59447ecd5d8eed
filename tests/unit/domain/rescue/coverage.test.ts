import { describe, expect, it } from 'vitest';
import { atLeast, coverageLadder, measurableDenominators } from '@/lib/domain/rescue/coverage-ladder';
import { noEvidence } from '@/lib/domain/rescue/evidence';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution, Rescue } from '@/lib/domain/rescue/rescue';
import { aClaim, aGap, aGiver, anArrival, aRescue, ether, now, observed } from '../builders.ts';

const owner = (id: string, eth: bigint, given: Partial<Contribution> = {}) =>
  aGiver({ id, kind: 'person', votes: [], claims: [aClaim('pledged', '2026-04-23', eth)], ...given });
const ladderOf = (contributions: Contribution[], given: Partial<Rescue> = {}, denominator?: string) =>
  coverageLadder(readLedger(aRescue({ contributions, ...given }), noEvidence, now), denominator);

describe('the ladder', () => {
  it('has a band for each stage and instrument, strongest first, gifts before loans before the unknown', () => {
    const ladder = ladderOf([
      owner('unknown', 10n, { instrument: 'unknown' }),
      owner('loan', 20n, { instrument: 'loan' }),
      owner('gift', 30n),
      owner('another gift', 5n),
      aGiver({ claims: [aClaim('approved', '2026-05-11', 40n)] }),
    ]);
    expect(
      ladder.bands.map(({ stage, instrument, low, high }) => [stage, instrument, low / ether, high / ether]),
    ).toEqual([
      ['approved', 'gift', 40n, 40n],
      ['committed', 'gift', 35n, 35n],
      ['committed', 'loan', 20n, 20n],
      ['committed', 'unknown', 0n, 10n],
    ]);
    expect(ladder.uncovered).toEqual({ low: 895n * ether, high: 905n * ether, lowBps: 8_950, highBps: 9_050 });
    expect(ladder.excess).toEqual({ low: 0n, high: 0n });
  });

  it('covers nothing with deposits, recoveries, or what stands off the ladder', () => {
    const ladder = ladderOf([
      owner('deposit', 10n, { instrument: 'deposit' }),
      aGiver({ claims: [aClaim('approved', '2026-05-01', 40n), aClaim('blocked', '2026-05-02')] }),
      aGiver({ id: 'gone', claims: [aClaim('withdrawn', '2026-05-02', 40n)] }),
    ]);
    expect(ladder.bands).toEqual([]);
    expect(ladder.uncovered.low).toBe(1_000n * ether);
  });

  it('names what is above the denominator', () => {
    const ladder = ladderOf([
      owner('certain', 900n),
      owner('capped', 300n, { claims: [aClaim('pledged', '2026-04-23', 300n, { isCap: true })] }),
    ]);
    expect(ladder.uncovered).toMatchObject({ low: 0n, high: 100n * ether });
    expect(ladder.excess).toEqual({ low: 0n, high: 200n * ether });
  });

  it('names the rates that it rests on, and no others', () => {
    const staked = aClaim('pledged', '2026-04-23', undefined, {
      amount: { asset: 'stETH', units: ether, isCap: false },
    });
    expect(ladderOf([owner('plain', 1n)]).rates).toEqual([]);
    expect(ladderOf([owner('staked', 1n, { claims: [staked] })]).rates).toMatchObject([
      { from: 'stETH', method: 'par' },
    ]);
  });

  it('leaves out amounts without a rate', () => {
    const dollars = aClaim('pledged', '2026-04-23', undefined, {
      amount: { asset: 'USDT', units: 10n ** 12n, isCap: false },
    });
    const rescue = aRescue({ contributions: [owner('dollars', 1n, { claims: [dollars] })] });
    const ledger = readLedger(rescue, noEvidence, now);
    expect(ledger.entries[0]?.parts).toMatchObject([{ native: { high: 10n ** 12n } }]);
    expect(ledger.entries[0]?.parts[0]).not.toHaveProperty('inUnit');
    expect(coverageLadder(ledger).bands).toEqual([]);
  });

  it('sums an asset before it takes it in the unit', () => {
    const third = {
      from: 'stETH',
      to: 'ETH',
      numerator: 1n,
      denominator: 3n,
      method: 'market' as const,
      source: 'https://example.org',
    };
    const one = aClaim('pledged', '2026-04-23', undefined, { amount: { asset: 'stETH', units: 1n, isCap: false } });
    const three = ['a', 'b', 'c'].map((id) => owner(id, 1n, { claims: [one] }));
    expect(ladderOf(three, { rates: [third] }).bands).toMatchObject([{ low: 1n, high: 1n }]);
  });

  it('measures by the denominator that is asked for, and says when it is another', () => {
    const dollars = { ...aGap('dollars', 1n), asset: 'USDT' };
    const given = { denominators: [aGap('gap', 1_000n), aGap('gross', 2_000n), dollars] };
    expect(ladderOf([owner('a', 500n)], given, 'gross').bands[0]).toMatchObject({ lowBps: 2_500 });
    expect(ladderOf([], given, 'gross').denominator.id).toBe('gross');
    expect(ladderOf([], given, 'no such').denominator.id).toBe('gap');
    expect(ladderOf([], given, 'dollars').denominator.id).toBe('gap');
    const ledger = readLedger(aRescue(given), noEvidence, now);
    expect(measurableDenominators(ledger).map(({ id }) => id)).toEqual(['gap', 'gross']);
  });
});

describe('a rung', () => {
  it('is all that got at least so far, of the instruments that are asked for', () => {
    const ladder = ladderOf([owner('gift', 30n), owner('loan', 20n, { instrument: 'loan' }), aGiver()]);
    expect(atLeast(ladder, 'committed')).toMatchObject({ low: 50n * ether, lowBps: 500 });
    expect(atLeast(ladder, 'committed', ['gift'])).toMatchObject({ low: 30n * ether });
    expect(atLeast(ladder, 'voiced')).toMatchObject({ low: 150n * ether });
    expect(atLeast(ladder, 'delivered')).toEqual({ low: 0n, high: 0n, lowBps: 0, highBps: 0 });
  });
});

describe('the ledger', () => {
  it('gives every recovery what is best known of it, and the denominators that subtract it already', () => {
    const recovery = {
      id: 'frozen',
      label: 'Frozen',
      votes: [],
      claims: [
        aClaim('forecast', '2026-05-10', 900n, { grade: 'primary' }),
        aClaim('frozen', '2026-04-24', 307n),
        aClaim('frozen', '2026-04-21', 300n, { grade: 'primary' }),
        aClaim('unreliable', '2026-05-12', 1n),
      ],
    };
    const ledger = readLedger(aRescue({ recoveries: [recovery] }), noEvidence, now);
    expect(ledger.recoveries).toMatchObject([{ asset: 'ETH', units: 300n * ether, subtractedIn: ['gap'] }]);
  });

  it('keeps arrivals of nobody known apart', () => {
    const rescue = aRescue();
    const { contributionId: _, ...nobodys } = anArrival(7n, { id: '2' });
    const deliveries = [anArrival(60n), nobodys, anArrival(8n, { id: '3', contributionId: 'no such' })];
    const ledger = readLedger(rescue, observed(rescue, { deliveries }), now);
    expect(ledger.unattributed.map(({ id }) => id)).toEqual(['2', '3']);
    expect(atLeast(coverageLadder(ledger), 'delivered')).toMatchObject({ low: 60n * ether });
  });
});
