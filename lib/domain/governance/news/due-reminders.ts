import { day, hour, type Milliseconds } from '../../time';
import type { Proposal } from '../proposal';
import type { ProposalEvent, ReminderStep } from '../proposal-event';
import { phaseOf } from '../verdict';

/** Most urgent first. */
const windows: readonly { within: ReminderStep; length: Milliseconds }[] = [
  { within: '1h', length: hour },
  { within: '6h', length: 6 * hour },
  { within: '1d', length: day },
  { within: '3d', length: 3 * day },
];

/** How long before the end a reminder comes. */
export function reminderLength(step: ReminderStep): Milliseconds {
  return windows.find(({ within }) => within === step)?.length ?? 0;
}

/** The reminders that a user gets unless they say otherwise. */
export const defaultReminders: readonly ReminderStep[] = ['1d', '1h'];

/** Whom and of what to remind. */
export interface ReminderWishes {
  /** The ladder: which reminders are wanted. */
  ladder?: readonly ReminderStep[];
  watchedSince?: Milliseconds;
  /** The followed address is known not to have voted. */
  unvoted?: boolean;
}

/**
 * The reminder that a watched vote closes soon, if it is due and was not told: the most urgent one, never a weaker one after it.
 * A vote shorter than the window gets none. Who began to watch within the window is not told what they saw when they did,
 * but is still told of the last hour.
 */
export function dueReminders(
  proposal: Proposal,
  now: Milliseconds,
  alreadyTold: (id: string) => boolean,
  { ladder = defaultReminders, watchedSince, unvoted = false }: ReminderWishes = {},
): ProposalEvent[] {
  const { key, startAt, endAt, endAnchor = endAt } = proposal;
  if (!proposal.exists || now >= endAt || phaseOf(proposal, now) !== 'open') return [];
  const window = windows.find(({ within, length }) => ladder.includes(within) && endAt - now <= length);
  if (!window || endAt - startAt <= window.length) return [];
  const { within, length } = window;
  const beganInside = watchedSince !== undefined && watchedSince > endAt - length;
  const id = `${key}:closes-soon:${within}:${endAnchor}`;
  if ((within !== '1h' && beganInside) || alreadyTold(id)) return [];
  const happening = { kind: 'closes-soon', within, endAt, ...(unvoted && { unvoted: true as const }) } as const;
  return [{ ...happening, id, proposalKey: key, observedAt: now }];
}
