import type { Milliseconds } from '../time';
import type { Asset } from './asset';
import { convert } from './convert';
import type { Rate } from './rate';
import { type RateAge, rateAge } from './rate-age';

/** An amount in another currency, with every rate by which it was taken and how old each is. */
export interface Valued {
  /** Smallest units of the currency, floored. */
  units: bigint;
  by: readonly { rate: Rate; age: RateAge }[];
  /** One of the rates is too old to be shown without saying so, or has no known age. */
  stale: boolean;
}

/** Values an amount in a currency, through the rescue's unit where there is no rate of its own. `undefined`: no rate is known. */
export function valueIn(
  currency: string,
  { asset, units }: { asset: string; units: bigint },
  { unit, rates, assets }: { unit: string; rates: readonly Rate[]; assets: readonly Asset[] },
  now: Milliseconds,
): Valued | undefined {
  const direct = convert(units, asset, currency, rates, assets);
  const inUnit = direct ? undefined : convert(units, asset, unit, rates, assets);
  const through = inUnit && convert(inUnit.units, unit, currency, rates, assets);
  const taken = direct ?? through;
  if (!taken) return undefined;
  const by = [inUnit?.rate, taken.rate].flatMap((rate) => (rate ? [{ rate, age: rateAge(rate, now) }] : []));
  const stale = by.some(({ age }) => age.kind === 'unknown' || (age.kind === 'known' && age.stale));
  return { units: taken.units, by, stale };
}
