import { browser } from 'wxt/browser';
import { defaultReminders } from '../domain/governance/news/due-reminders';
import { defaultMarginBelowBps } from '../domain/governance/news/margin';
import type { ReminderStep } from '../domain/governance/proposal-event';
import { type NotificationSettings, usualSettings } from '../domain/telling/notification-settings';
import { storedNotificationSettings } from '../messages/notifications/settings-schema';
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
  /** What else is told, and when. */
  notifications: NotificationSettings;
}

const defaults: Preferences = {
  collapsed: false,
  hiddenSites: [],
  denominators: {},
  reminders: defaultReminders,
  marginBelowPoints: defaultMarginBelowBps / 100,
  notifications: usualSettings,
};
const stored = z.object({
  collapsed: z.catch(z.boolean(), defaults.collapsed),
  hiddenSites: z.catch(z.array(z.string()), []),
  denominators: z.catch(z.record(z.string(), z.string()), defaults.denominators),
  reminders: z.catch(z.array(z.enum(['3d', '1d', '6h', '1h'])), [...defaults.reminders]),
  marginBelowPoints: z.catch(z.number().check(z.gt(0), z.lte(50)), defaults.marginBelowPoints),
  notifications: z.catch(storedNotificationSettings, defaults.notifications),
});

/** The user's choices; the defaults where nothing was chosen, or what is stored cannot be read. */
export async function readPreferences(): Promise<Preferences> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.data : defaults;
}

let writing: Promise<unknown> = Promise.resolve();

/**
 * Changes some of the user's choices: those that are given, or those that follow from what is stored at that moment. One change after
 * the other, also from other contexts: of two at the same time neither is lost.
 */
export function savePreferences(
  change: Partial<Preferences> | ((before: Preferences) => Partial<Preferences>),
): Promise<void> {
  const write = async (): Promise<void> => {
    const before = await readPreferences();
    await browser.storage.local.set({
      [key]: { ...before, ...(typeof change === 'function' ? change(before) : change) },
    });
  };
  const turn = writing.then(() =>
    globalThis.navigator?.locks ? navigator.locks.request('shortfall-preferences', write) : write(),
  );
  writing = turn.catch(() => undefined);
  return turn;
}

/** Tells open pages that what they show may have changed. After a save, never before. */
export async function bumpRevision(): Promise<void> {
  await browser.storage.local.set({ [revisionKey]: crypto.randomUUID() });
}
