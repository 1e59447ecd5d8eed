import type { Proposal } from '../governance/proposal';
import type { ProposalKey } from '../governance/venue';
import type { Evidence } from '../rescue/evidence';
import type { Milliseconds } from '../time';
import type { Viewpoint } from './view-rescue';

/** What was observed, as one viewpoint has it. An article has observed nothing; at an instant, later votes, scores and arrivals are not known. */
export function viewEvidence(evidence: Evidence, { at, publication }: Viewpoint): Evidence {
  if (publication !== undefined) return { ...evidence, proposals: new Map(), matches: new Map(), deliveries: [] };
  if (at === undefined) return evidence;
  const proposals = new Map<ProposalKey, Proposal>();
  for (const [key, proposal] of evidence.proposals) {
    if (proposal.createdAt > at) continue;
    proposals.set(key, asKnown(proposal, at));
  }
  const matches = new Map([...evidence.matches].filter(([key]) => proposals.has(key)));
  return { ...evidence, proposals, matches, deliveries: evidence.deliveries.filter((each) => each.at <= at) };
}

/** Scores of a vote that was still open are not the ones that it ended with; a later removal had not happened. */
function asKnown(proposal: Proposal, at: Milliseconds): Proposal {
  if (at >= proposal.observedAt || at >= proposal.endAt) return proposal;
  const { lastLeader: _, scoresUpdatedAt: __, ...rest } = proposal;
  return { ...rest, scores: [], scoresTotal: 0, scoresState: 'pending', voteCount: 0, exists: true, observedAt: at };
}
