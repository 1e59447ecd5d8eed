import { hour, type Milliseconds } from '../time';
import type { Snooze } from './notification-settings';
import { nextWallTime } from './quiet-hours';

/**
 * When a snooze ends; `undefined` where it is over, or there is none. `voteEnds`: of the votes that are followed. Read anew each time:
 * an end that is moved moves the last hour.
 */
export function snoozeEnd(
  snooze: Snooze | undefined,
  voteEnds: readonly Milliseconds[],
  now: Milliseconds,
): Milliseconds | undefined {
  if (!snooze) return undefined;
  const until = 'until' in snooze ? snooze.until : finalHour(voteEnds, snooze.since);
  return until !== undefined && until > now ? until : undefined;
}

/** When the first of these votes enters its last hour, of those whose last hour begins after `since`. */
export function finalHour(voteEnds: readonly Milliseconds[], since: Milliseconds): Milliseconds | undefined {
  const starts = voteEnds.map((end) => end - hour).filter((start) => start > since);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

const morning = 8 * 60;

/** Eight o'clock in the morning, some hours ahead at least: who snoozes at seven means the next day. */
export function tomorrowMorning(now: Milliseconds, zone: string): Milliseconds {
  return nextWallTime(morning, now + 4 * hour, zone);
}
