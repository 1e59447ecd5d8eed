import { type Arrivals, arrivalsOf, type Exchange } from '../standing/arrivals';
import { daysLate } from '../standing/lateness';
import { type DateText, dateSpan, type Milliseconds } from '../time';
import { claimedStanding, ownerDecidesAlone } from './claimed-standing';
import { countedClaims, type DatedClaim } from './counted-claims';
import type { Delivery } from './delivery';
import type { Evidence } from './evidence';
import { claimHolds, observedStanding, tellingVote } from './observed-standing';
import { type ObservedVote, observedVotes } from './observed-votes';
import type { Reason } from './reason';
import type { Contribution } from './rescue';
import { isStage, type Standing } from './stage';

/** From one amount to another, smallest units. Low is what is certain, high what is possible. */
export interface Range {
  low: bigint;
  high: bigint;
}

/** Where a contribution stands, and why. */
export interface StandingReading {
  /** Asset of the amounts. */
  asset: string;
  /** As promised. Absent: no amount was found. */
  amount?: Range & { isCap: boolean };
  /** Of the strongest part: `delivered` as soon as something arrived, and `because` says whether that is all. */
  standing: Standing;
  because: Reason;
  /** Strongest first, in `asset`: what was delivered, what was handed to somebody else, the rest; and off the ladder what came back. */
  parts: readonly StandingPart[];
  /** Where the part that has not arrived stands, if something was delivered and not all of it. */
  rest?: { standing: Standing; because: Reason };
  votes: readonly ObservedVote[];
  /** Arrivals in an asset without a rate: seen, and in no amount. */
  unconverted: readonly Delivery[];
  /** What moved, in `asset`. Absent: nothing did. */
  moved?: Pick<Arrivals, 'delivered' | 'returned' | 'handedOn' | 'unverified'> & { over: bigint };
  /** A deadline that was missed. `open`: something is still missing. */
  late?: { by: DateText; days: number; open: boolean };
  /** What it stands on where an unqualified offer is read generously. */
  laxer?: 'committed';
}

/** A part of a contribution that stands on one standing. `returned`: it arrived, and went back. */
export type StandingPart = { standing: Standing; returned?: true } & Range;

const noExchange: Exchange = { unit: '', rates: [], assets: [] };

/** Derives where a contribution stands from deliveries, votes and claims. Deliveries always stand; of the others the newest does. */
export function standingOf(
  contribution: Contribution,
  evidence: Evidence,
  now: Milliseconds,
  exchange: Exchange = noExchange,
): StandingReading {
  const claims = countedClaims(contribution.claims, now);
  const hasAmount = claims.some(({ amount }) => amount !== undefined);
  const votes = observedVotes({ kind: 'contribution', id: contribution.id }, contribution.votes, evidence, now);
  const promise = promiseStanding(contribution, claims, votes, hasAmount, now);
  const promised = promisedAmount(claims, promise.standing === 'executed');
  const { asset, arrivals } = arrivalsOf(contribution, evidence.deliveries, now, exchange, promised?.asset);
  const moved = (arrivals?.delivered ?? 0n) + (arrivals?.handedOn ?? 0n);
  const rest = promised && {
    standing: promise.standing,
    low: less(promised.amount.low, moved),
    high: less(promised.amount.high, moved),
  };
  const open = rest === undefined || rest.high > 0n;
  const late = latenessOf(contribution, promise.standing, open, arrivals, now);
  const shared = {
    asset,
    ...(promised && { amount: promised.amount }),
    votes: votes.map(({ proposal: _, ...vote }) => vote),
    unconverted: arrivals?.unconverted ?? [],
    ...(late && { late }),
    ...(promise.because.kind === 'offered' && ownerDecidesAlone(contribution) && { laxer: 'committed' as const }),
  };
  if (!arrivals) return { ...shared, ...promise, parts: rest ? [rest] : [] };
  const over = promised ? less(arrivals.delivered, promised.amount.high) : 0n;
  const part = rest !== undefined && rest.high > 0n;
  return {
    ...shared,
    ...strongestOf(arrivals, promise, part || arrivals.handedOn > 0n, over, late?.days),
    parts: [...movedParts(arrivals), ...(part ? [rest] : [])],
    ...(part && { rest: promise }),
    moved: {
      delivered: arrivals.delivered,
      returned: arrivals.returned,
      handedOn: arrivals.handedOn,
      unverified: arrivals.unverified,
      over,
    },
  };
}

/** What moved, strongest first. What came back is off the ladder: it is no longer given, and nobody promises it again. */
function movedParts({ count, delivered, returned, handedOn }: Arrivals): StandingPart[] {
  const kept = delivered - returned;
  const whole = (standing: Standing, units: bigint): StandingPart => ({ standing, low: units, high: units });
  return [
    ...(kept > 0n || (count > 0 && returned === 0n) ? [whole('delivered', kept)] : []),
    ...(handedOn > 0n ? [whole('executed', handedOn)] : []),
    ...(returned > 0n ? [{ ...whole('withdrawn', returned), returned: true as const }] : []),
  ];
}

function strongestOf(
  { count, delivered, returned, handedOn, handedTo, lastAt, lastReturnAt, unverified, notFound }: Arrivals,
  promise: { standing: Standing; because: Reason },
  part: boolean,
  over: bigint,
  lateDays: number | undefined,
): { standing: Standing; because: Reason } {
  if (count > 0 && (returned === 0n || returned < delivered))
    return {
      standing: 'delivered',
      because: {
        kind: 'delivered',
        count,
        lastAt,
        part,
        ...(unverified && { unverified }),
        ...(notFound && { notFound }),
        ...(over > 0n && { over: true }),
        ...(returned > 0n && { returned: true }),
        ...(lateDays !== undefined && { lateDays }),
      },
    };
  if (handedOn > 0n && handedTo) return { standing: 'executed', because: { kind: 'executed-claimed', ...handedTo } };
  if (count > 0 && lastReturnAt !== undefined && !part)
    return { standing: 'withdrawn', because: { kind: 'returned', lastAt: lastReturnAt } };
  return promise;
}

function latenessOf(
  { deadline }: Contribution,
  promise: Standing,
  open: boolean,
  arrivals: Arrivals | undefined,
  now: Milliseconds,
): StandingReading['late'] {
  if (!deadline) return undefined;
  // Nobody is late with what is no longer promised.
  const waiting = open && isStage(promise);
  if (!waiting && !arrivals?.count) return undefined;
  const days = daysLate(deadline.by, waiting ? now : (arrivals?.lastAt ?? now));
  return days > 0 ? { by: deadline.by, days, open: waiting } : undefined;
}

/**
 * What was promised, as last and best said. A cap stays a cap: later words that repeat the figure do not make it certain. Only what
 * was paid is: whoever says how much left, without saying "up to", says what it came to. Voted anew, it is a promise again.
 */
function promisedAmount(
  claims: readonly DatedClaim[],
  isPaid: boolean,
): { asset: string; amount: Range & { isCap: boolean } } | undefined {
  const stated = claims.flatMap(({ status, amount }) => (amount ? [{ ...amount, paid: status === 'executed' }] : []));
  const [last] = stated;
  if (!last) return undefined;
  const same = stated.filter(({ asset, units }) => asset === last.asset && units === last.units);
  const paid = isPaid && same.some((each) => each.paid && !each.isCap);
  const cap = paid ? undefined : same.find(({ isCap }) => isCap);
  const floor = cap?.floor ?? 0n;
  const low = cap ? (floor < last.units ? floor : last.units) : last.units;
  return { asset: last.asset, amount: { low, high: last.units, isCap: cap !== undefined } };
}

/** Where the promise stands by votes and claims, deliveries aside. */
function promiseStanding(
  contribution: Contribution,
  claims: readonly DatedClaim[],
  votes: ReturnType<typeof observedVotes>,
  hasAmount: boolean,
  now: Milliseconds,
): { standing: Standing; because: Reason } {
  const { supersededBy } = contribution;
  const replaced = supersededBy?.asOf === undefined ? undefined : dateSpan(supersededBy.asOf);
  if (supersededBy && !(replaced && replaced.from > now)) {
    const { id: by, ...cited } = supersededBy;
    return { standing: 'superseded', because: { kind: 'superseded', by, ...cited } };
  }
  const claimed = claimedStanding(contribution, now, claims);
  const vote = tellingVote(votes);
  if (vote && !(claimed && claimHolds(claimed, vote, contribution.votes)))
    return observedStanding(vote, contribution.votes);
  if (!claimed) return { standing: 'voiced', because: { kind: 'voiced', source: anySource(contribution) } };
  const { standing, because } = claimed;
  // Without an amount, a promise is support.
  if (!hasAmount && (standing === 'intended' || standing === 'committed'))
    return { standing: 'voiced', because: 'source' in because ? voicedBy(because) : because };
  return { standing, because };
}

function voicedBy({ source, asOf }: { source: string; asOf?: string }): Reason {
  return { kind: 'voiced', source, ...(asOf !== undefined && { asOf }) };
}

function anySource({ claims }: Contribution): string {
  return claims.map(({ source }) => source).sort()[0] ?? '';
}

function less(amount: bigint, by: bigint): bigint {
  return amount > by ? amount - by : 0n;
}
