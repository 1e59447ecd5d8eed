import { browser } from 'wxt/browser';
import { z } from '../platform/zod';

const at = 'followed-address';

const stored = z.object({
  /** With its checksum. */
  address: z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/)),
  /** Reminders come only for votes in which it has not voted. */
  onlyUnvoted: z.boolean(),
});

/** An address whose votes the user follows. It signs nothing, and goes to Snapshot alone. */
export type FollowedAddress = z.infer<typeof stored>;

/** The address that the user gave, if any. */
export async function readFollowedAddress(): Promise<FollowedAddress | undefined> {
  const parsed = stored.safeParse((await browser.storage.local.get(at))[at]);
  return parsed.success ? parsed.data : undefined;
}

/** Keeps the address, or forgets it. */
export async function saveFollowedAddress(followed: FollowedAddress | undefined): Promise<void> {
  if (followed) await browser.storage.local.set({ [at]: followed });
  else await browser.storage.local.remove(at);
}
