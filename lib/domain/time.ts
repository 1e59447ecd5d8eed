/** Milliseconds since 1970-01-01T00:00Z. */
export type Milliseconds = number;

/** A day (`2026-04-24`) or an instant (`2026-04-28T15:02:00Z`), as its source printed it. */
export type DateText = string;

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
