import { describe, expect, it } from 'vitest';
import { smallestClosingSet } from '../../lib/domain/coverage/smallest-closing-set.ts';
import type { Claim, ClaimStatus } from '../../lib/domain/rescue/claim.ts';
import { coverageLadder } from '../../lib/domain/rescue/coverage-ladder.ts';
import { noEvidence } from '../../lib/domain/rescue/evidence.ts';
import { readLedger } from '../../lib/domain/rescue/ledger.ts';
import type { Contribution, Rescue } from '../../lib/domain/rescue/rescue.ts';
import { aGap, aRescue, ether, now, requiredVote, source } from '../unit/domain/builders.ts';

const statuses: readonly ClaimStatus[] = ['voiced', 'announced', 'in-proposal', 'pledged', 'approved', 'executed'];

/** The claim `nth` of a contribution: all of them differ in day, source and amount. */
function claim(contribution: number, nth: number): Claim {
  const day = String(1 + ((contribution * 7 + nth * 3) % 28)).padStart(2, '0');
  return {
    status: statuses[(contribution + nth) % statuses.length] ?? 'voiced',
    asOf: `2026-04-${day}`,
    amount: { asset: nth % 3 === 0 ? 'stETH' : 'ETH', units: BigInt(100 + nth) * ether, isCap: nth % 4 === 0 },
    source: `${source}/${contribution}/${nth}`,
    grade: nth % 2 === 0 ? 'primary' : 'secondary',
  };
}

function rescueOf(contributions: number, claims: number): Rescue {
  return aRescue({
    denominators: [aGap('gap', 1_000_000n)],
    contributions: Array.from(
      { length: contributions },
      (_, index): Contribution => ({
        id: `c${index}`,
        contributor: `Contributor ${index}`,
        kind: index % 2 === 0 ? 'dao' : 'person',
        instrument: index % 5 === 0 ? 'loan' : 'gift',
        claims: Array.from({ length: claims }, (_, nth) => claim(index, nth)),
        votes: index % 2 === 0 ? [requiredVote] : [],
        senders: [],
      }),
    ),
  });
}

/** How long each round takes, in milliseconds; the first ones, in which the engine warms up, do not count. */
function measure(rounds: number, work: () => unknown): { median: number; slowest: number } {
  const times: number[] = [];
  for (let round = -20; round < rounds; round += 1) {
    const start = performance.now();
    work();
    if (round >= 0) times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  return { median: times[Math.floor(rounds / 2)] ?? Number.NaN, slowest: times.at(-1) ?? Number.NaN };
}

describe('a ledger', () => {
  it('of 200 contributions of 10 claims each is computed, with its ladder, in under 5 ms', () => {
    const rescue = rescueOf(200, 10);
    const { median, slowest } = measure(100, () => coverageLadder(readLedger(rescue, noEvidence, now)));
    console.log(`200 x 10 claims: median ${median.toFixed(2)} ms, slowest ${slowest.toFixed(2)} ms`);
    expect(median).toBeLessThan(5);
  });
});

describe('the smallest closing set', () => {
  it('of 25 pending votes is found, exactly, in under 50 ms', () => {
    const rescue = rescueOf(25, 1);
    const given: Rescue = {
      ...rescue,
      denominators: [aGap('gap', 1_234n)],
      contributions: rescue.contributions.map((each, index) => ({
        ...each,
        claims: [
          {
            ...claim(index, 2),
            status: 'in-proposal',
            amount: { asset: 'ETH', units: BigInt(97 + ((index * 31) % 89)) * ether, isCap: false },
          },
        ],
      })),
    };
    const ledger = readLedger(given, noEvidence, now);
    const pending = given.contributions.map(({ id }, index) => ({
      contribution: id,
      votes: 1 + (index % 3),
      endAt: now + index * 3_600_000,
    }));
    expect(smallestClosingSet(ledger, 'gap', pending)).toMatchObject({ estimate: false, closes: true });
    const { median, slowest } = measure(50, () => smallestClosingSet(ledger, 'gap', pending));
    console.log(`25 pending votes: median ${median.toFixed(2)} ms, slowest ${slowest.toFixed(2)} ms`);
    expect(median).toBeLessThan(50);
  });
});
