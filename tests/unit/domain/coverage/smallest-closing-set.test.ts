import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pendingVotes } from '@/lib/domain/coverage/pending-votes';
import { type PendingVote, smallestClosingSet } from '@/lib/domain/coverage/smallest-closing-set';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution } from '@/lib/domain/rescue/rescue';
import {
  aClaim,
  aGap,
  aGiver,
  aRescue,
  aVote,
  day,
  discussion,
  ether,
  now,
  observed,
  requiredVote,
} from '../builders.ts';

interface Given {
  eth: bigint;
  ends?: number;
  votes?: number;
}

/** A gap and pledges that wait for votes: `p0`, `p1`, … */
function closing(gap: bigint, given: readonly Given[]) {
  const contributions = given.map(
    ({ eth }, index): Contribution => ({
      ...aGiver({ claims: [aClaim('in-proposal', '2026-05-18', eth)] }),
      id: `p${index}`,
    }),
  );
  const rescue = aRescue({ denominators: [aGap('gap', gap)], contributions });
  const pending = given.map(
    ({ ends, votes = 1 }, index): PendingVote => ({
      contribution: `p${index}`,
      votes,
      ...(ends !== undefined && { endAt: now + ends * day }),
    }),
  );
  return smallestClosingSet(readLedger(rescue, observed(rescue), now), undefined, pending);
}

describe('the smallest set of votes that closes the gap', () => {
  it('is the fewest', () => {
    expect(closing(100n, [{ eth: 60n }, { eth: 50n }, { eth: 50n }, { eth: 100n }])).toMatchObject({
      closes: true,
      contributions: ['p3'],
      votes: 1,
      left: 0n,
      estimate: false,
    });
  });

  it('is of those the soonest', () => {
    expect(
      closing(100n, [
        { eth: 100n, ends: 9 },
        { eth: 100n, ends: 2 },
        { eth: 200n, ends: 5 },
      ]),
    ).toMatchObject({
      contributions: ['p1'],
      closedAt: now + 2 * day,
    });
    expect(
      closing(100n, [
        { eth: 60n, ends: 1 },
        { eth: 60n, ends: 3 },
        { eth: 60n, ends: 2 },
        { eth: 10n, ends: 0.5 },
      ]),
    ).toMatchObject({ contributions: ['p0', 'p2'] });
  });

  it('counts every vote that one pledge needs', () => {
    expect(closing(100n, [{ eth: 100n, votes: 3 }, { eth: 50n }, { eth: 50n }])).toMatchObject({
      contributions: ['p1', 'p2'],
      votes: 2,
    });
  });

  it('says when not even all of them close it', () => {
    expect(closing(100n, [{ eth: 30n }, { eth: 20n }])).toMatchObject({
      closes: false,
      contributions: ['p0', 'p1'],
      brings: 50n * ether,
      left: 50n * ether,
    });
  });

  it('is empty where the gap is closed', () => {
    const rescue = aRescue({
      denominators: [aGap('gap', 1n)],
      contributions: [aGiver({ claims: [aClaim('approved', '2026-05-01', 5n)], votes: [] })],
    });
    expect(smallestClosingSet(readLedger(rescue, observed(rescue), now), 'gap', [])).toMatchObject({
      closes: true,
      closesForCertain: true,
      contributions: [],
      gap: 0n,
    });
  });

  it('says when it is only an estimate', () => {
    const many = Array.from({ length: 26 }, (_, index) => ({ eth: BigInt(index + 1) }));
    expect(closing(100n, many)).toMatchObject({ estimate: true, closes: true });
    expect(closing(100n, many.slice(1))).toMatchObject({ estimate: false, votes: 5 });
  });

  it('is never smaller by trying them all, and never later', () => {
    const pledges = fc.array(
      fc.record({
        eth: fc.bigInt(0n, 60n),
        ends: fc.integer({ min: 0, max: 5 }),
        votes: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(pledges, fc.bigInt(1n, 150n), (given, gap) => {
        const found = closing(gap, given);
        let best: { votes: number; ends: number } | undefined;
        for (let mask = 1; mask < 2 ** given.length; mask += 1) {
          const chosen = given.filter((_, index) => (mask >> index) % 2 === 1);
          if (chosen.reduce((sum, { eth }) => sum + eth, 0n) < gap) continue;
          const votes = chosen.reduce((sum, each) => sum + each.votes, 0);
          const ends = Math.max(...chosen.map((each) => each.ends));
          if (!best || votes < best.votes || (votes === best.votes && ends < best.ends)) best = { votes, ends };
        }
        expect(found.closes).toBe(best !== undefined);
        if (!best) return;
        expect([found.votes, found.closedAt]).toEqual([best.votes, now + best.ends * day]);
        expect(found.brings).toBeGreaterThanOrEqual(found.gap);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the votes that are pending', () => {
  it('are those that a pledge on the ladder still needs, with the end of the last', () => {
    const steps = [
      { ...requiredVote, step: 'signal' as const },
      { step: 'binding' as const, required: true, venue: 'aragon' as const, closesAt: '2026-06-01' },
    ];
    const voting = aGiver({ votes: steps });
    const over = aGiver({ id: 'over', claims: [aClaim('approved', '2026-05-01', 5n)] });
    const gone = aGiver({
      id: 'gone',
      claims: [aClaim('announced', '2026-05-01', 5n), aClaim('withdrawn', '2026-05-02')],
    });
    const rescue = aRescue({ contributions: [voting, over, gone] });
    const evidence = observed(rescue, { votes: [aVote({ discussion })] });
    expect(pendingVotes(readLedger(rescue, evidence, now), evidence)).toEqual([
      { contribution: 'giver', votes: 2, endAt: Date.parse('2026-06-01T23:59:59.999Z') },
    ]);
  });
});
