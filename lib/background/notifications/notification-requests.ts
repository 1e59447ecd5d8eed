import type { NotificationSettings } from '../../domain/telling/notification-settings';
import { finalHour, tomorrowMorning } from '../../domain/telling/snooze-end';
import { hour, type Milliseconds } from '../../domain/time';
import type { NotificationChange, SnoozeChoice } from '../../messages/notifications/notifications-view';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { clearSeen } from '../../notify/clear-notification';
import { drainOutbox } from '../../notify/drain-outbox';
import { tryToShow } from '../../notify/show-notification';
import { readNotificationTrouble } from '../../notify/shown';
import { unwantedBy } from '../../notify/tellable';
import { readTellingRules, readVoteEnds, timeZone } from '../../notify/telling-rules';
import { markReadFor } from '../../store/events';
import { bumpRevision, type Preferences, readPreferences, savePreferences } from '../../store/preferences';
import { ensureAlarm } from '../../watch/alarm';
import { newsBackground } from '../news-background';
import { orStorageBlocked } from '../storage-blocked';

/** What the user wants to be told. */
export async function readNotifications(): Promise<Protocol['readNotifications']['answer']> {
  const [{ notifications, reminders, marginBelowPoints }, trouble] = await Promise.all([
    readPreferences(),
    readNotificationTrouble(),
  ]);
  return {
    kind: 'notifications',
    settings: notifications,
    reminders,
    marginBelowPoints,
    zone: timeZone(),
    ...(trouble && { trouble }),
  };
}

/** Changes one thing of what the user wants to be told. It holds at once, also for what waits and for the badge. */
export function changeNotifications(
  { change }: Protocol['changeNotifications']['request'],
  { privateWindow }: Pick<Asker, 'privateWindow'>,
  now: Milliseconds = Date.now(),
): Promise<Protocol['changeNotifications']['answer']> {
  return orStorageBlocked<Protocol['changeNotifications']['answer']>(async () => {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    const snooze = 'snooze' in change ? await snoozeOf(change.snooze, now) : undefined;
    if (snooze === 'no-vote') return { kind: 'failed', reason: 'not-found' };
    await savePreferences((before) => changed(before, change, snooze));
    await applySettings(now);
    return { kind: 'saved' };
  });
}

/** Shows one notification, and says whether it stayed. */
export async function tryNotification(): Promise<Protocol['tryNotification']['answer']> {
  const trouble = await tryToShow();
  await bumpRevision();
  return { kind: 'tried', ...(trouble && { trouble }) };
}

/** Takes up settings that were changed: what nobody wants to hear of asks for no decision, and what was held for a reason that is gone is told. */
export async function applySettings(now: Milliseconds): Promise<void> {
  const { settings } = await readTellingRules(now);
  await markReadFor((event) => unwantedBy(event, settings));
  await clearSeen();
  await drainOutbox(now, newsBackground);
  await ensureAlarm(now);
  await bumpRevision();
}

function changed(
  { notifications: before, reminders }: Preferences,
  change: NotificationChange,
  snooze: NotificationSettings['snooze'],
): Partial<Preferences> {
  if ('reminder' in change) {
    const others = reminders.filter((step) => step !== change.reminder);
    return { reminders: change.wanted ? [...others, change.reminder] : others };
  }
  if ('marginBelowPoints' in change) return { marginBelowPoints: change.marginBelowPoints };
  if ('kind' in change) return { notifications: { ...before, told: { ...before.told, [change.kind]: change.told } } };
  if ('quiet' in change) return { notifications: { ...before, quiet: change.quiet } };
  if ('watch' in change) return { notifications: { ...before, watches: withLevel(before.watches, change) } };
  const { snooze: _, ...rest } = before;
  // Who pauses wants no snooze to end it, and who snoozes wants to hear again.
  if ('paused' in change) return { notifications: { ...rest, paused: change.paused } };
  return { notifications: { ...rest, paused: false, ...(snooze && { snooze }) } };
}

function withLevel(
  watches: NotificationSettings['watches'],
  { watch, level }: Extract<NotificationChange, { watch: string }>,
): NotificationSettings['watches'] {
  const { [watch]: _, ...others } = watches;
  return level === 'usual' ? others : { ...others, [watch]: level };
}

/** The snooze that is meant; `no-vote` where no open vote that is followed has its last hour ahead. */
async function snoozeOf(choice: SnoozeChoice, now: Milliseconds): Promise<NotificationSettings['snooze'] | 'no-vote'> {
  switch (choice) {
    case 'end':
      return undefined;
    case 'hour':
      return { until: now + hour };
    case 'tomorrow':
      return { until: tomorrowMorning(now, timeZone()) };
    case 'final-hour':
      return finalHour(await readVoteEnds(), now) === undefined ? 'no-vote' : { finalHour: true, since: now };
  }
}
