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
