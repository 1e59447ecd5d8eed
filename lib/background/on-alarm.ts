import type { Milliseconds } from '../domain/time';
import { compact } from '../store/compact/compact';
import { alarmName, keepAlarm } from '../watch/alarm';
import { oneAtATime } from '../watch/one-at-a-time';
import { listsAlarm, updateDueLists } from './lists/update-lists';
import { whileStorageWorks } from './storage-blocked';
import { tick } from './tick';

/** An alarm: looks at what is due, and tells; or asks for the lists that are. */
export async function onAlarm({ name }: { name: string }, now: Milliseconds = Date.now()): Promise<void> {
  if (name === listsAlarm) await whileStorageWorks(() => updateDueLists(now));
  if (name !== alarmName) return;
  await keepAlarm(now);
  await whileStorageWorks(() => tick(now));
  // After all that somebody waits for.
  await whileStorageWorks(async () => void (await oneAtATime('shortfall-compact', () => compact(now))));
}
