import { browser } from 'wxt/browser';
import { defaultReminders } from '../domain/governance/news/due-reminders';
import { defaultMarginBelowBps } from '../domain/governance/news/margin';
import type { ReminderStep } from '../domain/governance/proposal-event';
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
  /** The reminders that are wanted before a vote closes. */
  reminders: readonly ReminderStep[];
  /** Below how many points of margin a lead is news. */
  marginBelowPoints: number;
}

const defaults: Preferences = {
  collapsed: false,
  hiddenSites: [],
  denominators: {},
  reminders: defaultReminders,
  marginBelowPoints: defaultMarginBelowBps / 100,
};
const stored = z.object({
  collapsed: z.catch(z.boolean(), defaults.collapsed),
  hiddenSites: z.catch(z.array(z.string()), []),
  denominators: z.catch(z.record(z.string(), z.string()), defaults.denominators),
  reminders: z.catch(z.array(z.enum(['3d', '1d', '6h', '1h'])), [...defaults.reminders]),
  marginBelowPoints: z.catch(z.number().check(z.gt(0), z.lte(50)), defaults.marginBelowPoints),
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
