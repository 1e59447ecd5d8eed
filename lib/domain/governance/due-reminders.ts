import { day, hour, type Milliseconds } from '../time';
import type { Proposal } from './proposal';
import type { ProposalEvent } from './proposal-event';
import { phaseOf } from './verdict';

/** Most urgent first. */
const windows = [
  { within: '1h', length: hour },
  { within: '1d', length: day },
] as const;

/**
 * The reminder that a watched vote closes soon, if it is due and was not told: the most urgent one, never a weaker one after it.
 * A vote shorter than the window gets none. Who began to watch within the last day is not told what they saw when they did,
 * but is still told of the last hour.
 */
export function dueReminders(
  proposal: Proposal,
  now: Milliseconds,
  alreadyTold: (id: string) => boolean,
  watchedSince?: Milliseconds,
): ProposalEvent[] {
  const { key, startAt, endAt } = proposal;
  if (!proposal.exists || phaseOf(proposal, now) !== 'open') return [];
  const window = windows.find(({ length }) => endAt - now <= length);
  if (!window || endAt - startAt <= window.length) return [];
  const beganInside = watchedSince !== undefined && watchedSince > endAt - window.length;
  const id = `${key}:closes-soon:${window.within}:${endAt}`;
  if ((window.within === '1d' && beganInside) || alreadyTold(id)) return [];
  return [{ kind: 'closes-soon', within: window.within, endAt, id, proposalKey: key, observedAt: now }];
}
