import { countedClaims } from '../rescue/counted-claims';
import type { Instrument } from '../rescue/instrument';
import type { Contribution } from '../rescue/rescue';
import type { Milliseconds } from '../time';

/** What a contribution is, as last said by `now`. Unknown where only later claims say it; the contribution's own word where none does. */
export function instrumentOf(
  { claims, instrument }: Pick<Contribution, 'claims' | 'instrument'>,
  now: Milliseconds,
): Instrument {
  if (!claims.some((claim) => claim.instrument !== undefined && claim.status !== 'unreliable')) return instrument;
  return countedClaims(claims, now).find((claim) => claim.instrument !== undefined)?.instrument ?? 'unknown';
}
