import { type Milliseconds, second } from '../../domain/time';
import { type Countable, type CountableVote, recount } from './recount';

/** A vote, and when it was cast: the last time, if its voter voted anew. */
export interface DatedVote extends CountableVote {
  /** Seconds since 1970. */
  created: number;
}

/** What the votes cast until a moment come to. */
export interface MomentCount {
  at: Milliseconds;
  scores: readonly number[];
  total: number;
  votes: number;
}

/** A vote of these types adds to the scores, whatever the others are. */
const additive: ReadonlySet<string> = new Set(['basic', 'single-choice', 'approval', 'weighted']);
const mostMoments = 80;
/** Other types are counted from the first vote on at each moment. What that may take, in votes times choices. */
const mostWork = 4_000_000;
const fewestMoments = 8;

/**
 * How the votes, as they stand now, came together: counted at evenly spread moments. Who voted anew counts from the last
 * time only, so that no lead of earlier days can be read from it. Empty where Snapshot has no code for the type.
 */
export function countOverTime(countable: Countable, votes: readonly DatedVote[]): MomentCount[] {
  const inOrder = [...votes].sort((a, b) => a.created - b.created);
  const first = inOrder[0]?.created ?? 0;
  const span = (inOrder.at(-1)?.created ?? 0) - first;
  const moments = momentsFor(countable, votes.length);
  const counts: MomentCount[] = [];
  let taken = 0;
  for (let moment = 0; moment <= moments; moment += 1) {
    const until = first + (span * moment) / moments;
    let next = taken;
    while (next < inOrder.length && (inOrder[next]?.created ?? 0) <= until) next += 1;
    if (next === taken) continue;
    const before = additive.has(countable.type) ? counts.at(-1) : undefined;
    const counted = recount(countable, inOrder.slice(before ? taken : 0, next));
    if (!counted) return [];
    taken = next;
    counts.push({
      at: (inOrder[next - 1]?.created ?? 0) * second,
      scores: before ? counted.scores.map((score, index) => score + (before.scores[index] ?? 0)) : counted.scores,
      total: before ? counted.total + before.total : counted.total,
      votes: taken,
    });
  }
  return counts;
}

function momentsFor({ type, choices }: Countable, votes: number): number {
  if (additive.has(type)) return mostMoments;
  const affordable = Math.floor(mostWork / Math.max(1, votes * choices.length));
  return Math.max(fewestMoments, Math.min(mostMoments, affordable));
}
