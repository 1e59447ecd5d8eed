import { describe, expect, it } from 'vitest';
import { timelineItems, voteSpans } from '../../../../components/dashboard/timeline/items';
import { viewed } from '../../../../components/dashboard/viewed';
import { unpackRescue } from '../../../../lib/reading/pack';
import { aDashboard } from '../../../support/sample-dashboard';

const view = aDashboard();
const told = { view, packed: unpackRescue(view.packed) };
const { reading } = viewed(told, {});
const items = timelineItems(reading);

describe('the timeline', () => {
  it('has the incident on its day, and all else in order, newest first', () => {
    const incident = items.find(({ what }) => what.kind === 'incident');
    expect(new Date(incident?.at ?? 0).toISOString().slice(0, 10)).toBe('2026-04-18');
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => b - a));
  });

  it('tells each payment, and the opening and end of each observed vote', () => {
    const count = (kind: string) => items.filter(({ what }) => what.kind === kind).length;
    expect(count('paid')).toBe(4);
    expect(count('vote-opened')).toBe(voteSpans(reading).length);
    expect(count('vote-closed')).toBe(voteSpans(reading).length);
    expect(voteSpans(reading)[0]).toMatchObject({ who: 'Lido DAO', verdict: 'passed' });
  });

  it('tells once what several sources say of one day, and how many they are', () => {
    const lido = items.filter(
      ({ who, what }) => who === 'Lido DAO' && what.kind === 'said' && what.status === 'in-proposal',
    );
    expect(lido.find(({ at }) => at === Date.UTC(2026, 3, 23))?.more).toBe(1);
    expect(items.some(({ what }) => what.kind === 'said' && what.status === 'unreliable')).toBe(false);
  });

  it('knows nothing that came later than the day that is looked at', () => {
    const at = Date.UTC(2026, 4, 3) - 1;
    const then = timelineItems(viewed(told, { at }).reading);
    expect(then.every((item) => item.at <= at)).toBe(true);
    expect(then.filter(({ what }) => what.kind === 'paid')).toHaveLength(1);
  });
});
