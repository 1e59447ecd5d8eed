import { describe, expect, it } from 'vitest';
import { raceHeight, raceShape, sample } from '../../../../components/rescue/vote/race-shape';
import type { RaceView } from '../../../../lib/messages/race-view';

const race = (changes: Partial<RaceView> = {}): RaceView => ({
  kind: 'race',
  lines: [{ label: 'For' }, { label: 'Against' }],
  more: 0,
  symbol: '',
  startAt: 0,
  endAt: 1_000,
  seenUntil: 600,
  seen: [
    { at: 200, scores: [10, 40], total: 50, votes: 2 },
    { at: 400, scores: [60, 40], total: 100, votes: 3 },
  ],
  ...changes,
});
const early = { readAt: 600, points: [{ at: 100, scores: [0, 20], total: 20, votes: 1 }] };

describe('the shape of a race', () => {
  it('is steps between what was seen, held until the last look and no further', () => {
    const { lines, top } = raceShape(race(), 700);
    expect(top).toBe(100);
    // 10 of 100 from a fifth of the time on, 60 from two fifths to three.
    expect(lines[0]?.seen).toBe('M200 288H400V128H600');
    expect(lines[0]?.end).toEqual({ x: 600, y: 128 });
  });

  it('is of the votes before the first look, up to it and no further', () => {
    const { lines, turnout } = raceShape(race({ fromVotes: early }), 700);
    expect(lines[1]?.fromVotes).toBe('M100 256H200');
    expect(turnout.fromVotes).toBe(`M100 256H200V${raceHeight}H100Z`);
    expect(lines[1]?.seen.startsWith('M200 ')).toBe(true);
  });

  it('has no line where scores are hidden, and the turnout all the same', () => {
    const [first, second] = race().seen;
    if (!first || !second) throw new Error('no points');
    const { lines, turnout } = raceShape(race({ seen: [{ ...first, scores: [null, null] }, second] }), 700);
    expect(lines[0]?.seen).toBe('M400 128H600');
    expect(turnout.seen).toContain('M200 160H400');
    expect(raceShape(race({ lines: [] }), 700).lines).toEqual([]);
  });

  it('holds the quorum where it is near, and leaves it out where it would press the votes flat', () => {
    const near = raceShape(race({ quorum: { kind: 'default', power: 200 } }), 700);
    expect(near).toMatchObject({ top: 200, quorumY: 0 });
    const far = raceShape(race({ quorum: { kind: 'default', power: 2_000 } }), 700);
    expect(far.top).toBe(100);
    expect(far.quorumY).toBeUndefined();
  });

  it('marks the present while the vote is open only', () => {
    expect(raceShape(race(), 700).nowX).toBe(700);
    expect(raceShape(race(), 1_001).nowX).toBeUndefined();
    expect(raceShape(race(), -1).nowX).toBeUndefined();
  });

  it('keeps what came after the end, such as a last count, at the end', () => {
    const late = race({ seenUntil: 5_000, seen: [{ at: 4_000, scores: [1, 1], total: 2, votes: 2 }] });
    expect(raceShape(late, 6_000).lines[0]?.seen).toBe('M1000 160H1000');
  });

  it('holds where nothing was ever counted', () => {
    const nobody = race({ seen: [{ at: 200, scores: [0, 0], total: 0, votes: 0 }] });
    expect(raceShape(nobody, 700).lines[0]?.seen).toBe('M200 320H600');
    expect(raceShape(race({ seen: [] }), 700).turnout.seen).toBe('');
  });
});

it('a sample is even, and has the last', () => {
  expect(sample([1, 2, 3], 5)).toEqual([1, 2, 3]);
  expect(sample([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)).toEqual([2, 4, 6, 8, 10]);
});
