import { atLeast, coverageLadder } from '../rescue/coverage-ladder';
import type { Ledger } from '../rescue/ledger';
import { isAtLeast } from '../rescue/stage';
import type { Milliseconds } from '../time';

/** A contribution that still needs votes, all of which must pass. */
export interface PendingVote {
  contribution: string;
  /** How many required votes it still needs; at least 1. */
  votes: number;
  /** When the last of them closes, as far as is known. */
  endAt?: Milliseconds;
}

/** The fewest votes that would close the gap. In the rescue's unit. */
export interface ClosingSet {
  denominator: string;
  /** What is not approved or better now, at the high end: if all that is approved arrives in full. */
  gap: bigint;
  /** Whether the set closes it. If not, it is all that could: not even all of them are enough. */
  closes: boolean;
  /** Whether it closes it at the low end too, where caps and unknowns count from 0. */
  closesForCertain: boolean;
  contributions: readonly string[];
  /** How many votes that takes. */
  votes: number;
  /** What the set brings, at the high end. */
  brings: bigint;
  /** What is left of the gap after it. */
  left: bigint;
  /** When the last vote of the set closes. Absent: not known of one, or the set is empty. */
  closedAt?: Milliseconds;
  /** Too many votes are pending to try them all: there may be a smaller set. */
  estimate: boolean;
}

/** So many pending contributions, of so many votes together, are solved exactly. */
const exactUpTo = 25;
const exactVotes = 100;

interface Item {
  id: string;
  cost: number;
  gain: bigint;
  low: bigint;
  end: number;
}

/** The fewest, and of those the soonest, pending votes that would close the gap of a denominator. */
export function smallestClosingSet(
  ledger: Ledger,
  denominatorId: string | undefined,
  pending: readonly PendingVote[],
): ClosingSet {
  const ladder = coverageLadder(ledger, denominatorId);
  const covered = atLeast(ladder, 'approved');
  const items = pending.flatMap((vote) => itemsOf(vote, ledger)).sort(latestFirst);
  const gap = above(ladder.total, covered.high);
  const all = items.reduce((sum, { gain }) => sum + gain, 0n);
  const votes = items.reduce((sum, { cost }) => sum + cost, 0);
  const estimate = items.length > exactUpTo || votes > exactVotes;
  const chosen = gap === 0n ? [] : all < gap ? items : estimate ? greedy(items, gap) : exact(items, gap, votes);
  const brings = chosen.reduce((sum, { gain }) => sum + gain, 0n);
  const certain = chosen.reduce((sum, { low }) => sum + low, 0n);
  const closedAt = chosen.reduce((last, { end }) => Math.max(last, end), Number.NEGATIVE_INFINITY);
  return {
    denominator: ladder.denominator.id,
    gap,
    closes: brings >= gap,
    closesForCertain: covered.low + certain >= ladder.total,
    contributions: ledger.entries
      .map(({ contribution }) => contribution.id)
      .filter((id) => chosen.some((item) => item.id === id)),
    votes: chosen.reduce((sum, { cost }) => sum + cost, 0),
    brings,
    left: above(gap, brings),
    ...(Number.isFinite(closedAt) && { closedAt }),
    // Where all are needed, or none, nothing was estimated.
    estimate: estimate && gap > 0n && all >= gap,
  };
}

/** What a pending vote would bring: all of its contribution that is not approved yet. */
function itemsOf({ contribution: id, votes, endAt }: PendingVote, { entries }: Ledger): Item[] {
  const entry = entries.find(({ contribution }) => contribution.id === id);
  if (!entry || entry.contribution.instrument === 'deposit') return [];
  const open = entry.parts.filter(({ standing, returned }) => !returned && !isAtLeast(standing, 'approved'));
  const gain = open.reduce((sum, { inUnit }) => sum + (inUnit?.high ?? 0n), 0n);
  const low = open.reduce((sum, { inUnit }) => sum + (inUnit?.low ?? 0n), 0n);
  if (gain === 0n) return [];
  return [{ id, cost: Math.max(1, Math.floor(votes)), gain, low, end: endAt ?? Number.POSITIVE_INFINITY }];
}

/** Latest first, of equals the smaller first: the order in which members are given up. */
function latestFirst(a: Item, b: Item): number {
  if (a.end !== b.end) return a.end > b.end ? -1 : 1;
  if (a.gain !== b.gain) return a.gain < b.gain ? -1 : 1;
  return a.id < b.id ? 1 : -1;
}

/** The most that can be had for each number of votes decides how few are enough; then the latest are given up one by one where others do. */
function exact(items: readonly Item[], gap: bigint, votes: number): readonly Item[] {
  const fewest = mostFor(items, votes).findIndex((sum) => sum >= gap);
  let kept = items;
  for (const item of items) {
    const without = kept.filter((each) => each !== item);
    if ((mostFor(without, fewest)[fewest] ?? 0n) >= gap) kept = without;
  }
  return kept;
}

/** The largest sum for at most 0, 1, 2 … votes. */
function mostFor(items: readonly Item[], votes: number): bigint[] {
  const most = new Array<bigint>(votes + 1).fill(0n);
  for (const { cost, gain } of items)
    for (let budget = votes; budget >= cost; budget -= 1) {
      const withIt = (most[budget - cost] ?? 0n) + gain;
      if (withIt > (most[budget] ?? 0n)) most[budget] = withIt;
    }
  return most;
}

/** The largest first; then whatever turns out not to be needed is given up, latest first. */
function greedy(items: readonly Item[], gap: bigint): readonly Item[] {
  const perVote = (a: Item, b: Item) => {
    const [left, right] = [a.gain * BigInt(b.cost), b.gain * BigInt(a.cost)];
    return left === right ? 0 : left > right ? -1 : 1;
  };
  const chosen: Item[] = [];
  let sum = 0n;
  for (const item of [...items].sort(perVote)) {
    if (sum >= gap) break;
    chosen.push(item);
    sum += item.gain;
  }
  return chosen.sort(latestFirst).filter((item) => {
    if (sum - item.gain < gap) return true;
    sum -= item.gain;
    return false;
  });
}

function above(amount: bigint, by: bigint): bigint {
  return amount > by ? amount - by : 0n;
}
