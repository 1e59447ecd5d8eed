import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { warn } from '../../platform/logger';
import { markOf, mergeEntries, type SyncEntry } from './merge-entries';
import { packEntries, unpackEntries } from './pack-entries';
import { readSeen, readSyncState, saveSyncState } from './sync-state';
import { applySynced, readSyncedHere } from './synced-here';

/**
 * Brings what is here and what the browser shares between its user's machines in step, if the user wants that. Whether something changed here.
 * What the browser refuses (its quota, too many writes) is tried again with the next change. Throws `StorageError`.
 */
export async function syncNow(now: Milliseconds): Promise<boolean> {
  const { on } = await readSyncState();
  if (!on) return false;
  try {
    const items = (await browser.storage.sync.get(null)) as Record<string, unknown>;
    const values = await readSyncedHere();
    const { entries, apply } = mergeEntries(values, await readSeen(), unpackEntries(items), now);
    if (apply.size > 0) await applySynced(apply);
    const { items: wanted, leftOut } = packEntries(entries, worthOf, now);
    const changed = Object.entries(wanted).filter(
      ([name, item]) => JSON.stringify(items[name]) !== JSON.stringify(item),
    );
    const gone = Object.keys(items).filter((name) => /^[be]/.test(name) && !(name in wanted));
    if (changed.length > 0) await browser.storage.sync.set(Object.fromEntries(changed));
    if (gone.length > 0) await browser.storage.sync.remove(gone);
    // What is here now, and not what was asked for: what could not be taken here is not in step.
    const here = await readSyncedHere();
    const inStep = new Map(
      [...entries].map(([key, { at }]) => {
        const mark = markOf(here.get(key));
        return [key, { at, ...(mark !== undefined && { mark }) }];
      }),
    );
    await saveSyncState({ on, at: now, ...(leftOut > 0 && { leftOut }) }, inStep);
    return apply.size > 0;
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'StorageError') throw error;
    warn('nothing could be synced', error);
    await saveSyncState({ ...(await readSyncState()), failed: true });
    return false;
  }
}

/**
 * What goes first where there is no room: what was taken away, then the oldest watches, whose votes are over. Whatever the user wrote stays. The
 * same on every machine: they would write over each other for ever.
 */
function worthOf(key: string, { at, value }: SyncEntry): number {
  const rank = !key.startsWith('watch ') ? 2 : value === undefined ? 0 : 1;
  return rank * 1e15 + at;
}
