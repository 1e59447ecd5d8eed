import { readCatalogue } from '../catalogue/rescues';
import { isPast, type Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import { drainOutbox } from '../notify/drain-outbox';
import { bumpRevision } from '../store/preferences';
import { keepAside } from '../store/safety/keep-aside';
import { readWatches } from '../store/watches';
import { ensureAlarm } from '../watch/alarm';
import { checkPublished } from '../watch/deliveries/check-published';
import { continueHistories } from '../watch/deliveries/read-history';
import { scanDeliveries } from '../watch/deliveries/scan-deliveries';
import { discover } from '../watch/discovery/discover';
import { poll } from '../watch/poll';
import { refreshOwnVotes } from '../watch/refresh-own-votes';
import { refreshRescue } from '../watch/refresh-rescue';
import { followThrough } from './news/follow-through';
import { newsBackground } from './news-background';
import { followWholes } from './watching/follow-wholes';
import { tellReplaced } from './watching/tell-replaced';

/** One look at all that is watched, and the news of it told. The user's own asking looks at every rescue that goes on as well. Throws `StorageError`. */
export async function tick(now: Milliseconds, { userAsked = false } = {}): Promise<void> {
  try {
    // News of votes does not wait for slower sources.
    const { events } = await poll(now, { force: userAsked, onNews: () => drainOutbox(now, newsBackground) });
    await drainOutbox(now, newsBackground);
    // What was told stays known, should the database be lost before slower sources have answered.
    if (events.length > 0) await keepAside();
    await ensureAlarm(Date.now(), { afterLook: true });
    const watched = new Set((await readWatches()).map(({ rescueId }) => rescueId));
    const followed = (rescue: Rescue) => watched.has(rescue.id) || (userAsked && !isPast(rescue));
    const rescues = readCatalogue().filter(followed);
    const read = new Set<string>();
    // By its own time: what it sees is later than what the look saw, and news of both is not one.
    for (const rescue of rescues)
      if ((await refreshRescue(rescue, Date.now(), { userAsked })) === 'read') read.add(rescue.id);
    await followWholes(now, { read });
    await tellReplaced(now);
    // A vote that has appeared does not wait for what chains say.
    await drainOutbox(now, newsBackground);
    await refreshOwnVotes(now, { userAsked });
    await scanDeliveries(now);
    await checkPublished(now);
    await continueHistories(now);
    await followThrough(now);
    await drainOutbox(now, newsBackground);
    await keepAside();
    // Last: what nobody waits for.
    await discover(now, rescues, { userAsked });
    await bumpRevision();
  } finally {
    // Also after a failure: the alarm fires once, and without the next one nothing would ever be looked at again.
    await ensureAlarm(Date.now(), { afterLook: true });
  }
}
