import type { Milliseconds } from '../domain/time';
import { drainOutbox } from '../notify/drain-outbox';
import { ensureAlarm } from '../watch/alarm';
import { newsBackground } from './news-background';
import { keepScripts } from './sites/keep-scripts';
import { whileStorageWorks } from './storage-blocked';

/** The browser started: Firefox has lost the alarm and the badge, and a tick that was killed may have left news untold. */
export async function onStartup(now: Milliseconds = Date.now()): Promise<void> {
  // Registered scripts outlive a restart, but no update; and hosts may have been revoked meanwhile.
  void keepScripts();
  await whileStorageWorks(async () => {
    await ensureAlarm(now);
    await drainOutbox(now, newsBackground);
  });
}
