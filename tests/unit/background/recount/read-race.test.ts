import { describe, expect, it } from 'vitest';
import { raceView } from '@/lib/background/recount/read-race';
import type { HistoryPoint } from '@/lib/store/schema';
import { anObserved } from '../../../support/observed';

const vote = anObserved({ scores: [60, 30, 0], scoresTotal: 90 });
const { key, startAt, endAt, observedAt } = vote;
const hour = 3_600_000;
const at = (hours: number, scores: number[], votes = 1): HistoryPoint => ({
  key,
  at: startAt + hours * hour,
  scores,
  scoresTotal: scores.reduce((sum, score) => sum + score, 0),
  voteCount: votes,
});

describe('how a vote moved', () => {
  it('is for and against as they were seen, whoever leads, with the power of all votes', () => {
    const view = raceView(vote, [at(1, [10, 20, 5]), at(2, [60, 30, 5])], undefined);
    expect(view.lines).toEqual([{ label: 'For' }, { label: 'Against' }]);
    expect(view.more).toBe(1);
    expect(view.seen).toEqual([
      { at: startAt + hour, scores: [10, 20], total: 35, votes: 1 },
      { at: startAt + 2 * hour, scores: [60, 30], total: 95, votes: 1 },
    ]);
    expect(view).toMatchObject({ startAt, endAt, seenUntil: observedAt, quorum: { kind: 'default', power: 100 } });
    expect(view.fromVotes).toBeUndefined();
  });

  it('is of the three that lead where choices have no places', () => {
    const choices = ['A', 'B', 'C', 'D', 'E'];
    const many = anObserved({ type: 'approval', choices, scores: [1, 50, 3, 40, 20], scoresTotal: 60 });
    const view = raceView(many, [at(1, [1, 50, 3, 40, 20])], undefined);
    expect(view.lines.map(({ label }) => label)).toEqual(['B', 'D', 'E']);
    expect(view.seen[0]?.scores).toEqual([50, 40, 20]);
    expect(view.more).toBe(2);
  });

  it('leaves out what was seen before the opening, and before the last edit: that was another vote', () => {
    const edited = anObserved({ editedAt: startAt + 1.5 * hour });
    expect(raceView(vote, [at(-1, [0, 0, 0]), at(1, [1, 0, 0])], undefined).seen).toHaveLength(1);
    expect(raceView(edited, [at(1, [1, 0, 0]), at(2, [2, 0, 0])], undefined).seen).toHaveLength(1);
  });

  it('has no quorum where none is known, or none is needed', () => {
    const { quorum: _, ...unknown } = vote;
    expect(raceView(unknown, [], undefined).quorum).toBeUndefined();
    expect(raceView(anObserved({ quorum: 0 }), [], undefined).quorum).toBeUndefined();
  });
});

describe('before the first look', () => {
  const overTime = {
    readAt: observedAt,
    choices: [0, 1, 2],
    points: [
      { at: startAt + hour, scores: [5, 10, 0], total: 15, votes: 2 },
      { at: startAt + 3 * hour, scores: [9, 10, 0], total: 19, votes: 3 },
      { at: startAt + 9 * hour, scores: [60, 30, 0], total: 90, votes: 9 },
    ],
  };

  it('the votes tell, up to the first look and no further', () => {
    const view = raceView(vote, [at(4, [20, 20, 0])], overTime);
    expect(view.fromVotes?.points.map((point) => point.at)).toEqual([startAt + hour, startAt + 3 * hour]);
    expect(view.fromVotes?.points[0]).toEqual({ at: startAt + hour, scores: [5, 10], total: 15, votes: 2 });
    expect(view.seen).toHaveLength(1);
  });

  it('each line is of its own choice, in whatever order they were kept', () => {
    const turned = {
      ...overTime,
      choices: [1, 0],
      points: [{ at: startAt + hour, scores: [10, 5], total: 15, votes: 2 }],
    };
    expect(raceView(vote, [at(4, [20, 20, 0])], turned).fromVotes?.points[0]?.scores).toEqual([5, 10]);
    const without = { ...turned, choices: [1], points: [{ at: startAt + hour, scores: [10], total: 15, votes: 2 }] };
    expect(raceView(vote, [at(4, [20, 20, 0])], without).fromVotes?.points[0]?.scores).toEqual([null, 10]);
  });

  it('nothing is added where all was seen', () => {
    expect(raceView(vote, [at(0.5, [1, 0, 0])], overTime).fromVotes).toBeUndefined();
  });
});

describe('a sealed vote', () => {
  const sealed = anObserved({ privacy: 'shutter', scores: [0, 0, 0], scoresTotal: 90 });
  const hidden = { ...at(1, [0, 0, 0]), scoresTotal: 40 };

  it('has its turnout and nothing else', () => {
    const view = raceView(sealed, [hidden], { readAt: 1, choices: [0], points: [{ ...hidden, total: 1, votes: 1 }] });
    expect(view).toMatchObject({ lines: [], more: 0, seen: [{ scores: [], total: 40 }] });
    expect(view.fromVotes).toBeUndefined();
  });

  it('does not take its zeros for scores once it is open', () => {
    const open = anObserved({ privacy: 'shutter', scoresState: 'final', scores: [60, 30, 0] });
    const { seen } = raceView(open, [hidden, at(200, [60, 30, 0])], undefined);
    expect(seen.map(({ scores }) => scores)).toEqual([
      [null, null],
      [60, 30],
    ]);
  });
});

describe('of many looks', () => {
  const moves = Array.from({ length: 3_000 }, (_, index) =>
    at(index / 20, [100 + index, 99 + index + (index === 1_501 ? 5 : 0), 0]),
  );

  it('as many are kept as can be told apart, with the first, the last, and each change of lead', () => {
    const { seen } = raceView(vote, moves, undefined);
    expect(seen.length).toBeLessThanOrEqual(160);
    expect(seen[0]?.at).toBe(moves[0]?.at);
    expect(seen.at(-1)?.at).toBe(moves.at(-1)?.at);
    expect(seen.some((point) => point.at === moves[1_501]?.at)).toBe(true);
  });

  it('also where the lead changes at each', () => {
    const turning = moves.map((move, index) => ({ ...move, scores: index % 2 ? [1, 2, 0] : [2, 1, 0] }));
    const { seen } = raceView(vote, turning, undefined);
    expect(seen.length).toBeLessThanOrEqual(160);
    expect(seen.at(-1)?.at).toBe(moves.at(-1)?.at);
  });
});
