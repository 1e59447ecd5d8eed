import type { Proposal } from '../governance/proposal';
import type { ProposalKey } from '../governance/venue';
import { readVerdict, type Verdict } from '../governance/verdict';
import { isStanding } from '../standing/attempts';
import type { Milliseconds } from '../time';
import type { Evidence } from './evidence';
import type { PartRef } from './match-proposal';
import type { VoteStep } from './rescue';

/** An observed vote of a contribution or a recovery. */
export interface ObservedVote {
  proposalKey: ProposalKey;
  /** Index in the part's `votes`. */
  step: number;
  verdict: Verdict;
  /** Required votes that come after it. */
  laterVotes: number;
}

/** The votes of a part that were observed, in the order of its chain; several of one step in the order of their start. */
export function observedVotes(
  part: PartRef,
  steps: readonly VoteStep[],
  evidence: Evidence,
  now: Milliseconds,
): (ObservedVote & { proposal: Proposal })[] {
  const votes: (ObservedVote & { proposal: Proposal })[] = [];
  for (const match of evidence.matches.values()) {
    const proposal = evidence.proposals.get(match.proposalKey);
    if (!proposal || match.part.kind !== part.kind || match.part.id !== part.id) continue;
    const { verdict } = readVerdict(proposal, evidence.rules.get(proposal.space), now);
    const { proposalKey, step } = match;
    votes.push({ proposalKey, step, verdict, laterVotes: laterVotes(steps, step), proposal });
  }
  return votes.sort((a, b) => a.step - b.step || a.proposal.startAt - b.proposal.startAt);
}

/** How many required votes come after a step. A payload is no vote, and what was canceled is not waited for. */
export function laterVotes(steps: readonly VoteStep[], step: number): number {
  return steps.filter((each, index) => index > step && each.required && isStanding(each)).length;
}
