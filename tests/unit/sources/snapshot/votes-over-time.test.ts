import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareCounts, recount } from '@/lib/sources/snapshot/recount';
import { countOverTime } from '@/lib/sources/snapshot/votes-over-time';

const basic = { type: 'basic', choices: ['For', 'Against'] };
const aVote = (created: number, choice: unknown, vp = 1) => ({ created, choice, vp });

describe('how votes came together', () => {
  it('is cumulative, by the time of each vote, whatever their order', () => {
    const votes = [aVote(300, 1, 5), aVote(100, 1, 2), aVote(200, 2, 3)];
    expect(countOverTime(basic, votes)).toEqual([
      { at: 100_000, scores: [2, 0], total: 2, votes: 1 },
      { at: 200_000, scores: [2, 3], total: 5, votes: 2 },
      { at: 300_000, scores: [7, 3], total: 10, votes: 3 },
    ]);
  });

  it('has at most so many points, the last of all votes', () => {
    const votes = Array.from({ length: 5_000 }, (_, index) => aVote(1_000 + index, 1 + (index % 2)));
    const counts = countOverTime(basic, votes);
    expect(counts.length).toBeLessThanOrEqual(81);
    expect(counts.length).toBeGreaterThan(70);
    expect(counts.at(-1)).toEqual({ at: 5_999_000, scores: [2_500, 2_500], total: 5_000, votes: 5_000 });
  });

  it('is one point where all came at once, and none without votes or without a method', () => {
    expect(countOverTime(basic, [aVote(5, 1), aVote(5, 2)])).toHaveLength(1);
    expect(countOverTime(basic, [])).toEqual([]);
    expect(countOverTime({ ...basic, type: 'custom' }, [aVote(5, 1)])).toEqual([]);
  });

  it('counts types that do not add up from the first vote on, but not without limit', () => {
    const ranked = { type: 'ranked-choice', choices: ['A', 'B', 'C'] };
    const votes = Array.from({ length: 60_000 }, (_, index) => aVote(index, index % 3 ? [1, 2, 3] : [3, 2, 1]));
    const counts = countOverTime(ranked, votes);
    expect(counts.length).toBeLessThanOrEqual(24);
    expect(counts.at(-1)?.scores).toEqual(recount(ranked, votes)?.scores);
  });
});

describe('of recorded votes', () => {
  const folder = 'tests/fixtures/snapshot-votes';
  it.each(readdirSync(folder).filter((name) => !name.endsWith('.md')))('%s ends at what all votes come to', (name) => {
    const record = JSON.parse(readFileSync(`${folder}/${name}/source.json`, 'utf8'));
    const votes = (record.votes as { choice: unknown; vp: number }[]).map((vote, index) => ({
      ...vote,
      created: index,
    }));
    const whole = recount(record, votes);
    const last = countOverTime(record, votes).at(-1);
    expect(whole).toBeDefined();
    if (whole && last) expect(compareCounts(whole, last)).toEqual([]);
    expect(last?.votes).toBe(whole?.votes);
  });
});
