import type { Milliseconds } from '../domain/time';
import type { Place } from './number-text';

/** A moment in the reader's own zone: `Tue, Apr 28, 10:09 PM`. With its year where that is not the present one. */
export function localTime(at: Milliseconds, now: Milliseconds, { locale, timeZone }: Place = {}): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', ...zone });
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(year.format(at) !== year.format(now) && { year: 'numeric' }),
    ...zone,
  }).format(at);
}
