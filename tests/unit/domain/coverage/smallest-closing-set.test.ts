import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pendingVotes } from '@/lib/domain/coverage/pending-votes';
import { type PendingVote, smallestClosingSet } from '@/lib/domain/coverage/smallest-closing-set';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution } from '@/lib/domain/rescue/rescue';
import {
  aClaim,
  aFinalVote,
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

  it('takes no liquidity, nor what is approved or went back', () => {
    const at = (given: Partial<Contribution>) => {
      const contribution = aGiver({ claims: [aClaim('in-proposal', '2026-05-18', 60n)], votes: [], ...given });
      const rescue = aRescue({ denominators: [aGap('gap', 100n)], contributions: [contribution] });
      const ledger = readLedger(rescue, observed(rescue), now);
      return smallestClosingSet(ledger, 'gap', [{ contribution: 'giver', votes: 1 }]).brings / ether;
    };
    const moved = (kind: 'delivery' | 'return', eth: bigint) => ({
      kind,
      chainId: 1,
      txHash: `0x${kind}`,
      amount: { asset: 'ETH', units: eth * ether },
      at: '2026-05-01',
      source: 'https://example.org/a',
      grade: 'primary' as const,
      verified: false as const,
    });
    expect(at({})).toBe(60n);
    expect(at({ instrument: 'deposit' })).toBe(0n);
    expect(at({ claims: [aClaim('approved', '2026-05-01', 60n)] })).toBe(0n);
    expect(at({ transfers: [moved('delivery', 20n), moved('return', 20n)] })).toBe(40n);
  });

  it('closes for certain only where caps are not counted on', () => {
    const cap = { ...aGiver({ claims: [aClaim('in-proposal', '2026-05-18', 100n, { isCap: true })] }) };
    const sure = { ...aGiver({ claims: [aClaim('in-proposal', '2026-05-18', 100n)] }) };
    const certain = (contribution: Contribution, more: Contribution[] = []) => {
      const rescue = aRescue({ denominators: [aGap('gap', 100n)], contributions: [contribution, ...more] });
      const ledger = readLedger(rescue, observed(rescue), now);
      return smallestClosingSet(ledger, 'gap', [{ contribution: 'giver', votes: 1 }]).closesForCertain;
    };
    expect(certain(cap)).toBe(false);
    expect(certain(sure)).toBe(true);
    const approvedCap = aGiver({
      id: 'cap',
      votes: [],
      claims: [aClaim('approved', '2026-05-01', 50n, { isCap: true })],
    });
    expect(certain(aGiver({ claims: [aClaim('in-proposal', '2026-05-18', 50n)] }), [approvedCap])).toBe(false);
  });

  it('counts by what one vote brings where it can only estimate', () => {
    const small = Array.from({ length: 26 }, () => ({ eth: 50n, votes: 1 }));
    expect(closing(100n, [{ eth: 100n, votes: 5 }, ...small])).toMatchObject({ estimate: true, votes: 2 });
    expect(closing(100n, [{ eth: 60n, votes: 101 }, { eth: 50n }, { eth: 50n }])).toMatchObject({ estimate: true });
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
    const done = aGiver({
      id: 'done',
      votes: [
        { ...requiredVote, result: { says: 'canceled', source: 'https://example.org/a', grade: 'primary' } },
        { ...requiredVote, result: { says: 'executed', source: 'https://example.org/a', grade: 'primary' } },
        { step: 'binding', required: true, venue: 'aragon' },
      ],
    });
    const over = aGiver({ id: 'over', claims: [aClaim('approved', '2026-05-01', 5n)] });
    const gone = aGiver({
      id: 'gone',
      claims: [aClaim('announced', '2026-05-01', 5n), aClaim('withdrawn', '2026-05-02')],
    });
    const rescue = aRescue({ contributions: [voting, over, gone, done] });
    const evidence = observed(rescue, { votes: [aVote({ discussion })] });
    expect(pendingVotes(readLedger(rescue, evidence, now), evidence)).toEqual([
      { contribution: 'giver', votes: 2, endAt: Date.parse('2026-06-01T23:59:59.999Z') },
      // Nobody says when its last vote is held.
      { contribution: 'done', votes: 1 },
    ]);
    const passed = observed(rescue, { votes: [aFinalVote({ discussion })] });
    expect(pendingVotes(readLedger(rescue, passed, now), passed)[0]).toMatchObject({ contribution: 'giver', votes: 1 });
  });
});
