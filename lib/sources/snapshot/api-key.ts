import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';

const at = 'hub-key';

/** The user's own key to Snapshot's hub. */
const stored = z.object({
  key: z.string().check(z.regex(/^[\x21-\x7e]{8,200}$/)),
  /** When the hub said that it does not know it. It is not sent any more. */
  refusedAt: z.exactOptional(z.number()),
});

/** The user's own key to Snapshot's hub, and whether the hub refused it. Kept apart from what is exported and synced: it is a secret. */
export type ApiKey = z.infer<typeof stored>;

/** The key, if the user gave one. */
export async function readApiKey(): Promise<ApiKey | undefined> {
  const parsed = stored.safeParse((await browser.storage.local.get(at))[at]);
  return parsed.success ? parsed.data : undefined;
}

/** Keeps a key, or forgets it where there is none. `false`: no key looks like that, and nothing is kept. */
export async function saveApiKey(key: string): Promise<boolean> {
  const given = key.trim();
  if (given === '') await browser.storage.local.remove(at);
  const parsed = stored.safeParse({ key: given });
  if (parsed.success) await browser.storage.local.set({ [at]: parsed.data });
  return given === '' || parsed.success;
}

/** The hub refused a key. One that was changed meanwhile stays. */
export async function markKeyRefused(key: string, refusedAt: Milliseconds): Promise<void> {
  if ((await readApiKey())?.key === key) await browser.storage.local.set({ [at]: { key, refusedAt } satisfies ApiKey });
}
