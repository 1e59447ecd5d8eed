import type { Milliseconds } from '../time';
import type { Proposal } from './proposal';

/** The status that Snapshot's own page prints. It can say Passed or Rejected before the result is final: compare `readVerdict`. */
export type PageLabel = 'Pending' | 'Active' | 'Passed' | 'Rejected' | 'Closed';

/** Snapshot's label for a proposal at `now`. */
export function pageLabel(proposal: Proposal, now: Milliseconds): PageLabel {
  if (now < proposal.startAt) return 'Pending';
  if (now < proposal.endAt) return 'Active';
  if (proposal.type !== 'basic') return 'Closed';
  const [inFavour = 0, against = 0] = proposal.scores;
  const quorum = proposal.quorum ?? 0;
  if (proposal.quorumType === 'rejection') return against > quorum ? 'Rejected' : 'Passed';
  if (proposal.scoresTotal < quorum) return 'Rejected';
  return inFavour > against ? 'Passed' : 'Rejected';
}
