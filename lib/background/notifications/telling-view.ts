import { finalHour } from '../../domain/telling/snooze-end';
import type { Milliseconds } from '../../domain/time';
import type { TellingView } from '../../messages/notifications/notifications-view';
import { readTellingRules, readVoteEnds } from '../../notify/telling-rules';

/** Whether and when the user is told anything. Throws `StorageError`. */
export async function readTelling(now: Milliseconds): Promise<TellingView> {
  const [{ settings, snoozedUntil }, ends] = await Promise.all([readTellingRules(now), readVoteEnds()]);
  const finalHourAt = finalHour(ends, now);
  return {
    paused: settings.paused,
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(finalHourAt !== undefined && { finalHourAt }),
  };
}
