import { readCatalogue } from '../catalogue/rescues';
import type { Milliseconds } from '../domain/time';
import { drainOutbox } from '../notify/drain-outbox';
import { bumpRevision } from '../store/preferences';
import { readWatches } from '../store/watches';
import { ensureAlarm } from '../watch/alarm';
import { poll } from '../watch/poll';
import { refreshRescue } from '../watch/refresh-rescue';
import { scanDeliveries } from '../watch/scan-deliveries';
import { newsBackground } from './news-background';

/** One look at all that is watched, and the news of it told. Nothing is asked where nothing is watched. Throws `StorageError`. */
export async function tick(now: Milliseconds, { userAsked = false } = {}): Promise<void> {
  try {
    const watches = await readWatches();
    if (watches.length === 0) return await drainOutbox(now, newsBackground);
    await poll(now, { force: userAsked });
    // News of votes does not wait for slower sources.
    await drainOutbox(now, newsBackground);
    const rescues = new Set(watches.map(({ rescueId }) => rescueId));
    for (const rescue of readCatalogue().filter(({ id }) => rescues.has(id)))
      await refreshRescue(rescue, now, { userAsked });
    await scanDeliveries(now, { force: userAsked });
    await drainOutbox(now, newsBackground);
    await bumpRevision();
  } finally {
    // Also after a failure: the alarm fires once, and without the next one nothing would ever be looked at again.
    await ensureAlarm(Date.now());
  }
}
