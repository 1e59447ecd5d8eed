import { reminderLength } from '../governance/news/due-reminders';
import type { ReminderStep } from '../governance/proposal-event';
import { day, hour, type Milliseconds, minute } from '../time';
import { type NewsKind, outcomeKinds, toldUnlessChosen } from './news-kind';
import { type NotificationSettings, rescueLevelKey } from './notification-settings';
import { quietUntil } from './quiet-hours';

/** Why news waits. */
export type HoldReason = 'quiet-hours' | 'snoozed';

/** Why news is told later than it came: it was held, it could not be shown, or nobody was awake to look. */
export type LateReason = HoldReason | 'refused' | 'asleep';

/**
 * Why news was never shown. `over`: the vote had ended. `old`: it had waited for days. `in-front`: its page was before the user's eyes.
 * `replaced`: later news left nothing to say of it. `read`: the user had seen it in the activity. `unwatched`: it was followed no longer.
 */
export type DropReason =
  | 'off'
  | 'muted'
  | 'paused'
  | 'voted'
  | 'over'
  | 'old'
  | 'in-front'
  | 'replaced'
  | 'read'
  | 'unwatched';

/** What a decision about a piece of news rests on. */
export interface Tellable {
  kind: NewsKind;
  /** When we learned of it. */
  at: Milliseconds;
  rescueId: string;
  /** The watch that brought it. */
  watchKey?: string;
  /** When the vote ends that it is about. */
  endAt?: Milliseconds;
  /** Of reminders: which one. */
  step?: ReminderStep;
  watchedSince?: Milliseconds;
  /** The user wants reminders for votes only in which their address has not voted, and in this one it has. */
  hasVoted?: boolean;
  /** Its page is in front of the user right now. */
  inFront?: boolean;
  /** Why it waited until now. */
  waitedFor?: LateReason;
}

/** What the user wants, as it stands at a moment. */
export interface TellingRules {
  settings: NotificationSettings;
  /** The reminders that are wanted before a vote closes. */
  reminders: readonly ReminderStep[];
  /** When the snooze ends, if one holds. */
  snoozedUntil?: Milliseconds;
  /** Name of the time zone in which the user is. */
  zone: string;
}

/** What is to be done with a piece of news. */
export type Telling =
  | { act: 'tell'; late?: LateReason }
  | { act: 'hold'; until: Milliseconds; why: HoldReason }
  | { act: 'drop'; why: DropReason };

/** After that time nobody needs to be shown what they did not come to see. */
const oldAfter = 7 * day;
/** So long after the end of a vote, its last moves are still worth a word. */
const courseAfterEnd = hour;
/** Later than that, a reminder or a piece of news is late. */
const lateAfter = 15 * minute;

/** Decides what is done with a piece of news that was recorded: the one place where it is decided. */
export function tellingOf(news: Tellable, rules: TellingRules, now: Milliseconds): Telling {
  const why = whyDropped(news, rules, now);
  if (why) return { act: 'drop', why };
  const hold = holdOf(news, rules, now);
  if (hold) return hold;
  const late = lateOf(news, now);
  return late ? { act: 'tell', late } : { act: 'tell' };
}

/** Whether this kind of news is told at all: by the choice for what is followed, for the kind, or by the usual one. */
export function isWanted(
  { kind, watchKey, rescueId }: Pick<Tellable, 'kind' | 'watchKey' | 'rescueId'>,
  { told, watches }: NotificationSettings,
): 'wanted' | 'off' | 'muted' {
  const own = (key: string) => (Object.hasOwn(watches, key) ? watches[key] : undefined);
  const level = (watchKey === undefined ? undefined : own(watchKey)) ?? own(rescueLevelKey(rescueId));
  switch (level) {
    case 'muted':
      return 'muted';
    case 'everything':
      return 'wanted';
    case 'outcome':
      return outcomeKinds.has(kind) ? 'wanted' : 'off';
    case undefined:
      return (told[kind] ?? toldUnlessChosen[kind]) ? 'wanted' : 'off';
  }
}

function whyDropped(news: Tellable, { settings, reminders }: TellingRules, now: Milliseconds): DropReason | undefined {
  const { kind, at, endAt, step, hasVoted, inFront } = news;
  const wanted = isWanted(news, settings);
  if (wanted !== 'wanted') return wanted;
  if (step !== undefined && !reminders.includes(step)) return 'off';
  if (settings.paused) return 'paused';
  if (kind === 'closes-soon' && hasVoted) return 'voted';
  if (endAt !== undefined && isOver(kind, endAt, now)) return 'over';
  if (now - at > oldAfter) return 'old';
  return inFront ? 'in-front' : undefined;
}

/** Whether the vote has ended, and with it all that could be done about this news. */
function isOver(kind: NewsKind, endAt: Milliseconds, now: Milliseconds): boolean {
  switch (kind) {
    case 'closes-soon':
    case 'appeared':
    case 'opened':
      return now >= endAt;
    case 'lead-flipped':
    case 'margin-narrowed':
    case 'quorum-reached':
    case 'quorum-lost':
      return now >= endAt + courseAfterEnd;
    default:
      return false;
  }
}

function holdOf(
  { kind, endAt }: Tellable,
  { settings, snoozedUntil, zone }: TellingRules,
  now: Milliseconds,
): Telling | undefined {
  if (snoozedUntil !== undefined && snoozedUntil > now) return { act: 'hold', until: snoozedUntil, why: 'snoozed' };
  const lastHour = kind === 'closes-soon' && endAt !== undefined && endAt - now <= hour;
  if (lastHour && settings.quiet.exceptLastHour) return undefined;
  const until = quietUntil(settings.quiet, now, zone);
  return until === undefined ? undefined : { act: 'hold', until, why: 'quiet-hours' };
}

function lateOf({ at, endAt, step, watchedSince = 0, waitedFor }: Tellable, now: Milliseconds): LateReason | undefined {
  if (waitedFor) return waitedFor;
  const due = step !== undefined && endAt !== undefined ? Math.max(endAt - reminderLength(step), watchedSince) : at;
  return now - due > lateAfter ? 'asleep' : undefined;
}
