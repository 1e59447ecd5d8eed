import { convert } from '../money/convert';
import type { Milliseconds } from '../time';
import { claimedStanding } from './claimed-standing';
import { countedClaims } from './counted-claims';
import type { Delivery } from './delivery';
import type { Evidence } from './evidence';
import { claimHolds, observedStanding, tellingVote } from './observed-standing';
import { type ObservedVote, observedVotes } from './observed-votes';
import type { Reason } from './reason';
import type { Contribution, Rescue } from './rescue';
import type { Standing } from './stage';

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
  /** Strongest first, in `asset`: one part; two where some of it was delivered; none where there is no amount. */
  parts: readonly ({ standing: Standing } & Range)[];
  /** Where the part that has not arrived stands, if something was delivered and not all of it. */
  rest?: { standing: Standing; because: Reason };
  votes: readonly ObservedVote[];
  /** Arrivals in an asset without a rate: seen, and in no amount. */
  unconverted: readonly Delivery[];
}

/** The unit and rates of a rescue. */
export type Exchange = Pick<Rescue, 'unit' | 'rates' | 'assets'>;

const noExchange: Exchange = { unit: '', rates: [], assets: [] };

/** Derives where a contribution stands from deliveries, votes and claims. Deliveries always stand; of the others the newest does. */
export function standingOf(
  contribution: Contribution,
  evidence: Evidence,
  now: Milliseconds,
  exchange: Exchange = noExchange,
): StandingReading {
  const promised = promisedAmount(contribution, now);
  const votes = observedVotes({ kind: 'contribution', id: contribution.id }, contribution.votes, evidence, now);
  const promise = promiseStanding(contribution, votes, promised !== undefined, now);

  const arrived = evidence.deliveries.filter(
    (delivery) => delivery.contributionId === contribution.id && delivery.at <= now,
  );
  const asset = promised?.asset ?? arrived[0]?.asset ?? exchange.unit;
  const { units: delivered, unconverted } = addUp(arrived, asset, exchange);
  const shared = {
    asset,
    ...(promised && { amount: promised.amount }),
    votes: votes.map(({ proposal: _, ...vote }) => vote),
    unconverted,
  };
  const restHigh = promised ? less(promised.amount.high, delivered) : 0n;
  const rest = promised && { standing: promise.standing, low: less(promised.amount.low, delivered), high: restHigh };
  if (arrived.length === 0) return { ...shared, ...promise, parts: rest ? [rest] : [] };

  const lastAt = Math.max(...arrived.map(({ at }) => at));
  const part = restHigh > 0n;
  return {
    ...shared,
    standing: 'delivered',
    because: { kind: 'delivered', count: arrived.length, lastAt, part },
    parts: [{ standing: 'delivered', low: delivered, high: delivered }, ...(part && rest ? [rest] : [])],
    ...(part && { rest: promise }),
  };
}

/** What was promised, as last and best said. A cap stays a cap: later words that repeat the figure do not make it certain. */
function promisedAmount(
  { claims }: Contribution,
  now: Milliseconds,
): { asset: string; amount: Range & { isCap: boolean } } | undefined {
  const stated = countedClaims(claims, now).flatMap(({ amount }) => amount ?? []);
  const [last] = stated;
  if (!last) return undefined;
  const isCap = stated.some(({ asset, units, isCap }) => isCap && asset === last.asset && units === last.units);
  return { asset: last.asset, amount: { low: isCap ? 0n : last.units, high: last.units, isCap } };
}

/** Where the promise stands by votes and claims, deliveries aside. */
function promiseStanding(
  contribution: Contribution,
  votes: ReturnType<typeof observedVotes>,
  hasAmount: boolean,
  now: Milliseconds,
): { standing: Standing; because: Reason } {
  const claimed = claimedStanding(contribution, now);
  const vote = tellingVote(votes);
  if (vote && !(claimed && claimHolds(claimed, vote, contribution.votes)))
    return observedStanding(vote, contribution.votes);
  if (!claimed) return { standing: 'voiced', because: { kind: 'voiced', source: anySource(contribution) } };
  const { standing, because } = claimed;
  // Without an amount, a promise is support.
  if (!hasAmount && (standing === 'intended' || standing === 'committed'))
    return { standing: 'voiced', because: 'source' in because ? { ...because, kind: 'voiced' } : because };
  return { standing, because };
}

function anySource({ claims }: Contribution): string {
  return claims.map(({ source }) => source).sort()[0] ?? '';
}

/** Arrivals in one asset: summed in the assets in which they came, then converted. */
function addUp(
  arrived: readonly Delivery[],
  asset: string,
  { unit, rates, assets }: Exchange,
): { units: bigint; unconverted: Delivery[] } {
  const sums = new Map<string, bigint>();
  for (const each of arrived) sums.set(each.asset, (sums.get(each.asset) ?? 0n) + each.units);
  let units = 0n;
  const without = new Set<string>();
  for (const [from, sum] of sums) {
    const direct = convert(sum, from, asset, rates, assets);
    const inUnit = direct ? undefined : convert(sum, from, unit, rates, assets);
    const taken = direct ?? (inUnit && convert(inUnit.units, unit, asset, rates, assets));
    if (taken) units += taken.units;
    else without.add(from);
  }
  return { units, unconverted: arrived.filter((each) => without.has(each.asset)) };
}

function less(amount: bigint, by: bigint): bigint {
  return amount > by ? amount - by : 0n;
}
