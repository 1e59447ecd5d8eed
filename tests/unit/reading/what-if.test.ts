import { describe, expect, it } from 'vitest';
import { viewedReading } from '@/lib/reading/rescue-reading';
import { rescueView } from '@/lib/reading/rescue-view';
import { pendingContributions, whatIf } from '@/lib/reading/what-if';
import { aSmallRescue, testNow } from '../../support/small-rescue';

const nothing = { proposals: [], topics: [], deliveries: [] };
const reading = viewedReading(aSmallRescue(), nothing, testNow, {});
const highOf = (ids: readonly string[]) =>
  whatIf(reading, new Set(ids))
    .ladder.bands.filter(({ stage }) => stage === 'approved')
    .map(({ high }) => high);

describe('what if', () => {
  it('lists what still waits for votes, with what it would bring', () => {
    expect(pendingContributions(reading)).toMatchObject([
      { id: 'alpha', votes: 1, brings: { low: '0', high: '2500' } },
      { id: 'beta', votes: 2, brings: { low: '5000', high: '5000' } },
    ]);
  });

  it('counts as approved what is ticked, and nothing else', () => {
    expect(highOf([])).toEqual([]);
    expect(highOf(['alpha'])).toEqual(['2500']);
    expect(highOf(['alpha', 'beta'])).toEqual(['7500']);
    expect(highOf(['nobody'])).toEqual([]);
  });

  it('leaves the rescue itself as it was', () => {
    const before = rescueView(reading);
    whatIf(reading, new Set(['alpha', 'beta']));
    expect(rescueView(reading)).toEqual(before);
  });

  it('tells which conditions would hold then', () => {
    const [alpha, beta] = aSmallRescue().contributions;
    if (!alpha || !beta) throw new Error('The small rescue has two contributions.');
    const waits = viewedReading(
      aSmallRescue({
        contributions: [
          { ...alpha, votes: [], dependsOn: [{ kind: 'contribution', id: 'beta', stage: 'approved' }] },
          beta,
        ],
      }),
      nothing,
      testNow,
      {},
    );
    expect(whatIf(waits, new Set()).unlocked).toEqual([]);
    expect(whatIf(waits, new Set(['beta'])).unlocked.map(({ contribution }) => contribution)).toEqual(['alpha']);
  });
});
