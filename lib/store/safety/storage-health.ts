import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import type { StorageTrouble } from '../../messages/panel-view';
import { z } from '../../platform/zod';

/** Key in `storage.session`, which needs no room on a disk that has none: what was wrong when something was last to be written. */
const key = 'storage-trouble';
const stored = z.object({
  reason: z.enum(['storage-blocked', 'storage-full', 'storage-busy', 'storage-broken']),
  since: z.number(),
});

/** What is wrong with the database, since when. */
export type StorageHealth = { reason: StorageTrouble; since: Milliseconds };

/** `undefined`: this worker has not written yet, and another may have left word. */
let last: StorageTrouble | 'none' | undefined;

/** Remembers how the last write went; `undefined`: well. Says nothing where that too fails. */
export async function rememberStorage(
  trouble: StorageTrouble | undefined,
  now: Milliseconds = Date.now(),
): Promise<void> {
  if (last === (trouble ?? 'none')) return;
  last = trouble ?? 'none';
  try {
    if (trouble) await browser.storage.session.set({ [key]: { reason: trouble, since: now } satisfies StorageHealth });
    else await browser.storage.session.remove(key);
  } catch {
    // What cannot be remembered is noticed again at the next write.
    last = undefined;
  }
}

/** What was wrong when something was last to be written, if anything. */
export async function readStorageHealth(): Promise<StorageHealth | undefined> {
  const parsed = stored.safeParse((await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.data : undefined;
}
