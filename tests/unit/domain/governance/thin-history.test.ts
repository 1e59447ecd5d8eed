import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinHistory } from '@/lib/domain/governance/thin-history';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = 400 * day;
const point = (at: number, scores: number[] = [60, 30], scoresTotal = 90) => ({ at, scores, scoresTotal });
const vote = { quorum: 100, endAt: 20 * day };
/** A point every five minutes, from a day on. */
const every5 = (from: number, count: number, of = (at: number) => point(at)) =>
  Array.from({ length: count }, (_, index) => of(from + index * 5 * minute));

describe('the history of a vote that is thinned', () => {
  it('stays as it is while it is short', () => {
    const points = every5(day, 50);
    expect(thinHistory(points, vote, now, 50)).toEqual(points);
  });

  it('keeps both sides of every change of lead and of every crossing of the quorum', () => {
    const turned = (at: number) => {
      const age = (at - day) / (5 * minute);
      return point(at, age >= 700 && age < 1_200 ? [30, 60] : [60, 30], age >= 900 ? 120 : 90);
    };
    const points = every5(day, 4_000, turned);
    const kept = new Set(thinHistory(points, vote, now, 100));
    for (const turn of [699, 700, 899, 900, 1_199, 1_200])
      expect([turn, kept.has(points[turn] as never)]).toEqual([turn, true]);
  });

  it('keeps all of the last days, and of the last hours of the vote', () => {
    const old = every5(day, 3_000);
    const end = every5(vote.endAt - 60 * minute, 12);
    const fresh = every5(now - 2 * day, 100);
    const kept = new Set(thinHistory([...old, ...end, ...fresh], vote, now, 400));
    expect([...end, ...fresh].filter((each) => !kept.has(each))).toEqual([]);
  });

  it('keeps the older past evenly, however much went on lately', () => {
    const old = every5(day, 4_000);
    const fresh = every5(now - 2 * day, 576);
    const kept = thinHistory([...old, ...fresh], vote, now, 200);
    const ofOld = kept.filter(({ at }) => at < now - 3 * day);
    expect(ofOld.length).toBeGreaterThanOrEqual(40);
    const gaps = ofOld.slice(1).map(({ at }, index) => at - (ofOld[index]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThan((4_000 * 5 * minute) / 20);
  });

  it('is never longer than told, in order, a part of what was there, with its first and last', () => {
    const any = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 9 * day }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
      {
        minLength: 2,
        maxLength: 300,
      },
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 50 }), fc.boolean(), (steps, most, known) => {
        let at = 0;
        const points = steps.map(([step, a, b]) => {
          at += step;
          return point(at, [a, b], (a + b) * 30);
        });
        const kept = thinHistory(points, known ? vote : undefined, at, most);
        expect(kept.length).toBeLessThanOrEqual(Math.max(most, 2));
        expect(points.filter((each) => kept.includes(each))).toEqual(kept);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        // Thinning again takes nothing more.
        expect(thinHistory(kept, known ? vote : undefined, at, most)).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });
});
