import { describe, expect, it } from 'vitest';
import { convert } from '@/lib/domain/money/convert';
import type { Rate } from '@/lib/domain/money/rate';
import { rateAge } from '@/lib/domain/money/rate-age';
import { valueIn } from '@/lib/domain/money/value-in';
import { measurableDenominators } from '@/lib/domain/rescue/coverage-ladder';
import { readLedger } from '@/lib/domain/rescue/ledger';
import { aGap, aRescue, day, ether, now, observed, source } from '../builders.ts';

const dollars: Rate = {
  from: 'ETH',
  to: 'USD',
  numerator: 2_346n,
  denominator: 1n,
  method: 'market',
  asOf: '2026-04-26',
  source,
};
const staked: Rate = { from: 'stETH', to: 'ETH', numerator: 1n, denominator: 1n, method: 'par', source };
const assets = [
  { symbol: 'ETH', decimals: 18 },
  { symbol: 'stETH', decimals: 18 },
  { symbol: 'USD', decimals: 2 },
];
const exchange = { unit: 'ETH', rates: [dollars, staked], assets };
const on = (date: string) => Date.parse(date);

describe('the age of a rate', () => {
  it('is counted from the end of its day, and a market price is stale after one more', () => {
    expect(rateAge(dollars, on('2026-04-26T12:00:00Z'))).toEqual({ kind: 'known', age: 0, stale: false });
    expect(rateAge(dollars, on('2026-04-27T12:00:00Z'))).toMatchObject({ stale: false });
    expect(rateAge(dollars, on('2026-04-28T12:00:00Z'))).toMatchObject({ age: 1.5 * day + 1, stale: true });
  });

  it('of a redemption rate may be a week; of a contract or an assumption there is none; without a date it is unknown', () => {
    expect(rateAge({ ...dollars, method: 'redemption' }, on('2026-05-02'))).toMatchObject({ stale: false });
    expect(rateAge({ ...dollars, method: 'redemption' }, on('2026-05-05'))).toMatchObject({ stale: true });
    expect(rateAge({ ...dollars, method: 'par' }, now)).toEqual({ kind: 'none' });
    const { asOf: _, ...undated } = dollars;
    expect(rateAge(undated, now)).toEqual({ kind: 'unknown' });
  });
});

describe('an amount in dollars', () => {
  it('is exact in cents, by a named rate, with its age', () => {
    const valued = valueIn('USD', { asset: 'ETH', units: 5_000n * ether }, exchange, on('2026-04-27'));
    expect(valued).toMatchObject({ units: 1_173_000_000n, stale: false, by: [{ rate: dollars }] });
    expect(valueIn('USD', { asset: 'ETH', units: 5_000n * ether }, exchange, now)).toMatchObject({ stale: true });
  });

  it('goes through the unit where its asset has no price of its own, and names both rates', () => {
    const valued = valueIn('USD', { asset: 'stETH', units: ether }, exchange, on('2026-04-27'));
    expect(valued?.units).toBe(234_600n);
    expect(valued?.by.map(({ rate }) => rate.method)).toEqual(['par', 'market']);
  });

  it('is stale where nobody says of when its rate is', () => {
    const { asOf: _, ...undated } = dollars;
    expect(valueIn('USD', { asset: 'ETH', units: ether }, { ...exchange, rates: [undated] }, now)).toMatchObject({
      stale: true,
      by: [{ age: { kind: 'unknown' } }],
    });
  });

  it('is floored, and without a rate it is nothing', () => {
    expect(valueIn('USD', { asset: 'ETH', units: 10n ** 13n }, exchange, now)?.units).toBe(2n);
    expect(valueIn('EUR', { asset: 'ETH', units: ether }, exchange, now)).toBe(undefined);
  });
});

describe('of several rates of one pair', () => {
  it('the newest is taken, whatever the order', () => {
    const later: Rate = { ...dollars, numerator: 2_400n, asOf: '2026-04-28' };
    const { asOf: _, ...undated } = { ...dollars, numerator: 1n };
    for (const rates of [
      [dollars, later, undated],
      [undated, later, dollars],
    ])
      expect(convert(ether, 'ETH', 'USD', rates, assets)?.units).toBe(240_000n);
  });
});

describe('a shortfall in dollars', () => {
  it('can be measured where a rate is known', () => {
    const rescue = aRescue({
      assets,
      rates: [dollars],
      denominators: [aGap('gap', 10n), { ...aGap('usd', 1n), asset: 'USD', units: 20_000_000_000n }],
    });
    const measurable = (of: typeof rescue) =>
      measurableDenominators(readLedger(of, observed(of), now)).map(({ id }) => id);
    expect(measurable(rescue)).toEqual(['gap', 'usd']);
    expect(measurable({ ...rescue, rates: [] })).toEqual(['gap']);
  });
});
