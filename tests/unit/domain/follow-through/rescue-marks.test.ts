import { describe, expect, it } from 'vitest';
import { newsOfMarks } from '@/lib/domain/follow-through/news-of-marks';
import type { RescueMark } from '@/lib/domain/follow-through/rescue-event';
import { type MarkGround, rescueMarks } from '@/lib/domain/follow-through/rescue-marks';
import type { Delivery } from '@/lib/domain/rescue/delivery';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution } from '@/lib/domain/rescue/rescue';
import { aClaim, aFinalVote, aGiver, anArrival, aRescue, day, discussion, hour, now, observed } from '../builders.ts';

/** What is true of a rescue with a hole of 1,000 ETH and one giver. */
function marks(
  given: Partial<Contribution> = {},
  {
    endedDaysAgo,
    deliveries = [],
    ...ground
  }: Partial<MarkGround> & { endedDaysAgo?: number; deliveries?: readonly Delivery[] } = {},
): RescueMark[] {
  const rescue = aRescue({ contributions: [aGiver(given)] });
  const endAt = now - (endedDaysAgo ?? 0) * day;
  const votes = endedDaysAgo === undefined ? [] : [aFinalVote({ startAt: endAt - 3 * day, endAt, discussion })];
  return rescueMarks(readLedger(rescue, observed(rescue, { votes, deliveries }), now), { now, ...ground });
}

const kinds = (all: readonly RescueMark[]) =>
  all.map(({ happening }) => (happening.kind === 'nothing-moved' ? happening.days : happening.kind));
const promised = (eth: bigint) => ({ claims: [aClaim('announced', '2026-04-24', eth)] });

describe('nothing moved after an approval', () => {
  const read = { arrivalsReadSince: now - 60 * day };

  it('is true after 3, 7, 14 and 30 days', () => {
    expect(kinds(marks({}, { endedDaysAgo: 2, ...read }))).toEqual([]);
    expect(kinds(marks({}, { endedDaysAgo: 3, ...read }))).toEqual([3]);
    expect(kinds(marks({}, { endedDaysAgo: 20, ...read }))).toEqual([3, 7, 14]);
    expect(kinds(marks({}, { endedDaysAgo: 31, ...read }))).toEqual([3, 7, 14, 30]);
  });

  it('is not said where arrivals were not read since the approval: nobody knows', () => {
    expect(marks({}, { endedDaysAgo: 10 })).toEqual([]);
    expect(marks({}, { endedDaysAgo: 10, arrivalsReadSince: now - 5 * day })).toEqual([]);
  });

  it('is not true once anything arrived', () => {
    expect(kinds(marks({}, { endedDaysAgo: 10, deliveries: [anArrival(1n)], ...read }))).toEqual([]);
  });

  it('is of an account’s approval as of an open vote', () => {
    const votes: Contribution['votes'] = [];
    const claims = [aClaim('approved', '2026-05-10', 100n)];
    expect(kinds(marks({ votes, claims }, read))).toEqual([3, 7]);
  });
});

describe('coverage that is crossed', () => {
  const covered = (eth: bigint) =>
    marks(promised(eth), { endedDaysAgo: 1 }).flatMap(({ happening }) =>
      happening.kind === 'coverage-crossed' ? [`${happening.rung} ${happening.percent}`] : [],
    );

  it('is told of what is approved, and of what is delivered, share by share', () => {
    expect(covered(499n)).toEqual([]);
    expect(covered(500n)).toEqual(['approved 50']);
    expect(covered(999n)).toEqual(['approved 50', 'approved 75', 'approved 90']);
    expect(covered(1_000n)).toEqual(['approved 50', 'approved 75', 'approved 90', 'approved 100']);
    const all = marks(promised(800n), { endedDaysAgo: 1, deliveries: [anArrival(600n)] });
    const delivered = all.filter(({ happening }) => 'rung' in happening && happening.rung === 'delivered');
    expect(delivered).toMatchObject([{ happening: { percent: 50 } }]);
  });

  it('counts gifts that are certain: no loan, and no cap', () => {
    expect(marks({ ...promised(1_000n), instrument: 'loan' }, { endedDaysAgo: 1 })).toEqual([]);
    const cap = { claims: [aClaim('announced', '2026-04-24', 1_000n, { isCap: true })] };
    expect(marks(cap, { endedDaysAgo: 1 })).toEqual([]);
  });
});

it('money that is held is said to be', () => {
  const claims = [aClaim('announced', '2026-04-24', 100n), aClaim('blocked', '2026-05-15', 100n)];
  expect(kinds(marks({ votes: [], claims }))).toEqual(['blocked']);
});

describe('what is news of it', () => {
  const ground = { endedDaysAgo: 20, arrivalsReadSince: now - 60 * day };
  const told = (known: readonly string[], followedSince?: number) =>
    kinds(newsOfMarks(marks({}, ground), (name) => known.includes(name), followedSince).tell);

  it('is nothing at the first look: that is a baseline, and all of it is remembered', () => {
    expect(told([])).toEqual([]);
    expect(newsOfMarks(marks({}, ground), () => false, undefined).remember).toHaveLength(3);
  });

  it('is what came to be since then, the furthest of what is due at once, and each once', () => {
    expect(told([], now - 40 * day)).toEqual([14]);
    expect(told([], now - 2 * day)).toEqual([]);
    const [three, seven, fourteen] = marks({}, ground).map(({ name }) => name);
    expect(told([three ?? '', seven ?? ''], now - 40 * day)).toEqual([14]);
    expect(told([three ?? '', seven ?? '', fourteen ?? ''], now - 40 * day)).toEqual([]);
  });

  it('tells delivered and approved apart', () => {
    const both = marks(promised(800n), { endedDaysAgo: 1, deliveries: [anArrival(600n)] });
    const { tell } = newsOfMarks(both, () => false, now - hour);
    expect(tell.map(({ happening }) => 'rung' in happening && [happening.rung, happening.percent])).toEqual([
      ['delivered', 50],
      ['approved', 75],
    ]);
  });
});
