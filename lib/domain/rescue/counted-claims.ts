import { dateSpan, type Milliseconds } from '../time';
import type { Claim, Grade } from './claim';

const gradeRank: Record<Grade, number> = { primary: 2, secondary: 1, derived: 0 };

/** A claim with the instants that its date may mean. An undated one is older than all. */
export type DatedClaim = Claim & { known: { from: Milliseconds; to: Milliseconds } };

/** Claims that count as known at `now`, newest first; of one day the better graded first. What a later day says is not known yet. */
export function countedClaims(claims: readonly Claim[], now: Milliseconds): DatedClaim[] {
  return claims
    .filter(({ status }) => status !== 'unreliable' && status !== 'silent')
    .map((claim) => ({ ...claim, known: spanOf(claim) }))
    .filter(({ known }) => known.from <= now)
    .sort(newestFirst);
}

function spanOf({ asOf }: Claim): { from: Milliseconds; to: Milliseconds } {
  const never = Number.NEGATIVE_INFINITY;
  return (asOf === undefined ? undefined : dateSpan(asOf)) ?? { from: never, to: never };
}

/** A total order, so that the order in which claims are written never matters. */
function newestFirst(a: DatedClaim, b: DatedClaim): number {
  return (
    ascending(b.known.to, a.known.to) ||
    gradeRank[b.grade] - gradeRank[a.grade] ||
    // Of equal claims the smaller amount is believed.
    ascending(a.amount?.asset ?? '', b.amount?.asset ?? '') ||
    ascending(a.amount?.units ?? 0n, b.amount?.units ?? 0n) ||
    ascending(a.source, b.source) ||
    ascending(a.status, b.status) ||
    ascending(a.quote ?? '', b.quote ?? '')
  );
}

function ascending<T extends number | bigint | string>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
