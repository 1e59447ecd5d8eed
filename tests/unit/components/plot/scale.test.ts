import { describe, expect, it } from 'vitest';
import { dayTicks, scaleOf, ticksUpTo } from '../../../../components/plot/scale';

const day = 86_400_000;

describe('an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [105_000, [0, 50_000, 100_000, 150_000]],
    [163_183, [0, 50_000, 100_000, 150_000, 200_000]],
    [7, [0, 2, 4, 6, 8]],
  ])('up to %d has round figures that reach it', (most, ticks) => {
    expect(ticksUpTo(most)).toEqual(ticks);
  });

  it('leads one span onto another, and does not break on an empty one', () => {
    expect(scaleOf([0, 10], [100, 200])(5)).toBe(150);
    expect(scaleOf([3, 3], [100, 200])(3)).toBe(100);
  });

  it('of days is marked no more densely than there is room, on whole days', () => {
    const first = Date.UTC(2026, 3, 17, 5);
    const last = first + 210 * day;
    for (const width of [200, 400, 1_000]) {
      const ticks = dayTicks(first, last, width, 70);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(width / 70 + 1);
      expect(ticks.every((at) => at % day === 0 && at >= first && at <= last)).toBe(true);
    }
  });
});
