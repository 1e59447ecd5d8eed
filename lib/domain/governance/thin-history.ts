import { day, hour, type Milliseconds } from '../time';
import type { Proposal } from './proposal';

/** How a vote stood at a moment. */
interface Point {
  at: Milliseconds;
  scores: readonly number[];
  scoresTotal: number;
}

/** Of the most recent past, and of the end of a vote, all is kept. */
const recent = 3 * day;
const lastHours = 6 * hour;

/**
 * The points of a vote that are worth keeping, in their order: all of the last days and of the vote's own last hours; those on both sides of
 * every change of lead and of every crossing of the quorum; the first and the last; and of the rest, evenly in time, what a plot can show.
 * At most `most`: where there are more of those, the turns go before the recent, and of either the newest stay.
 */
export function thinHistory<P extends Point>(
  points: readonly P[],
  vote: Pick<Proposal, 'quorum' | 'endAt'> | undefined,
  now: Milliseconds,
  most: number,
): P[] {
  if (points.length <= most) return [...points];
  const kept = new Set<P>();
  const keep = (some: readonly P[]) => {
    for (const point of some) {
      if (kept.size >= most) return;
      kept.add(point);
    }
  };
  const [first, last] = [points[0], points.at(-1)];
  keep([first, last].flatMap((point) => point ?? []));
  keep(turnsOf(points, vote?.quorum).reverse());
  // A quarter of the room is for the older past, however much went on lately.
  const room = Math.max(kept.size, Math.floor((most * 3) / 4));
  const newest = points
    .filter(({ at }) => now - at <= recent || (vote !== undefined && Math.abs(vote.endAt - at) <= lastHours))
    .reverse();
  keep(newest.slice(0, room - kept.size));
  keep(
    spread(
      points.filter((point) => !kept.has(point)),
      most - kept.size,
    ),
  );
  return points.filter((point) => kept.has(point));
}

/** The points right before and right after who leads, or whether there is a quorum, changed. */
function turnsOf<P extends Point>(points: readonly P[], quorum: number | undefined): P[] {
  const stateOf = ({ scores, scoresTotal }: P) =>
    `${leaderOf(scores)} ${quorum !== undefined && scoresTotal >= quorum}`;
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    const state = stateOf(point);
    return (before && stateOf(before) !== state) || (after && stateOf(after) !== state);
  });
}

/** Index of the choice with most; -1 where none leads alone. */
function leaderOf(scores: readonly number[]): number {
  const top = Math.max(...scores);
  const at = scores.indexOf(top);
  return scores.indexOf(top, at + 1) >= 0 ? -1 : at;
}

/** So many of the points, evenly in time: of each of as many stretches the last. Nights without a vote count for an hour: nothing moved then. */
function spread<P extends Point>(points: readonly P[], count: number): P[] {
  if (points.length === 0 || count <= 0) return [];
  let passed = 0;
  const times = points.map(({ at }, index) => {
    passed += Math.min(hour, at - (points[index - 1]?.at ?? at));
    return passed;
  });
  const length = (passed + 1) / count;
  const stretch = (index: number) => Math.floor((times[index] ?? 0) / length);
  return points.filter((_, index) => index === points.length - 1 || stretch(index + 1) !== stretch(index));
}
