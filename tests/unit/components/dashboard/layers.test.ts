import { describe, expect, it } from 'vitest';
import { changedDays, dayOf, giftLayers, pointsOf } from '../../../../components/dashboard/over-time/layers';
import { laddersOf } from '../../../../lib/reading/ladder-at';
import { anAprilObserved, dashboardNow, theAprilRescue } from '../../../support/sample-dashboard';

const ladders = laddersOf({ rescue: theAprilRescue(), observed: anAprilObserved() }, dashboardNow);
const days = ladders.days.map((at) => dayOf(at, ladders.at(at)));
const onDay = (text: string) => days.findLast(({ at }) => at <= Date.parse(`${text}T23:59:59.999Z`));

describe('the picture of the ladder over time', () => {
  it('has gifts by how far they got, and loans apart', () => {
    const last = days.at(-1);
    expect(last?.gifts[giftLayers.indexOf('delivered')]).toBe(9_060);
    expect(last?.loans).toEqual([30_000, 0]);
    const all = (last?.ladder.bands ?? []).reduce((sum, { high }) => sum + Number(high), 0);
    expect([...(last?.gifts ?? []), ...(last?.loans ?? [])].reduce((sum, each) => sum + each, 0)).toBeCloseTo(all, 6);
  });

  it('can leave loans out', () => {
    expect(pointsOf(days, true)[0]?.layers).toHaveLength(8);
    expect(pointsOf(days, false)[0]?.layers).toHaveLength(6);
  });

  it('draws the shortfall from the day on which it was published, not before', () => {
    const points = pointsOf(days, true);
    const line = (text: string) => points[days.indexOf(onDay(text) as (typeof days)[number])]?.lines[0];
    expect(line('2026-04-20')).toBeUndefined();
    expect(line('2026-04-23')).toBeUndefined();
    expect(line('2026-04-24')).toBe(75_081);
    expect(line('2026-05-19')).toBe(75_081);
  });

  it('has a row in its table for each day on which the ladder changed, and no other', () => {
    const changed = changedDays(days);
    expect(changed[0]).toBe(days[0]);
    expect(changed.length).toBeGreaterThan(5);
    expect(changed.length).toBeLessThan(days.length);
    for (const [index, each] of changed.entries())
      if (index > 0) expect(each.ladder.bands).not.toEqual(changed[index - 1]?.ladder.bands);
  });
});
