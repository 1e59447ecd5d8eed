import { describe, expect, it } from 'vitest';
import { convert } from '@/lib/domain/money/convert';
import type { Rate } from '@/lib/domain/money/rate';
import { withReadRates } from '@/lib/domain/money/with-read-rates';

const assets = ['ETH', 'stETH', 'wstETH', 'rsETH', 'USDC'].map((symbol) => ({
  symbol,
  decimals: symbol === 'USDC' ? 6 : 18,
}));
const aRate = (from: string, to: string, numerator: bigint, denominator: bigint, given: Partial<Rate> = {}): Rate => ({
  ...{ from, to, numerator, denominator, method: 'market', asOf: '2026-05-01', source: 'https://example.org' },
  ...given,
});
const usd = { symbol: 'USD', decimals: 2 };
const inEth = (units: bigint, asset: string, rates: readonly Rate[]) =>
  convert(units, asset, 'ETH', rates, [...assets, usd]);

const par = aRate('stETH', 'ETH', 1n, 1n, { method: 'par', asOf: '2026-04-24' });
const ethUsd = aRate('ETH', 'USD', 234_650_000_000n, 10n ** 8n);
const usdcUsd = aRate('USDC', 'USD', 99_970_000n, 10n ** 8n);
const wst = aRate('wstETH', 'stETH', 1_234_567_890_123_456_789n, 10n ** 18n, {
  method: 'redemption',
  asOf: '2026-05-02',
});

describe('rates that were read', () => {
  it('do not change what a list takes one to one', () => {
    const rates = withReadRates([par], [aRate('stETH', 'ETH', 9n, 10n)], 'ETH');
    expect(inEth(100n, 'stETH', rates)).toEqual({ units: 100n, rate: par });
  });

  it('take the place of older ones', () => {
    const old = aRate('rsETH', 'ETH', 10_696n, 10_000n, { method: 'redemption', asOf: '2026-04-24' });
    const read = aRate('rsETH', 'ETH', 11n, 10n, { method: 'redemption' });
    expect(inEth(100n, 'rsETH', withReadRates([old], [read], 'ETH'))?.units).toBe(110n);
    expect(inEth(100n, 'rsETH', withReadRates([{ ...old, asOf: '2026-06-01' }], [read], 'ETH'))?.units).toBe(106n);
  });

  it('are put together where only two lead to the unit, as weak and as old as the weaker and the older', () => {
    const rates = withReadRates([par], [wst], 'ETH');
    const taken = inEth(10n ** 18n, 'wstETH', rates);
    expect(taken).toMatchObject({
      units: 1_234_567_890_123_456_789n,
      rate: { method: 'redemption', asOf: '2026-04-24' },
    });
  });

  it('of a dollar are turned into ETH by the dollar’s own rate, exactly', () => {
    const rates = withReadRates([], [ethUsd, usdcUsd], 'ETH');
    // 1,000,000 USDC · 0.9997 / 2,346.50, floored.
    expect(inEth(1_000_000n * 10n ** 6n, 'USDC', rates)?.units).toBe((999_700n * 10n ** 20n) / 234_650n);
  });

  it('that lead nowhere are kept, and make nothing up', () => {
    expect(inEth(5n, 'USDC', withReadRates([], [usdcUsd], 'ETH'))).toBeUndefined();
    expect(withReadRates([], [], 'ETH')).toEqual([]);
  });
});
