import { browser } from 'wxt/browser';
import type { z } from '../platform/zod';

/** A list that is kept in local storage, in its order. What cannot be read is left out. */
export async function readStoredList<Entry>(key: string, entry: z.ZodMiniType<Entry>): Promise<Entry[]> {
  const stored = (await browser.storage.local.get(key))[key];
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each) => {
    const parsed = entry.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
