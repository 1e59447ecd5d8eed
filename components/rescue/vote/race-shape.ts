import type { RacePoint, RaceView } from '../../../lib/messages/race-view';

/** The picture's own units. It is stretched to the room there is: lines keep their width, and words stand outside. */
export const raceWidth = 1_000;
/** Its height. */
export const raceHeight = 320;

/** A race as lines, in the picture's units; y grows downwards. */
export interface RaceShape {
  /** The power at the upper edge. */
  top: number;
  /** Height of the quorum's line; absent where there is none, or it is far above all votes. */
  quorumY?: number;
  /** `now`, while the vote is open. */
  nowX?: number;
  /** The power of all votes, as an area: pale before the first look. */
  turnout: { seen: string; fromVotes: string };
  /** One for each line of the view: as seen, and before that from the votes. */
  lines: readonly { seen: string; fromVotes: string; end?: { x: number; y: number } }[];
}

/** A quorum further above the votes than this would press them flat. */
const farAbove = 2.5;

/** The shape of a race at `now`. Steps, not slopes: between two looks nobody knows. */
export function raceShape(view: RaceView, now: number): RaceShape {
  const { startAt, endAt, seen, seenUntil, fromVotes, quorum, lines } = view;
  const early = fromVotes?.points ?? [];
  const most = Math.max(
    0,
    ...[...seen, ...early].flatMap(({ scores, total }) => [total, ...scores.map((s) => s ?? 0)]),
  );
  const inPicture = quorum && (most === 0 || quorum.power <= most * farAbove) ? quorum.power : 0;
  const top = Math.max(most, inPicture) || 1;
  const span = Math.max(1, endAt - startAt);
  const x = (at: number) => round((Math.min(Math.max(at - startAt, 0), span) / span) * raceWidth);
  const y = (power: number) => round(raceHeight * (1 - power / top));

  const path = (points: readonly RacePoint[], until: number, of: (point: RacePoint) => number | null): string => {
    let drawn = '';
    let open = false;
    for (const [index, point] of points.entries()) {
      const value = of(point);
      if (value === null) {
        open = false;
        continue;
      }
      drawn += open ? `V${y(value)}` : `M${x(point.at)} ${y(value)}`;
      drawn += `H${x(points[index + 1]?.at ?? Math.max(until, point.at))}`;
      open = true;
    }
    return drawn;
  };
  const area = (line: string): string => {
    const from = /^M([\d.]+) /.exec(line)?.[1];
    return from === undefined ? '' : `${line}V${raceHeight}H${from}Z`;
  };
  const seenFrom = seen[0]?.at ?? fromVotes?.readAt ?? endAt;
  const total = ({ total: power }: RacePoint) => power;
  return {
    top,
    ...(inPicture > 0 && { quorumY: y(inPicture) }),
    ...(now > startAt && now < endAt && { nowX: x(now) }),
    turnout: { seen: area(path(seen, seenUntil, total)), fromVotes: area(path(early, seenFrom, total)) },
    lines: lines.map((_, line) => {
      const score = ({ scores }: RacePoint) => scores[line] ?? null;
      const last = seen.at(-1) ?? early.at(-1);
      const at = seen.length > 0 ? seenUntil : seenFrom;
      const power = last && score(last);
      return {
        seen: path(seen, seenUntil, score),
        fromVotes: path(early, seenFrom, score),
        ...(typeof power === 'number' && { end: { x: x(at), y: y(power) } }),
      };
    }),
  };
}

/** At most so many points, evenly, with the last. */
export function sample<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  return Array.from({ length: most }, (_, index) => points[Math.round(((index + 1) * points.length) / most) - 1] as T);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
