import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPollAt } from '@/lib/watch/next-poll';
import { anObserved } from '../../support/observed';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const { startAt, endAt } = anObserved();
/** No jitter in the middle of its range. */
const still = 0.5;
const wait = (at: number, change = {}, failures = 0, random = still) => {
  const next = nextPollAt(anObserved({ observedAt: at, ...change }), at, random, failures);
  return next === undefined ? undefined : next - at;
};

describe('the next look', () => {
  it.each([
    ['a day before the vote opens', startAt - day, 15 * minute],
    ['as it opens', startAt - 5 * minute, 5 * minute + 1_000],
    ['days before the end', endAt - 3 * day, 5 * minute],
    ['when the last day begins, for its reminder', endAt - day - 2 * minute, 2 * minute],
    ['hours before the end', endAt - 5 * hour, 5 * minute],
    ['when the last two hours begin', endAt - 2 * hour - 3 * minute, 3 * minute],
    ['in the last two hours', endAt - 90 * minute, minute],
    ['when the last hour begins, for its reminder', endAt - hour - 20_000, 20_000],
    ['when the last ten minutes begin', endAt - 10 * minute - 20_000, 20_000],
    ['in the last ten minutes', endAt - 10 * minute, 30_000],
    ['in the last seconds', endAt - 1_000, 30_000],
    ['in the ten minutes after the end', endAt + 9 * minute, 30_000],
    ['in the six hours after', endAt + hour, 5 * minute],
    ['later on the first day', endAt + 7 * hour, hour],
    ['while it is stuck', endAt + 2 * day, hour],
    ['when it has been stuck for a month', endAt + 31 * day, day],
    ['when the last three days begin, for their reminder', endAt - 3 * day - 2 * minute, 2 * minute],
    ['when the last six hours begin, for their reminder', endAt - 6 * hour - 2 * minute, 2 * minute],
  ])('comes %s', (_when, at, expected) => {
    expect(wait(at)).toBe(expected);
  });

  it.each([
    ['its final outcome was seen', endAt + minute, { scoresState: 'final' }],
    ['it was found invalid', endAt + minute, { scoresState: 'invalid' }],
    ['it was deleted', endAt - day, { exists: false }],
    ['an old row says nothing for a day', endAt + day + 1, { scoresState: 'unknown' }],
  ])('never comes once %s', (_why, at, change) => {
    expect(wait(at, change)).toBeUndefined();
  });

  it('comes though the scores were called final before the end', () => {
    expect(wait(endAt + minute, { scoresState: 'final', observedAt: endAt - minute })).toBe(30_000);
  });

  it('is spread out, except around the end', () => {
    expect([wait(endAt - 3 * day, {}, 0, 0), wait(endAt - 3 * day, {}, 0, 0.999)]).toEqual([270_000, 329_940]);
    expect([wait(endAt - minute, {}, 0, 0), wait(endAt + minute, {}, 0, 0.999)]).toEqual([30_000, 30_000]);
  });

  it('is put off while the source fails, by an hour at most', () => {
    const waits = [1, 2, 3, 4, 50].map((failures) => (wait(endAt - 3 * day, {}, failures) ?? 0) / minute);
    expect(waits).toEqual([10, 20, 40, 60, 60]);
    expect(wait(endAt + 2 * day, {}, 9)).toBe(hour);
  });

  it('is never put off past the last ten minutes, nor in them', () => {
    expect(wait(endAt - 30 * minute, {}, 9)).toBe(20 * minute);
    expect(wait(endAt - 5 * minute, {}, 9)).toBe(30_000);
  });

  it('is never put off past a reminder, which needs no answer', () => {
    expect(wait(endAt - day - 2 * minute, {}, 9)).toBe(2 * minute);
  });

  it('is always ahead, and never more than a day and a tenth, whatever the vote, the time and the failures', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: startAt - 60 * day, max: endAt + 60 * day }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (at, failures, random) => {
          const next = wait(at, {}, failures, random);
          expect(next === undefined || (next > 0 && next < 1.1 * day)).toBe(true);
          const intoTheEnd = at < endAt - 10 * minute && next !== undefined && at + next > endAt - 10 * minute;
          expect(intoTheEnd).toBe(false);
        },
      ),
    );
  });
});
