import { describe, expect, it } from 'vitest';
import { compareCounts, recount } from '@/lib/sources/snapshot/recount';

const vote = (choice: unknown, vp: number) => ({ choice, vp });
const abc = ['A', 'B', 'C'];

describe('votes come to what Snapshot makes of them', () => {
  it.each<[string, unknown[], number[]]>([
    ['basic', [vote(1, 10), vote(2, 4), vote(3, 1), vote(1, 5)], [15, 4, 1]],
    ['single-choice', [vote(3, 2), vote(1, 1)], [1, 0, 2]],
    ['approval: all of the power for each that is included', [vote([1, 2], 10), vote([2], 4)], [10, 14, 0]],
    ['weighted: power in the proportion of the weights', [vote({ 1: 3, 2: 1 }, 8), vote({ 3: 1 }, 2)], [6, 2, 2]],
    // (√8 + √8)² = 32 against (√2)² = 2 and 0, scaled to a total of 18.
    [
      'quadratic: roots, then scaled',
      [vote({ 1: 1 }, 8), vote({ 1: 1 }, 8), vote({ 2: 1 }, 2)],
      [(32 / 34) * 18, (2 / 34) * 18, 0],
    ],
    // Nobody has half: C leaves, and its votes go to B.
    ['ranked-choice: the last round', [vote([1, 2, 3], 4), vote([2, 1, 3], 3), vote([3, 2, 1], 2)], [4, 5, 0]],
    // A beats B and C, B beats C: wins from both sides 4, 2, 0; half the average support: 0.5, 0.25, 0; in all 6.75.
    ['copeland: pairs won, then scaled', [vote([1, 2, 3], 9)], [(4.5 / 6.75) * 9, (2.25 / 6.75) * 9, 0]],
  ])('%s', (name, votes, scores) => {
    const [type = ''] = name.split(':');
    const counted = recount({ type, choices: abc }, votes as { choice: unknown; vp: number }[]);
    expect(counted && compareCounts(counted, { scores })).toEqual([]);
  });

  it.each(['basic', 'single-choice', 'approval', 'weighted', 'quadratic', 'ranked-choice'])(
    '%s: sealed and invalid choices count towards the total, and for nobody',
    (type) => {
      const bad = ['0xabcdef', null, 0, 4, -1, 1.5, '1', [1, 1], [7], { 9: 1 }, { 1: -1 }, { 1: 0 }, {}, [[1, 2], 2]];
      const counted = recount(
        { type, choices: abc },
        bad.map((choice) => vote(choice, 2)),
      );
      expect(counted).toMatchObject({ votes: bad.length, valid: 0, total: 2 * bad.length });
      expect(counted?.scores.every((score) => score === 0)).toBe(true);
    },
  );

  it('copeland alone leaves them out of the total', () => {
    expect(recount({ type: 'copeland', choices: abc }, [vote([1, 2, 3], 5), vote([1, 2], 3)])).toMatchObject({
      votes: 2,
      valid: 1,
      total: 5,
    });
  });

  it('no votes at all come to nothing, in every system', () => {
    for (const type of ['basic', 'single-choice', 'approval', 'weighted', 'quadratic', 'ranked-choice', 'copeland'])
      expect(recount({ type, choices: abc }, [])).toEqual({ votes: 0, valid: 0, scores: [0, 0, 0], total: 0 });
  });

  it('a system that Snapshot has no code for is not counted, whatever it is called', () => {
    for (const type of ['custom', '', 'constructor', '__proto__', 'toString'])
      expect(recount({ type, choices: abc }, [vote(1, 1)])).toBeUndefined();
  });
});

describe('a recount matches the hub’s count', () => {
  const counted = { votes: 3, valid: 3, scores: [600, 300, 0], total: 900 };

  it('up to the noise of floating point', () => {
    const hub = { scores: [599.9999999999999, 300.00000000000006, 1e-13], total: 899.9999999999999, votes: 3 };
    expect(compareCounts(counted, hub)).toEqual([]);
  });

  it('but not where a vote of little power is missing', () => {
    expect(compareCounts(counted, { scores: [600, 299.999, 0] })).toEqual([
      { kind: 'score', choice: 1, hub: 299.999, recounted: 300 },
    ]);
  });

  it('not where only the total or the number of votes differs', () => {
    expect(compareCounts(counted, { scores: [600, 300, 0], total: 901, votes: 4 })).toEqual([
      { kind: 'total', hub: 901, recounted: 900 },
      { kind: 'votes', hub: 4, recounted: 3 },
    ]);
  });

  it('not where the hub has no score for a choice, or one for no choice', () => {
    expect(compareCounts(counted, { scores: [] })).toHaveLength(3);
    expect(compareCounts(counted, { scores: [600, 300, 0, 5] })).toEqual([
      { kind: 'score', choice: 3, hub: 5, recounted: undefined },
    ]);
  });
});
