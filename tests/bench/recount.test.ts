import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { judgeRecount, overTimeOf } from '../../lib/background/recount/judge-recount';
import { pageOf, VoteSheet } from '../../lib/background/recount/vote-sheet';
import type { Proposal, VoteType } from '../../lib/domain/governance/proposal';
import type { StoredVotePage } from '../../lib/store/schema';
import { aVote } from '../unit/domain/builders';

/** Among the largest votes that Snapshot has held. */
const votes = 100_000;
const perPage = 1_000;
const rounds = 5;

const choices = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const order = choices.map((_, index) => index + 1);
const choiceOf: Record<string, (voter: number) => unknown> = {
  'single-choice': (voter) => 1 + (voter % 8),
  weighted: (voter) => ({ 1: voter % 7, 2: 1, 5: 3 }),
  quadratic: (voter) => ({ 1: voter % 7, 2: 1, 5: 3 }),
  'ranked-choice': (voter) => [...order.slice(voter % 8), ...order.slice(0, voter % 8)],
  copeland: (voter) => [...order.slice(voter % 8), ...order.slice(0, voter % 8)],
};

function pagesOf(type: string): StoredVotePage[] {
  return Array.from({ length: votes / perPage }, (_, page) =>
    pageOf(
      'snapshot:0x1',
      page,
      Array.from({ length: perPage }, (_row, row) => {
        const voter = page * perPage + row;
        return {
          voter: `0x${voter.toString(16).padStart(40, '0')}`,
          created: 1_776_000_000 + voter * 3,
          vp: 1 / (voter + 1) + voter / 7,
          choice: choiceOf[type]?.(voter),
        };
      }),
    ),
  );
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

describe('a recount of 100,000 votes', () => {
  it.each(Object.keys(choiceOf))('takes little room and little time: %s', (type) => {
    const pages = pagesOf(type);
    const stored = pages.reduce((sum, page) => sum + serialize(page).length, 0);
    const proposal: Proposal = aVote({
      type: type as VoteType,
      choices,
      scores: [1],
      scoresTotal: 1,
      voteCount: votes,
    });
    const times: Record<'sheet' | 'count' | 'overTime', number[]> = { sheet: [], count: [], overTime: [] };
    for (let round = 0; round < rounds; round += 1) {
      const laps = [performance.now()];
      const sheet = new VoteSheet(pages);
      laps.push(performance.now());
      expect(judgeRecount(proposal, sheet, false, 1)?.votes).toBe(votes);
      laps.push(performance.now());
      expect(overTimeOf(proposal, sheet, 1).points.length).toBeGreaterThan(5);
      laps.push(performance.now());
      const [begun = 0, read = 0, counted = 0, drawn = 0] = laps;
      times.sheet.push(read - begun);
      times.count.push(counted - read);
      times.overTime.push(drawn - counted);
    }
    const [sheet, count, overTime] = [median(times.sheet), median(times.count), median(times.overTime)];
    console.log(
      `${type}: kept in ${(stored / 1e6).toFixed(1)} MB; read back ${sheet.toFixed(0)} ms, counted ${count.toFixed(0)} ms, drawn ${overTime.toFixed(0)} ms (medians of ${rounds})`,
    );
    // A tenth of a kilobyte a vote; a worker is stopped after 30 s of one piece of work.
    expect(stored).toBeLessThan(votes * 140);
    expect(count).toBeLessThan(5_000);
    expect(overTime).toBeLessThan(10_000);
  });
});
