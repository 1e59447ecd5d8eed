import snapshot from '@snapshot-labs/snapshot.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice, StoredProposal, StoredVote, VotingType } from './hub/data.ts';
import { tally } from './hub/scores.ts';

const choices = ['One', 'Two', 'Three', 'Four'];
const one = fc.integer({ min: 1, max: choices.length });
const some = fc.uniqueArray(one, { minLength: 1, maxLength: choices.length });
const weighed = fc
  .tuple(some, fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 4 }))
  .map(([ids, weights]): Choice => Object.fromEntries(ids.map((id, at) => [id, weights[at] ?? 1])));

/** A choice as each voting type writes it. */
const choiceOf = { basic: one, 'single-choice': one, approval: some, weighted: weighed, quadratic: weighed } as const;

describe('the scores of the test hub', () => {
  it.each(Object.keys(choiceOf) as (keyof typeof choiceOf)[])('are those of Snapshot’s own library: %s', (type) => {
    const Counting = snapshot.utils.voting[type];
    const voteOf = fc.record({ choice: choiceOf[type] as fc.Arbitrary<Choice>, vp: fc.integer({ min: 1, max: 1e9 }) });
    fc.assert(
      fc.property(fc.array(voteOf, { minLength: 1, maxLength: 30 }), (votes) => {
        const counted = new Counting(
          { choices } as never,
          votes.map(({ choice, vp }) => ({ choice, balance: vp, scores: [vp] })) as never,
          [{ name: 'test', network: '1', params: {} }],
          undefined as never,
        );
        const proposal = { type: type satisfies VotingType, choices } as unknown as StoredProposal;
        const { scores, total } = tally(proposal, votes as unknown as StoredVote[]);
        expect(total).toBeCloseTo(counted.getScoresTotal(), 3);
        const expected = counted.getScores();
        for (const [at, score] of scores.entries()) expect(score).toBeCloseTo(expected[at] ?? 0, 3);
      }),
    );
  });
});
