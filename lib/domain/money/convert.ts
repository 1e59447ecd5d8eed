import type { Asset } from './asset';
import type { Rate } from './rate';

/** An amount taken in another asset, and the rate by which. No rate: it was the same asset. */
export interface Converted {
  units: bigint;
  rate: Rate | undefined;
}

/** Takes smallest units of one asset in smallest units of another. Floors: loses at most one unit. `undefined`: there is no rate. */
export function convert(
  units: bigint,
  fromAsset: string,
  toAsset: string,
  rates: readonly Rate[],
  assets: readonly Asset[],
): Converted | undefined {
  if (fromAsset === toAsset) return { units, rate: undefined };
  const rate = newestOf(rates, fromAsset, toAsset) ?? newestOf(rates, toAsset, fromAsset);
  const from = assets.find((asset) => asset.symbol === fromAsset);
  const to = assets.find((asset) => asset.symbol === toAsset);
  if (!rate || !from || !to) return undefined;
  // A rate read backwards is the same fraction turned over: nothing is rounded.
  const [numerator, denominator] =
    rate.from === fromAsset ? [rate.numerator, rate.denominator] : [rate.denominator, rate.numerator];
  if (denominator <= 0n) return undefined;
  const scaled = units * numerator * 10n ** BigInt(to.decimals);
  return { units: scaled / (denominator * 10n ** BigInt(from.decimals)), rate };
}

/** Of several rates of one pair, the one that was read last; of undated ones, the first. */
function newestOf(rates: readonly Rate[], from: string, to: string): Rate | undefined {
  let newest: Rate | undefined;
  for (const rate of rates) {
    if (rate.from !== from || rate.to !== to) continue;
    if (!newest || (rate.asOf !== undefined && (newest.asOf === undefined || rate.asOf > newest.asOf))) newest = rate;
  }
  return newest;
}
