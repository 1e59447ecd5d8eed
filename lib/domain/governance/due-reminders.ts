import type { Milliseconds } from '../time';
import type { Proposal } from './proposal';
import type { ProposalEvent } from './proposal-event';

/** Reminders that a watched vote closes soon, not told before. At most one: the most urgent. */
export function dueReminders(
  proposal: Proposal,
  _now: Milliseconds,
  _alreadyTold: (id: string) => boolean,
  _watchedSince?: Milliseconds,
): ProposalEvent[] {
  throw new Error(`not yet: ${proposal.key}`);
}
