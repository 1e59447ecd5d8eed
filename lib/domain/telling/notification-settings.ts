import type { Milliseconds } from '../time';
import type { NewsKind } from './news-kind';

/** A daily span in which nothing is shown, by the clock on the wall. `from` may be later than `to`: it then spans midnight. */
export interface QuietHours {
  on: boolean;
  /** Minutes since midnight. */
  from: number;
  to: number;
  /** Reminders of the last hour come all the same. */
  exceptLastHour: boolean;
}

/** How long notifications are held back: until a moment, or until the first of the open votes that are followed enters its last hour. */
export type Snooze = { until: Milliseconds } | { finalHour: true; since: Milliseconds };

/** What is told of one thing that is followed, in place of the general choice. */
export type WatchLevel = 'everything' | 'outcome' | 'muted';

/** What the user wants to be told, and when. */
export interface NotificationSettings {
  /** Where the user chose otherwise than `toldUnlessChosen`. */
  told: Readonly<Partial<Record<NewsKind, boolean>>>;
  quiet: QuietHours;
  /** Nothing at all is told. */
  paused: boolean;
  snooze?: Snooze;
  /** By the key of a watch, or `rescue:<id>` for all of a rescue. */
  watches: Readonly<Record<string, WatchLevel>>;
}

/** What holds where nothing was chosen. */
export const usualSettings: NotificationSettings = {
  told: {},
  quiet: { on: false, from: 22 * 60, to: 7 * 60, exceptLastHour: false },
  paused: false,
  watches: {},
};

/** The key under which a level for all of a rescue is kept. */
export function rescueLevelKey(rescueId: string): string {
  return `rescue:${rescueId}`;
}
