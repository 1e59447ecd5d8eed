import { seeded } from '../seeded.ts';

/** How a hub that is not well answers. `empty`: as if it knew nothing at all. */
export type Outage = 'well' | 'down' | 'page' | 'limited' | 'garbage' | 'feedless' | 'empty';

/** One thing that happens: in the world, to the device, to the worker, or by the user. What cannot happen just then does nothing. */
export type Step =
  /** Votes are cast: how the vote stands from now on. Only while it is open, and, until it is final, counted late. */
  | { do: 'vote'; on: number; scores: readonly number[] }
  | { do: 'edit'; on: number; what: 'title' | 'choices' | 'end' | 'discussion' | 'text'; by: number }
  | { do: 'delete'; on: number }
  /** The hub has counted: only after the end. */
  | { do: 'count'; on: number; as: 'final' | 'invalid'; scores?: readonly number[] }
  | { do: 'rescore'; on: number; scores: readonly number[] }
  /** The time comes for which the extension set its alarm. */
  | { do: 'alarm' }
  /** The device is off. Afterwards an alarm rings that was due meanwhile. */
  | { do: 'sleep'; minutes: number }
  /** The worker dies at this door of the next thing that it does. `commits`: what it has asked the database for until then is kept. */
  | { do: 'kill'; at: number; commits?: boolean }
  /** The worker ends because it has nothing to do. */
  | { do: 'idle' }
  | { do: 'restart'; forgetsAlarms: boolean }
  | { do: 'clock'; minutes: number }
  | { do: 'outage'; how: Outage }
  | { do: 'watch'; on: number }
  | { do: 'unwatch'; on: number }
  /** The user opens the page of a vote. */
  | { do: 'open'; on: number }
  | { do: 'read' }
  | { do: 'dismiss'; rescue: number }
  | { do: 'click'; rescue: number }
  /** The browser takes no notifications, of one rescue or of any; or takes them again. */
  | { do: 'allow'; notifications: boolean; rescue?: number }
  /** The user gives an address, and wants no reminders of votes in which it has voted. */
  | { do: 'follow'; onlyUnvoted: boolean }
  /** What the user wants to be told, and when. Times of the day in hours by the clock on the wall. */
  | { do: 'pause'; paused: boolean }
  | { do: 'snooze'; minutes: number }
  | { do: 'quiet'; from: number; to: number }
  | { do: 'mute'; on: number; muted: boolean }
  /** The followed address votes. */
  | { do: 'cast'; on: number };

/** How many votes there are, and in how many rescues: vote n belongs to rescue n modulo that. */
export const votes = 4;
export const rescues = 2;

/** The steps that a seed stands for. */
export function scheduleOf(seed: number, length = 26): Step[] {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const on = () => below(votes);
  const scores = () => pick([pairs, pairs, pairs, ties, few])(below);
  const makers: readonly [number, () => Step][] = [
    [10, () => ({ do: 'vote', on: on(), scores: scores() })],
    [
      3,
      () => ({ do: 'edit', on: on(), what: pick(['title', 'choices', 'end', 'discussion', 'text']), by: below(100) }),
    ],
    [1, () => ({ do: 'delete', on: on() })],
    [
      5,
      () => ({
        do: 'count',
        on: on(),
        as: pick(['final', 'final', 'final', 'invalid']),
        ...(below(3) === 0 && { scores: scores() }),
      }),
    ],
    [2, () => ({ do: 'rescore', on: on(), scores: scores() })],
    [16, () => ({ do: 'alarm' })],
    [7, () => ({ do: 'sleep', minutes: pick([2, 20, 45, 50, 70, 130, 400, 1_300, 1_500, 3_000, 4_400]) })],
    [7, () => ({ do: 'kill', at: pick([below(12), below(60), below(60), below(200)]), commits: below(2) === 0 })],
    [3, () => ({ do: 'idle' })],
    [2, () => ({ do: 'restart', forgetsAlarms: below(2) === 0 })],
    [1, () => ({ do: 'clock', minutes: pick([-2_000, -180, -61, -5, 5, 61, 180, 2_000]) })],
    [3, () => ({ do: 'outage', how: pick(['down', 'page', 'limited', 'garbage', 'feedless', 'empty']) })],
    [3, () => ({ do: 'outage', how: 'well' })],
    [2, () => ({ do: 'watch', on: on() })],
    [1, () => ({ do: 'unwatch', on: on() })],
    [2, () => ({ do: 'open', on: on() })],
    [1, () => ({ do: 'read' })],
    [2, () => ({ do: 'dismiss', rescue: below(rescues) })],
    [1, () => ({ do: 'click', rescue: below(rescues) })],
    [1, () => ({ do: 'allow', notifications: below(2) === 0 })],
    [1, () => ({ do: 'allow', notifications: false, rescue: below(rescues) })],
    [1, () => ({ do: 'pause', paused: below(3) === 0 })],
    [1, () => ({ do: 'snooze', minutes: pick([0, 30, 60, 1_000]) })],
    [1, () => ({ do: 'quiet', from: below(24), to: below(24) })],
    [1, () => ({ do: 'mute', on: on(), muted: below(2) === 0 })],
    [2, () => ({ do: 'follow', onlyUnvoted: below(3) > 0 })],
    [4, () => ({ do: 'cast', on: on() })],
  ];
  const lots = makers.flatMap(([weight, make]) => Array.from({ length: weight }, () => make));
  const begin: Step[] = Array.from({ length: votes }, (_, index) => ({ do: 'watch', on: index }));
  // Who has given an address at the start has voted here and there already.
  const voter: Step[] = [
    { do: 'follow', onlyUnvoted: true },
    ...[0, 1, 2, 3].map((vote): Step => ({ do: 'cast', on: vote })),
  ];
  if (below(5) === 0) begin.push(...voter, { do: 'alarm' }, { do: 'alarm' });
  return [...begin, ...Array.from({ length }, () => pick(lots)())];
}

type Below = (limit: number) => number;
const pairs = (below: Below) => [below(200), below(200), below(30)];
const ties = (below: Below) => {
  const each = below(90);
  return [each, each, below(30)];
};
const few = (below: Below) => [below(12), below(12), 0];

/** A schedule that can be read, and pasted into a test. */
export function printed(steps: readonly Step[]): string {
  return steps.map((step) => `  ${JSON.stringify(step)},`).join('\n');
}

/** The shortest schedule that it finds that still fails: steps are left out, many at a time first. */
export async function shrunk(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  tries = 150,
): Promise<readonly Step[]> {
  let left = tries;
  let shortest = steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < shortest.length && left > 0; ) {
      const without = [...shortest.slice(0, from), ...shortest.slice(from + size)];
      left -= 1;
      if (await fails(without)) shortest = without;
      else from += size;
    }
  }
  return shortest;
}
