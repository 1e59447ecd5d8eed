import type { Milliseconds } from '../../time';
import type { PassingRule } from '../passing-rule';
import type { Proposal } from '../proposal';
import type { ProposalHappening } from '../proposal-event';
import { readVerdict } from '../verdict';
import { readTally } from '../vote-tally';

/** The final outcome as news. `mark` is equal for equal outcomes: a rescoring that changes it is news again. */
export function outcomeOf(
  proposal: Proposal,
  rule: PassingRule | undefined,
  now: Milliseconds,
): { happening: ProposalHappening; mark: string } | undefined {
  const { verdict } = readVerdict(proposal, rule, now);
  if (verdict !== 'passed' && verdict !== 'failed' && verdict !== 'no-rule' && verdict !== 'invalid') return undefined;
  const lead = verdict === 'invalid' ? undefined : readTally(proposal).leading;
  const words = lead && !lead.tie ? { leadingChoice: lead.choice, leadShareBps: lead.shareBps } : {};
  // Without a rule, who leads in the end is the outcome.
  const mark = verdict === 'no-rule' ? `no-rule:${lead && !lead.tie ? lead.index : 'none'}` : verdict;
  return { happening: { kind: 'outcome-final', verdict, ...words }, mark };
}
