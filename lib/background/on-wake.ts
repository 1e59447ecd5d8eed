import type { Milliseconds } from '../domain/time';
import { ensureAlarm } from '../watch/alarm';
import { ensureListsAlarm } from './lists/update-lists';
import { resumeRecounts } from './recount/recount-requests';
import { whileStorageWorks } from './storage-blocked';

/** The worker woke up, for whatever reason: sees to it that the next look is set, and goes on with recounts that were cut short. Looks first, so that an alarm that is set stays. */
export function onWake(now: Milliseconds = Date.now()): Promise<void> {
  return whileStorageWorks(async () => {
    await ensureListsAlarm(now);
    await ensureAlarm(now);
    await resumeRecounts(now);
  });
}
