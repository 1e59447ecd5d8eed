import { browser } from 'wxt/browser';
import { preferencesKey as key, revisionKey } from '../messages/protocol';
import { z } from '../platform/zod';

/** What the user chose. Small, and needed at once: kept in `storage.local`, not in the database. */
export interface Preferences {
  /** The panel is closed to one line. */
  collapsed: boolean;
  /** Hosts on which nothing is to be shown. */
  hiddenSites: readonly string[];
  /** Against what the coverage of a rescue is counted: ids of denominators by rescue. */
  denominators: Readonly<Record<string, string>>;
}

const defaults: Preferences = { collapsed: false, hiddenSites: [], denominators: {} };
const stored = z.object({
  collapsed: z.catch(z.boolean(), defaults.collapsed),
  hiddenSites: z.catch(z.array(z.string()), []),
  denominators: z.catch(z.record(z.string(), z.string()), defaults.denominators),
});

/** The user's choices; the defaults where nothing was chosen, or what is stored cannot be read. */
export async function readPreferences(): Promise<Preferences> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.data : defaults;
}

/** Changes some of the user's choices. */
export async function savePreferences(change: Partial<Preferences>): Promise<void> {
  await browser.storage.local.set({ [key]: { ...(await readPreferences()), ...change } });
}

/** Tells open pages that what they show may have changed. After a save, never before. */
export async function bumpRevision(): Promise<void> {
  await browser.storage.local.set({ [revisionKey]: crypto.randomUUID() });
}
