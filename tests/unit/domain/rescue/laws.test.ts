import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageView } from '@/lib/domain/coverage/coverage-view';
import { waterfall } from '@/lib/domain/coverage/waterfall';
import { type Claim, claimStatuses } from '@/lib/domain/rescue/claim';
import { countedClaims } from '@/lib/domain/rescue/counted-claims';
import { atLeast, coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import { ifPasses } from '@/lib/domain/rescue/if-passes';
import { onLaxerReading, readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution, Instrument, Rescue } from '@/lib/domain/rescue/rescue';
import { stages } from '@/lib/domain/rescue/stage';
import { viewEvidence } from '@/lib/domain/view/view-evidence';
import { viewRescue } from '@/lib/domain/view/view-rescue';
import {
  aFinalVote,
  aGap,
  anArrival,
  aRescue,
  aVote,
  day,
  ether,
  now,
  observed,
  requiredVote,
  source,
} from '../builders.ts';

const units = fc.bigInt({ min: 0n, max: 500n * ether });
const claims = fc.array(
  fc.record({
    status: fc.constantFrom(...claimStatuses),
    asOf: fc.constantFrom(
      '2026-04-20',
      '2026-04-24',
      '2026-04-24T10:00:00Z',
      '2026-05',
      '2026-05-18',
      '2026-05-19',
      '2027-01-01',
      undefined,
    ),
    amount: fc.option(fc.record({ asset: fc.constantFrom('ETH', 'stETH', 'USDT'), units, isCap: fc.boolean() }), {
      nil: undefined,
    }),
    grade: fc.constantFrom('primary' as const, 'secondary' as const),
    source: fc.constantFrom('https://a.example/1', 'https://b.example/2'),
  }),
  { minLength: 1, maxLength: 6 },
);
const instruments: Instrument[] = ['gift', 'loan', 'deposit', 'guarantee', 'unknown'];
const contributions = fc
  .array(
    fc.record({
      claims,
      instrument: fc.constantFrom(...instruments),
      kind: fc.constantFrom('dao' as const, 'person' as const),
      voted: fc.boolean(),
      transfers: fc.array(
        fc.record({
          kind: fc.constantFrom('delivery' as const, 'return' as const),
          chainId: fc.constant(1),
          txHash: fc.constantFrom('0x1', '0x2', '0x3'),
          amount: fc.record({ asset: fc.constantFrom('ETH', 'stETH'), units }),
          at: fc.constantFrom('2026-04-25', '2026-05-10', '2027-01-02'),
          source: fc.constant('https://c.example/3'),
          grade: fc.constant('primary' as const),
          verified: fc.constant(false as const),
        }),
        { maxLength: 3 },
      ),
      deadline: fc.option(fc.constant({ by: '2026-05-01', source: 'https://c.example/3', grade: 'primary' as const }), {
        nil: undefined,
      }),
    }),
    { maxLength: 6 },
  )
  .map((given) =>
    given.map(
      ({ voted, deadline, ...each }, index): Contribution => ({
        ...each,
        ...(deadline && { deadline }),
        claims: each.claims as Claim[],
        id: index === 0 ? 'giver' : `giver-${index}`,
        contributor: `Giver ${index}`,
        votes: voted ? [{ ...requiredVote, topic: { host: 'forum.example', id: index + 1 } }] : [],
        senders: [],
      }),
    ),
  );
const vote = fc.record({
  topic: fc.integer({ min: 1, max: 6 }),
  started: fc.integer({ min: -40, max: 3 }),
  ends: fc.integer({ min: -30, max: 5 }),
  final: fc.boolean(),
  inFavour: fc.boolean(),
});
const world = fc
  .record({
    contributions,
    votes: fc.array(vote, { maxLength: 5 }),
    arrived: fc.array(units, { maxLength: 3 }),
    gap: fc.integer({ min: 1, max: 2_000 }),
  })
  .map(({ contributions: given, votes, arrived, gap }) => {
    const rescue: Rescue = aRescue({ contributions: given, denominators: [aGap('gap', BigInt(gap))] });
    const proposals = votes.map(({ topic, started, ends, final, inFavour }, index) =>
      (final ? aFinalVote : aVote)({
        id: `0x${String(index).repeat(64)}`,
        discussion: `https://forum.example/t/x/${topic}`,
        startAt: now + Math.min(started, ends - 1) * day,
        endAt: now + ends * day,
        scores: inFavour ? [2, 1, 0] : [1, 2, 0],
      }),
    );
    const deliveries = arrived.map((sum, index) => anArrival(0n, { id: String(index), units: sum }));
    return { rescue, evidence: observed(rescue, { votes: proposals, deliveries }) };
  });

describe('whatever is claimed, voted and paid', () => {
  it('the bands and the uncovered part make the denominator, or the excess is named', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        const ladder = coverageLadder(readLedger(rescue, evidence, now));
        const low = ladder.bands.reduce((sum, band) => sum + band.low, 0n);
        const high = ladder.bands.reduce((sum, band) => sum + band.high, 0n);
        expect(high + ladder.uncovered.low - ladder.excess.high).toBe(ladder.total);
        expect(low + ladder.uncovered.high - ladder.excess.low).toBe(ladder.total);
        expect(ladder.uncovered.low > 0n && ladder.excess.high > 0n).toBe(false);
      }),
    );
  });

  it('low is never above high', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        const ledger = readLedger(rescue, evidence, now);
        const ladder = coverageLadder(ledger);
        const ranges = [
          ...ladder.bands,
          ladder.uncovered,
          ladder.excess,
          ...ledger.entries.flatMap(({ parts, amount }) => [
            ...parts.map(({ native }) => native),
            ...(amount ? [amount] : []),
          ]),
        ];
        for (const { low, high } of ranges) {
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(0n);
        }
        for (const band of ladder.bands) expect(band.lowBps).toBeLessThanOrEqual(band.highBps);
      }),
    );
  });

  it('rungs never grow going up', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        const ladder = coverageLadder(readLedger(rescue, evidence, now));
        const rungs = stages.map((stage) => atLeast(ladder, stage));
        rungs.forEach((rung, index) => {
          const above = rungs[index + 1];
          if (!above) return;
          expect(above.high).toBeLessThanOrEqual(rung.high);
          expect(above.low).toBeLessThanOrEqual(rung.low);
        });
      }),
    );
  });

  it('the order in which claims are written does not matter', () => {
    const shuffled = world.chain((made) =>
      fc
        .tuple(
          ...made.rescue.contributions.map((each) =>
            fc.shuffledSubarray([...each.claims], { minLength: each.claims.length }),
          ),
        )
        .map((orders) => ({
          ...made,
          other: {
            ...made.rescue,
            contributions: made.rescue.contributions.map((each, index) => ({ ...each, claims: orders[index] ?? [] })),
          },
        })),
    );
    fc.assert(
      fc.property(shuffled, ({ rescue, other, evidence }) => {
        const reading = (of: Rescue) =>
          readLedger(of, evidence, now).entries.map(({ contribution: _, ...entry }) => entry);
        expect(reading(other)).toEqual(reading(rescue));
      }),
    );
  });

  it('no amount is lost or made: the parts hold what was promised, or what arrived if that is more', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        for (const entry of readLedger(rescue, evidence, now).entries) {
          const { contribution, amount, parts, asset, unconverted, moved } = entry;
          if (unconverted.length > 0 || asset === 'USDT') continue;
          const seen = contribution.id === 'giver' ? evidence.deliveries.map((each) => each.units) : [];
          const published = (contribution.transfers ?? [])
            .filter(({ kind, at }) => kind === 'delivery' && at < '2026-06')
            .map((each) => each.amount.units);
          const arrived = [...seen, ...published].reduce((sum, each) => sum + each, 0n);
          const promised = amount?.high ?? 0n;
          const held = parts.reduce((sum, { native }) => sum + native.high, 0n);
          expect([asset, held]).toEqual([asset, arrived > promised ? arrived : promised]);
          const kept = parts
            .filter((part) => part.standing === 'delivered')
            .reduce((sum, { native }) => sum + native.high, 0n);
          expect(kept).toBe(moved ? moved.delivered - moved.returned : 0n);
          expect(moved?.returned ?? 0n).toBeLessThanOrEqual(arrived);
        }
      }),
    );
  });

  it('recovered funds are beside what was given only where the denominator subtracts none', () => {
    fc.assert(
      fc.property(world, fc.boolean(), ({ rescue, evidence }, net) => {
        const denominators = rescue.denominators.map((each) => ({ ...each, netOf: net ? ['frozen'] : [] }));
        const ledger = readLedger({ ...rescue, denominators }, evidence, now);
        const view = coverageView(ledger);
        const given = view.ladder.bands.reduce((sum, band) => sum + band.high, 0n);
        const recovered = view.kind === 'gross' ? view.recoveries.reduce((sum, band) => sum + band.high, 0n) : 0n;
        const excess = view.kind === 'gross' ? view.excess.high : view.ladder.excess.high;
        expect(view.kind).toBe(net ? 'net' : 'gross');
        expect(recovered).toBe(net ? 0n : 300n * ether);
        expect(given + recovered + view.uncovered.low - excess).toBe(view.ladder.total);
      }),
    );
  });

  it('the waterfall never pays anyone below zero, and its parts make the hole', () => {
    const steps = fc.array(
      fc.record({ who: fc.integer({ min: 0, max: 5 }), fixed: fc.boolean(), retires: fc.boolean() }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(world, steps, ({ rescue, evidence }, given) => {
        const ids = new Set<number>();
        const each = given.filter(({ who }) => !ids.has(who) && ids.add(who));
        const ledger = readLedger(
          {
            ...rescue,
            waterfall: {
              rule: 'rule',
              source,
              steps: each.map(({ who, fixed, retires }) => ({
                label: String(who),
                contributions: [rescue.contributions[who]?.id ?? 'nobody'],
                fixed,
                retires,
              })),
            },
          },
          evidence,
          now,
        );
        const reading = waterfall(ledger);
        for (const run of reading ? [reading.certain, reading.possible] : []) {
          for (const { used, relieved, available } of run.steps) {
            expect(used >= 0n && relieved >= 0n).toBe(true);
            expect(used + relieved).toBe(available);
          }
          expect(run.open >= 0n && run.surplus >= 0n).toBe(true);
          const used = run.steps.reduce((sum, step) => sum + step.used, 0n);
          expect(used + run.open - run.surplus).toBe(coverageView(ledger).ladder.total);
        }
      }),
    );
  });

  it('read generously, nothing that is committed or better gets less', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        const ledger = readLedger(rescue, evidence, now);
        for (const stage of stages) {
          const strict = atLeast(coverageLadder(ledger), stage);
          const lax = atLeast(coverageLadder(onLaxerReading(ledger)), stage);
          expect(lax.high).toBeGreaterThanOrEqual(strict.high);
        }
      }),
    );
  });

  it('looked at without a viewpoint, or from the end of time by dated claims, it is the same', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        expect(viewRescue(rescue).rescue).toBe(rescue);
        const viewpoint = { at: now };
        const dated = {
          ...rescue,
          denominators: rescue.denominators.map((gap) => ({ ...gap, asOf: '2026-04-20' })),
          contributions: rescue.contributions
            .map((each) => ({ ...each, claims: each.claims.filter(({ asOf }) => asOf !== undefined) }))
            .filter(({ claims: said }) => countedClaims(said, now).length > 0),
        };
        const whole = coverageLadder(readLedger(dated, evidence, now));
        const view = viewRescue(dated, viewpoint);
        const seen = coverageLadder(readLedger(view.rescue, viewEvidence(evidence, viewpoint), now));
        expect(view.leftOut).toEqual([]);
        expect(seen.bands).toEqual(whole.bands);
      }),
    );
  });

  it('splitting a promise in two changes no total', () => {
    fc.assert(
      fc.property(units, units, (one, two) => {
        const giver = (id: string, amount: bigint): Contribution => ({
          id,
          contributor: id,
          kind: 'person',
          instrument: 'gift',
          votes: [],
          senders: [],
          claims: [
            {
              status: 'pledged',
              asOf: '2026-04-24',
              amount: { asset: 'stETH', units: amount, isCap: false },
              source,
              grade: 'primary',
            },
          ],
        });
        const total = (given: Contribution[]) => {
          const rescue = aRescue({ contributions: given });
          return atLeast(coverageLadder(readLedger(rescue, observed(rescue), now)), 'voiced').high;
        };
        expect(total([giver('a', one), giver('b', two)])).toBe(total([giver('a', one + two)]));
      }),
    );
  });

  it('"if this passes" never lowers anything, and changes nothing for a vote that has passed', () => {
    fc.assert(
      fc.property(world, ({ rescue, evidence }) => {
        const ledger = readLedger(rescue, evidence, now);
        for (const match of evidence.matches.values()) {
          const { before, after } = ifPasses(ledger, match);
          expect(after.high).toBeGreaterThanOrEqual(before.high);
          expect(after.low).toBeGreaterThanOrEqual(before.low);
          const seen = ledger.entries
            .flatMap(({ votes }) => votes)
            .find(({ proposalKey }) => proposalKey === match.proposalKey);
          if (seen?.verdict === 'passed') expect(after).toEqual(before);
        }
      }),
    );
  });
});
