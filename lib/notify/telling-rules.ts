import type { NotificationSettings } from '../domain/telling/notification-settings';
import { snoozeEnd } from '../domain/telling/snooze-end';
import type { TellingRules } from '../domain/telling/telling-of';
import type { Milliseconds } from '../domain/time';
import { readPreferences } from '../store/preferences';
import { readStoredProposals } from '../store/proposals';
import { readWatches } from '../store/watches';

/** What the user wants to be told, as it stands now. Throws `StorageError`. */
export async function readTellingRules(now: Milliseconds): Promise<TellingRules> {
  const { notifications: settings, reminders } = await readPreferences();
  const { snooze } = settings;
  const ends = snooze && 'finalHour' in snooze ? await readVoteEnds() : [];
  const snoozedUntil = snoozeEnd(snooze, ends, now);
  return { settings, reminders, zone: timeZone(), ...(snoozedUntil !== undefined && { snoozedUntil }) };
}

/** When the votes end that the user follows and wants to hear of. Throws `StorageError`. */
export async function readVoteEnds(settings?: NotificationSettings): Promise<Milliseconds[]> {
  const followed = new Set((await readWatches()).map(({ key }) => key));
  const votes = (await readStoredProposals()).filter(({ key, exists }) => exists && followed.has(key));
  return votes.filter(({ key }) => settings?.watches[key] !== 'muted').map(({ endAt }) => endAt);
}

/** Where the user is now: on a journey, it changes. */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
