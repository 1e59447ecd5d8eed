import { day, type Milliseconds } from '../../lib/domain/time';

/** From values to pixels, in a straight line. */
export type Scale = (value: number) => number;

/** A scale that leads one span onto another. */
export function scaleOf(from: readonly [number, number], to: readonly [number, number]): Scale {
  const span = from[1] - from[0] || 1;
  return (value) => round(to[0] + ((value - from[0]) / span) * (to[1] - to[0]));
}

/** Round figures from 0 up to at least `most`, some four of them. */
export function ticksUpTo(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * size >= rough) ?? 10) * size;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Days that a time axis is marked at: evenly, no nearer than `least` pixels to each other, in UTC. */
export function dayTicks(first: Milliseconds, last: Milliseconds, width: number, least: number): Milliseconds[] {
  const days = Math.max(1, (last - first) / day);
  const most = Math.max(1, Math.floor(width / least));
  const step = [1, 2, 3, 7, 14, 30, 61, 91, 182, 365].find((each) => days / each <= most) ?? Math.ceil(days / most);
  const start = Math.ceil(first / day) * day;
  const ticks: Milliseconds[] = [];
  for (let at = start; at <= last; at += step * day) ticks.push(at);
  return ticks;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
