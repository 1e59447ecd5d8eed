import { describe, expect, it } from 'vitest';
import { pageLabel } from '@/lib/domain/governance/page-label';
import { aFinalVote, aVote, now } from '../builders.ts';

describe("the label of Snapshot's own page", () => {
  it('goes by the clock before the end', () => {
    const vote = aVote();
    expect(pageLabel(vote, vote.startAt - 1)).toBe('Pending');
    expect(pageLabel(vote, vote.startAt)).toBe('Active');
    expect(pageLabel(vote, vote.endAt)).toBe('Passed');
  });

  it('says Passed or Rejected before scores are final', () => {
    expect(pageLabel(aFinalVote({ scoresState: 'pending' }), now)).toBe('Passed');
    expect(pageLabel(aFinalVote({ scoresState: 'pending', privacy: 'shutter', scores: [0, 0, 0] }), now)).toBe(
      'Rejected',
    );
  });

  it('rejects only above a rejection quorum, and passes at a default one', () => {
    const rejection = { quorum: 300, quorumType: 'rejection' as const };
    expect(pageLabel(aFinalVote({ ...rejection, scores: [10, 300, 0] }), now)).toBe('Passed');
    expect(pageLabel(aFinalVote({ ...rejection, scores: [900, 301, 0] }), now)).toBe('Rejected');
    expect(pageLabel(aFinalVote({ quorum: 100 }), now)).toBe('Passed');
    expect(pageLabel(aFinalVote({ quorum: 101 }), now)).toBe('Rejected');
  });

  it('is Closed for whatever is not basic', () => {
    expect(pageLabel(aFinalVote({ type: 'single-choice' }), now)).toBe('Closed');
  });
});
