import type { Milliseconds } from '../../domain/time';
import { type Protocol, revisionKey } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { keepAside } from '../../store/safety/keep-aside';
import { syncNow } from '../../store/sync/sync-now';
import { forgetSeen, readSyncState, saveSyncState } from '../../store/sync/sync-state';
import { syncedKeys } from '../../store/sync/synced-here';
import { ensureAlarm } from '../../watch/alarm';
import { reloadCatalogue } from '../lists/load-catalogue';
import { orStorageBlocked, whileStorageWorks } from '../storage-blocked';

/** Whether the user's own things go to their other browsers. */
export async function readSync(): Promise<Protocol['readSync']['answer']> {
  return { kind: 'sync', ...(await readSyncState()) };
}

/** Switches that on, and brings all in step; or off, and what is shared stays with the others. */
export async function switchSync(
  { on }: Protocol['switchSync']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['switchSync']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  return orStorageBlocked<Protocol['switchSync']['answer']>(async () => {
    await forgetSeen();
    await saveSyncState({ on });
    await inStep();
    return readSync();
  });
}

/** Something was stored here, or came from the user's other browsers. */
export async function onStored(changes: Readonly<Record<string, unknown>>, area: string): Promise<void> {
  const mayMatter = area === 'sync' || (area === 'local' && [revisionKey, ...syncedKeys].some((key) => key in changes));
  if (mayMatter) await whileStorageWorks(inStep);
}

let running: Promise<void> = Promise.resolve();
let waits = false;

/** One after the other; however often it is asked for meanwhile, once more is enough. */
function inStep(): Promise<void> {
  if (waits) return running;
  waits = true;
  running = running
    .catch(() => undefined)
    .then(() => {
      waits = false;
      return step(Date.now());
    });
  return running;
}

async function step(now: Milliseconds): Promise<void> {
  if (!(await syncNow(now))) return;
  await keepAside();
  await ensureAlarm(now);
  // Rescues and choices of the user's own may have come; open pages hear of it, too.
  await reloadCatalogue();
}
