import type { DropReason, LateReason } from '../domain/telling/telling-of';
import { type MessageKey, message } from './message';

const drops: Record<DropReason, MessageKey> = {
  off: 'droppedOff',
  muted: 'droppedMuted',
  paused: 'droppedPaused',
  voted: 'droppedVoted',
  over: 'droppedOver',
  old: 'droppedOld',
  'in-front': 'droppedInFront',
  replaced: 'droppedReplaced',
  read: 'droppedRead',
  unwatched: 'droppedUnwatched',
};

const lates: Record<LateReason, MessageKey> = {
  asleep: 'lateAsleep',
  'quiet-hours': 'lateQuiet',
  snoozed: 'lateSnoozed',
  refused: 'lateRefused',
};

/** Why news was never shown in a notification. */
export function droppedText(reason: DropReason): string {
  // A backup may name what this version does not know.
  return Object.hasOwn(drops, reason) ? message(drops[reason]) : '';
}

/** Why news was told later than it came. */
export function lateText(reason: LateReason): string {
  return Object.hasOwn(lates, reason) ? message(lates[reason]) : '';
}
