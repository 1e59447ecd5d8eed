import type { DateText, Milliseconds } from '../domain/time';
import { day, hour, minute, second } from '../domain/time';
import type { AmountText } from '../messages/panel-view';
import { locale } from './locale';

type Decimal = `${number}`;

/** Intl writes decimal strings digit by digit; what is no number is shown as it came. */
function decimal(text: AmountText, options: Intl.NumberFormatOptions): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  return new Intl.NumberFormat(locale(), { roundingMode: 'trunc', ...options }).format(text as Decimal);
}

/** Whether the amount has at least so many digits before its point. */
function hasDigits(text: AmountText, count: number): boolean {
  return (/^-?0*(\d*)/.exec(text)?.[1]?.length ?? 0) >= count;
}

/** A promise or a payment: two digits after the point, three that mean something below one. Never rounded up. */
export function formatAmount(text: AmountText): string {
  return decimal(text, hasDigits(text, 1) ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 });
}

/** A total: whole units from a thousand on. Never rounded up. */
export function formatTotal(text: AmountText): string {
  return hasDigits(text, 4) ? decimal(text, { maximumFractionDigits: 0 }) : formatAmount(text);
}

/** Every digit that is known. */
export function formatExact(text: AmountText): string {
  return decimal(text, { maximumFractionDigits: 30 });
}

/** A share in basis points as per cent with one digit, floored: 99.99 % is shown as 99.9 %. What is not nothing is not shown as 0 %. */
export function formatPercent(bps: number): string {
  const whole = Math.floor(bps);
  const write = (share: number, digits: number): string =>
    percentFormat(locale(), digits).format(`${share}e-3` as Decimal);
  if (whole > 0 && whole < 10) return `<${write(1, 1)}`;
  return write(Math.floor(whole / 10), whole === 0 || whole === 10_000 ? 0 : 1);
}

const percentFormats = new Map<string, Intl.NumberFormat>();

/** Kept: making one takes as long as writing thirty numbers, and a list of badges writes hundreds. */
function percentFormat(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known =
    percentFormats.get(key) ??
    new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: 1 });
  percentFormats.set(key, known);
  return known;
}

/** Voting power: whole from a thousand on. What is missing is rounded up, all else down. */
export function formatPower(power: number, rounding: 'trunc' | 'ceil' = 'trunc'): string {
  return new Intl.NumberFormat(locale(), {
    maximumFractionDigits: Math.abs(power) >= 1_000 ? 0 : 2,
    roundingMode: rounding,
  }).format(power);
}

/** A plain count. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

/** An amount of storage: `3.4 MB`. */
export function formatBytes(bytes: number): string {
  const [unit, size] =
    bytes >= 1_000_000
      ? (['megabyte', 1_000_000] as const)
      : bytes >= 1_000
        ? (['kilobyte', 1_000] as const)
        : (['byte', 1] as const);
  const style = { style: 'unit', unit, maximumFractionDigits: bytes >= 1_000_000 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale(), style).format(bytes / size);
}

const units = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
] as const;

/** A length of time in its two greatest units: `2 days 4 hr`. Below a minute: seconds. */
export function formatDuration(length: Milliseconds): string {
  const write = (count: number, unit: string): string =>
    new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  const start = units.findIndex(([, size]) => length >= size);
  if (start < 0) return write(Math.max(0, Math.floor(length / second)), 'second');
  let rest = length;
  return units
    .slice(start, start + 2)
    .map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count > 0 ? write(count, unit) : '';
    })
    .filter((part) => part !== '')
    .join(' ');
}

/** How long ago or how soon, in one unit: `3 minutes ago`. */
export function formatRelative(at: Milliseconds, now: Milliseconds): string {
  const difference = at - now;
  const [unit, size] = units.find(([, length]) => Math.abs(difference) >= length) ?? (['second', second] as const);
  const count = Math.trunc(difference / size);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(unit === 'second' ? 0 : count, unit);
}

/** A moment where the reader is, with the zone named. */
export function formatLocal(at: Milliseconds): string {
  return moment(at, { timeZoneName: 'short' });
}

/** A moment in UTC, said so. */
export function formatUtc(at: Milliseconds): string {
  return moment(at, { timeZone: 'UTC', timeZoneName: 'short' });
}

/** A moment where the reader is and in UTC, each with its zone; the day is not said twice: `Apr 29, 2026, 6:00 PM GMT+2 · 4:00 PM UTC`. */
export function formatBoth(at: Milliseconds): string {
  const [local, utc] = [formatLocal(at), formatUtc(at)];
  if (local === utc) return utc;
  const day = (timeZone?: string): string => new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone }).format(at);
  if (day() !== day('UTC')) return `${local} · ${utc}`;
  const time = new Intl.DateTimeFormat(locale(), {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  return `${local} · ${time.format(at)}`;
}

function moment(at: Milliseconds, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...options,
  }).format(at);
}

/** A moment of these weeks where the reader is, with the zone named: `Apr 29, 6:00 PM GMT+2`. */
export function formatSoon(at: Milliseconds): string {
  return new Intl.DateTimeFormat(locale(), {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** A moment where the reader is, short, for lists in which the year is plain: `Apr 22, 9:00 AM`. */
export function formatMoment(at: Milliseconds): string {
  return new Intl.DateTimeFormat(locale(), {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** A day as its source printed it, never moved by time zones. What is no date is shown as it came. */
export function formatDay(text: DateText): string {
  const at = Date.parse(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
  if (Number.isNaN(at)) return text;
  const options: Intl.DateTimeFormatOptions = /^\d{4}-\d{2}$/.test(text)
    ? { year: 'numeric', month: 'long' }
    : { year: 'numeric', month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(at);
}

/** The day of a moment, in UTC as chains and sources count. */
export function formatDate(at: Milliseconds): string {
  return formatDay(new Date(at).toISOString());
}

/** A large number, short: `50M`. Never rounded up. */
export function formatShort(power: number): string {
  return new Intl.NumberFormat(locale(), {
    notation: power >= 1_000_000 ? 'compact' : 'standard',
    maximumSignificantDigits: 4,
    roundingMode: 'trunc',
  }).format(power);
}

/** A day on an axis of so much time: `Apr 24`; of years `Apr 2024`. */
export function formatTick(at: Milliseconds, span: Milliseconds): string {
  const options: Intl.DateTimeFormatOptions =
    span > 500 * day ? { month: 'short', year: 'numeric' } : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(at);
}
