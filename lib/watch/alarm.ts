import type { Milliseconds } from '../domain/time';

/** Name of the one alarm. */
export const alarmName = 'poll';

/** Sees to it that the one alarm is set to the next due look, and to nothing where nothing is watched. Looks first: an alarm that is early enough stays. */
export async function ensureAlarm(now: Milliseconds): Promise<void> {
  throw new Error(`not yet: ${now}`);
}
