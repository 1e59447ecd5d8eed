import { dateSpan, day, type Milliseconds } from '../time';
import type { Rate } from './rate';

/** How old a rate is. A rate by contract or assumption has no age; one without a date has none that is known. */
export type RateAge = { kind: 'none' } | { kind: 'unknown' } | { kind: 'known'; age: Milliseconds; stale: boolean };

/** A market price is old news within a day; what a contract redeems at moves slowly. */
const freshFor = { market: day, redemption: 7 * day } as const;

/** The age of a rate at `now`, counted from the end of its day, and whether it is too old to be shown without saying so. */
export function rateAge({ method, asOf }: Rate, now: Milliseconds): RateAge {
  if (method === 'wrap' || method === 'par') return { kind: 'none' };
  const span = asOf === undefined ? undefined : dateSpan(asOf);
  if (!span) return { kind: 'unknown' };
  const age = now > span.to ? now - span.to : 0;
  return { kind: 'known', age, stale: age > freshFor[method] };
}
