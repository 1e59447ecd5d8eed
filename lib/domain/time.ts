/** Milliseconds since 1970-01-01T00:00Z. */
export type Milliseconds = number;

/** A day (`2026-04-24`) or an instant (`2026-04-28T15:02:00Z`), as its source printed it. */
export type DateText = string;

/** A second, in milliseconds. */
export const second = 1_000;
/** A minute, in milliseconds. */
export const minute = 60 * second;
/** An hour, in milliseconds. */
export const hour = 60 * minute;
/** A day of 24 hours, in milliseconds. */
export const day = 24 * hour;

type Span = { from: Milliseconds; to: Milliseconds };

/** A ledger asks for the same few days thousands of times. Emptied when it has grown: texts come from outside. */
const known = new Map<DateText, Span | undefined>();
const mostKnown = 5_000;

/** The instants that a date text may mean: all of its day or month where it names no time. `undefined` where it is no date. */
export function dateSpan(text: DateText): Readonly<Span> | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= mostKnown) known.clear();
  const span = readSpan(text);
  known.set(text, span);
  return span;
}

function readSpan(text: DateText): Span | undefined {
  const match = /^(\d{4})-(\d{2})(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?)?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, ofDay, ofTime] = match;
  const from = Date.parse(text);
  // Some engines take 31 February to be a day in March.
  if (Number.isNaN(from) || !new Date(from).toISOString().startsWith(text.slice(0, 10))) return undefined;
  if (ofTime) return { from, to: from };
  if (ofDay) return { from, to: from + day - 1 };
  return { from, to: Date.UTC(Number(year), Number(month), 1) - 1 };
}
