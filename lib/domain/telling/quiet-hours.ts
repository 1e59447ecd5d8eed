import { type Milliseconds, minute } from '../time';
import type { QuietHours } from './notification-settings';

const dayLength = 24 * 60;

/**
 * When the quiet hours that hold at `now` end; `undefined` where none hold. By the clock on the wall in `zone`, so that they follow
 * its summer time.
 */
export function quietUntil(quiet: QuietHours, now: Milliseconds, zone: string): Milliseconds | undefined {
  return quiet.on && isWithin(quiet, wallMinutes(now, zone)) ? nextWallTime(quiet.to, now, zone) : undefined;
}

/**
 * The next moment after `now` at which the clock on the wall in `zone` shows so many minutes since midnight. A time that the clock skips
 * is the moment after the gap.
 */
export function nextWallTime(minutes: number, now: Milliseconds, zone: string): Milliseconds {
  const whole = Math.floor(now / minute) * minute;
  const ahead = (minutes - wallMinutes(whole, zone) + dayLength) % dayLength || dayLength;
  const guess = whole + ahead * minute;
  // The clock was changed on the way: half a day at most lies between what it shows then and what is meant.
  const off = (at: Milliseconds) => ((minutes - wallMinutes(at, zone) + 1.5 * dayLength) % dayLength) - dayLength / 2;
  let at = guess + off(guess) * minute;
  while (off(at) > 0) at += minute;
  return at;
}

function isWithin({ from, to }: QuietHours, minutes: number): boolean {
  return from <= to ? from <= minutes && minutes < to : minutes >= from || minutes < to;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows, in minutes since midnight. */
export function wallMinutes(at: Milliseconds, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
    formats.set(zone, format);
  }
  const parts = format.formatToParts(at);
  const read = (type: 'hour' | 'minute'): number => Number(parts.find((part) => part.type === type)?.value);
  return read('hour') * 60 + read('minute');
}
