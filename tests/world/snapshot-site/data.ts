import type { ServedProposal, Space } from '../hub/data.ts';
import type { HubData } from '../hub/hub.ts';

/** The label that the site shows: by position, before scores are final too. Rule: sx-monorepo `getProposalState`. */
export function labelOf(proposal: ServedProposal): string {
  if (proposal.state === 'pending') return 'Pending';
  if (proposal.state === 'active') return 'Active';
  if (proposal.type !== 'basic') return 'Closed';
  const [forScore = 0, against = 0] = proposal.scores;
  if (proposal.quorumType === 'rejection') return against > proposal.quorum ? 'Rejected' : 'Passed';
  if (proposal.scores_total < proposal.quorum) return 'Rejected';
  return forScore > against ? 'Passed' : 'Rejected';
}

/** What the page needs of a proposal. */
export function proposalData(hub: HubData, proposal: ServedProposal): Record<string, unknown> {
  const { scoresByHand: _, ...row } = proposal;
  const space = hub.space(proposal.space);
  return {
    ...row,
    label: labelOf(proposal),
    symbol: space?.symbol ?? '',
    spaceName: space?.name ?? proposal.space,
    color: space?.color ?? '#888',
    completed: proposal.state === 'closed' && proposal.scores_state === 'final',
  };
}

/** A row of a list. Flagged proposals are in none. */
export function rowsOf(hub: HubData, space: string): Record<string, unknown>[] {
  return hub.proposals
    .filter((proposal) => proposal.space === space && !proposal.flagged)
    .sort(
      (left, right) =>
        Number(right.state === 'active') - Number(left.state === 'active') || right.created - left.created,
    )
    .map(rowOf);
}

function rowOf(proposal: ServedProposal): Record<string, unknown> {
  const { id, title, author, votes, scores, scores_total, start, end, created, state, type, privacy } = proposal;
  const label = labelOf(proposal);
  return { id, title, author, votes, scores, scores_total, start, end, created, state, type, privacy, label };
}

/** The feed of somebody who follows every space: what can be voted on, what ends first first. */
export function feedRows(hub: HubData): Record<string, unknown>[] {
  return hub.proposals
    .filter((proposal) => proposal.state === 'active' && !proposal.flagged)
    .sort((left, right) => left.end - right.end)
    .map((proposal) => ({
      ...rowOf(proposal),
      space: proposal.space,
      spaceName: hub.space(proposal.space)?.name ?? proposal.space,
    }));
}

export function spaceData(hub: HubData, space: Space): Record<string, unknown> {
  const rows = rowsOf(hub, space.id);
  return {
    ...space,
    proposalsCount: rows.length,
    votesCount: rows.reduce((count, row) => count + Number(row.votes), 0),
    activeCount: rows.filter((row) => row.state === 'active').length,
  };
}

/** Votes, heaviest first; sealed ones without their choice. */
export function votesData(hub: HubData, proposal: ServedProposal): Record<string, unknown>[] {
  const sealed = proposal.privacy !== '' && proposal.scores_state !== 'final';
  return [...hub.votes(proposal.id)]
    .sort((left, right) => right.vp - left.vp)
    .slice(0, 40)
    .map(({ voter, vp, created, choice, reason }) => ({ voter, vp, created, reason, choice: sealed ? null : choice }));
}
