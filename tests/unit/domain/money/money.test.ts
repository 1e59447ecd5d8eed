import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatUnits, parseUnits } from '@/lib/domain/money/amount';
import { convert } from '@/lib/domain/money/convert';
import type { Rate } from '@/lib/domain/money/rate';
import { shareBps } from '@/lib/domain/money/share';

const assets = [
  { symbol: 'ETH', decimals: 18 },
  { symbol: 'rsETH', decimals: 18 },
  { symbol: 'USDT', decimals: 6 },
];
const rate: Rate = {
  from: 'rsETH',
  to: 'ETH',
  numerator: 10_696n,
  denominator: 10_000n,
  method: 'redemption',
  source: 'https://example.org',
};
const amount = fc.bigInt({ min: 0n, max: 10n ** 30n });

describe('amounts', () => {
  it.each([
    ['0', 18, 0n],
    ['2500', 18, 2_500n * 10n ** 18n],
    ['30765.667501709008927568', 18, 30_765_667_501_709_008_927_568n],
    ['0.10', 1, 1n],
    ['20000000', 6, 20_000_000_000_000n],
  ])('reads %s', (text, decimals, units) => {
    expect(parseUnits(text, decimals)).toBe(units);
  });

  it.each(['', '-1', '+1', '1e3', '1.', '.5', '1,000', ' 1', '1 ', '0x1', 'NaN', '١', '1.2.3', '9'.repeat(41)])(
    'reads nothing in %j',
    (text) => {
      expect(parseUnits(text, 18)).toBeUndefined();
    },
  );

  it('reads no amount that is finer than the asset', () => {
    expect(parseUnits('0.0000001', 6)).toBeUndefined();
    expect(parseUnits('0.0000010', 6)).toBe(1n);
  });

  it('writes exactly what it reads', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 18 }), (units, decimals) => {
        const text = formatUnits(units, decimals);
        expect(parseUnits(text, decimals)).toBe(units);
        expect(text).not.toMatch(/\.$|\.\d*0$|^0\d/);
      }),
    );
  });
});

describe('conversion', () => {
  it('takes a whole amount at the printed rate, and says by which', () => {
    expect(convert(10n ** 18n, 'rsETH', 'ETH', [rate], assets)).toEqual({ units: 1_069_600_000_000_000_000n, rate });
  });

  it('takes an asset as itself without a rate', () => {
    expect(convert(5n, 'ETH', 'ETH', [], [])).toEqual({ units: 5n, rate: undefined });
  });

  it('knows no amount without a rate', () => {
    expect(convert(5n, 'USDT', 'ETH', [rate], assets)).toBeUndefined();
    expect(convert(5n, 'rsETH', 'ETH', [{ ...rate, denominator: 0n }], assets)).toBeUndefined();
  });

  it('reckons with the digits of both assets', () => {
    const dollars: Rate = { ...rate, from: 'USDT', to: 'ETH', numerator: 1n, denominator: 2_000n };
    expect(convert(3_000_000n, 'USDT', 'ETH', [dollars], assets)?.units).toBe(1_500_000_000_000_000n);
    expect(convert(1_500_000_000_000_000n, 'ETH', 'USDT', [dollars], assets)?.units).toBe(3_000_000n);
  });

  it('makes nothing, and loses at most one unit', () => {
    fc.assert(
      fc.property(amount, (units) => {
        const there = convert(units, 'rsETH', 'ETH', [rate], assets)?.units ?? -1n;
        const exact = units * rate.numerator;
        expect(there * rate.denominator).toBeLessThanOrEqual(exact);
        expect((there + 1n) * rate.denominator).toBeGreaterThan(exact);
      }),
    );
  });
});

describe('shares', () => {
  it('are floored', () => {
    expect(shareBps(299n, 300n)).toBe(9_966);
    expect(shareBps(5_000n, 68_900n)).toBe(725);
  });

  it('say nothing of nothing', () => {
    expect(shareBps(5n, 0n)).toBe(0);
  });

  it('reach 100 % only with the whole', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [part, whole] = a < b ? [a, b] : [b, a + 1n];
        expect(shareBps(part, whole)).toBeLessThan(10_000);
        expect(shareBps(whole, whole)).toBe(10_000);
      }),
    );
  });
});
