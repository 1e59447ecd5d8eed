import { type DateText, dateSpan, day, type Milliseconds } from '../time';

/** By how many days a deadline was missed: by the last arrival, or until now where something is still missing. 0: it was kept, or is not over. */
export function daysLate(by: DateText, at: Milliseconds): number {
  const span = dateSpan(by);
  return !span || at <= span.to ? 0 : Math.ceil((at - span.to) / day);
}
