import type { ReminderStep } from '../../domain/governance/proposal-event';
import type { NewsKind } from '../../domain/telling/news-kind';
import type { NotificationSettings, QuietHours, WatchLevel } from '../../domain/telling/notification-settings';
import type { Milliseconds } from '../../domain/time';

/**
 * Why notifications do not reach the user. `denied`: the browser says so beforehand. `refused`: it did not take the last one. `vanished`:
 * the last one was gone as soon as it was shown.
 */
export type NotificationTrouble = 'denied' | 'refused' | 'vanished';

/** Whether and when the user is told anything, as the popup shows it. */
export interface TellingView {
  paused: boolean;
  /** A snooze holds until then. */
  snoozedUntil?: Milliseconds;
  /** When the first of the open votes that are followed enters its last hour: until then one may snooze. */
  finalHourAt?: Milliseconds;
}

/** What the user chose about notifications, as the options show it. */
export interface NotificationsView {
  kind: 'notifications';
  settings: NotificationSettings;
  reminders: readonly ReminderStep[];
  marginBelowPoints: number;
  /** Name of the time zone by which quiet hours are read. */
  zone: string;
  trouble?: NotificationTrouble;
}

/** How long to be silent; `end`: no longer. */
export type SnoozeChoice = 'hour' | 'tomorrow' | 'final-hour' | 'end';

/** A change of what is told: one thing at a time, so that two open pages undo nothing of each other. */
export type NotificationChange =
  | { kind: NewsKind; told: boolean }
  | { reminder: ReminderStep; wanted: boolean }
  | { marginBelowPoints: number }
  | { quiet: QuietHours }
  | { paused: boolean }
  | { snooze: SnoozeChoice }
  /** Of a watch, by its key. `usual`: as everything else. */
  | { watch: string; level: WatchLevel | 'usual' };
