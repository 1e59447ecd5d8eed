import type { Milliseconds } from '../time';
import type { PassingRule } from './passing-rule';
import type { Proposal } from './proposal';
import type { ProposalEvent } from './proposal-event';

/** What changed between two observations of the same proposal. The only place that decides what is news. */
export function diffProposal(
  previous: Proposal | undefined,
  next: Proposal,
  _observedAt: Milliseconds,
  _rule?: PassingRule,
): ProposalEvent[] {
  if (!previous) return [];
  throw new Error(`not yet: ${next.key}`);
}
