import type { Milliseconds } from '../domain/time';
import { alarmName, keepAlarm } from '../watch/alarm';
import { whileStorageWorks } from './storage-blocked';
import { tick } from './tick';

/** The alarm: looks at what is due, and tells. */
export async function onAlarm({ name }: { name: string }, now: Milliseconds = Date.now()): Promise<void> {
  if (name !== alarmName) return;
  await keepAlarm(now);
  await whileStorageWorks(() => tick(now));
}
