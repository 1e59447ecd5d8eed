import type { Rescue } from '../domain/rescue/rescue';
import { type DateText, dateSpan, day, type Milliseconds } from '../domain/time';
import type { Observed } from './rescue-reading';

/** The last instant of the day of a moment, in UTC: all that was known on it. */
export function endOfDay(at: Milliseconds): Milliseconds {
  return Math.floor(at / day) * day + day - 1;
}

/** The first and the last day that a rescue can be looked at: from the day before it happened until now, or until it was over. Ends of days. */
export function daysOf(rescue: Rescue, now: Milliseconds): { first: Milliseconds; last: Milliseconds } {
  const incident = dateSpan(rescue.incident.at)?.from ?? now;
  const over = rescue.closedOn === undefined ? undefined : dateSpan(rescue.closedOn)?.to;
  const last = endOfDay(Math.min(over ?? now, now));
  return { first: Math.min(endOfDay(incident - day), last), last };
}

/** The days on which what is known of a rescue may have changed, oldest first: between two of them every dated view is the same. Ends of days. */
export function changeDays(rescue: Rescue, { proposals, deliveries }: Observed, now: Milliseconds): Milliseconds[] {
  const { first, last } = daysOf(rescue, now);
  const moments = [
    ...datesOf(rescue).flatMap((text) => {
      const span = dateSpan(text);
      // A month is known from its first day on, and over on its last.
      return span ? [span.from, span.to, span.to + 1] : [];
    }),
    ...deliveries.flatMap(({ at, rescueId }) => (rescueId === rescue.id ? at : [])),
    // A count that is not final a day after the end is stuck.
    ...proposals.flatMap(({ createdAt, startAt, endAt, observedAt }) => [
      createdAt,
      startAt,
      endAt,
      endAt + day,
      observedAt,
    ]),
  ];
  const days = new Set(moments.map(endOfDay).filter((at) => at > first && at < last));
  return [first, ...[...days].sort((a, b) => a - b), last].filter((at, index, all) => at !== all[index - 1]);
}

/** Every date of what a list says that decides what counts. */
function datesOf(rescue: Rescue): DateText[] {
  const dates: (DateText | undefined)[] = [
    ...[...rescue.contributions, ...rescue.recoveries].flatMap(({ claims, votes }) => [
      ...claims.map(({ asOf }) => asOf),
      ...votes.flatMap(({ opensAt, closesAt, result }) => [opensAt, closesAt, result?.asOf]),
    ]),
    ...rescue.contributions.flatMap(({ transfers = [], deadline, supersededBy }) => [
      ...transfers.map(({ at }) => at),
      deadline?.by,
      supersededBy?.asOf,
    ]),
    ...[...rescue.rates, ...rescue.denominators, ...rescue.totals, ...rescue.silent, ...rescue.publications].map(
      ({ asOf }) => asOf,
    ),
    ...rescue.silent.map(({ laterOn }) => laterOn),
  ];
  return dates.filter((date) => date !== undefined);
}
