import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCounts, recount } from '../../lib/sources/snapshot/recount.ts';

/** Recorded votes that are not part of this repository: `snapshot/votes/*.json` in this folder. */
const folder = process.env.SHORTFALL_CONFORMANCE ?? join(process.cwd(), '../shared/conformance');
const votes = join(folder, 'snapshot/votes');

interface Recorded {
  type: string;
  choices: string[];
  votes: { choice: unknown; vp: number }[];
  expected: { scores: number[]; scores_total: number; votes: number; validVotes?: number };
}

describe('recorded votes come to the recorded scores', () => {
  if (!existsSync(votes)) {
    it('cannot be compared here: set SHORTFALL_CONFORMANCE to a folder with snapshot/votes/', () => {
      console.log(`No recorded votes at ${votes}: nothing was recounted.`);
    });
    return;
  }
  const files = readdirSync(votes).filter((name) => name.endsWith('.json'));
  const read = (file: string): Recorded => JSON.parse(readFileSync(join(votes, file), 'utf8'));

  it('in many sets, among them every voting system that Snapshot counts', () => {
    expect(files.length).toBeGreaterThan(30);
    const types = ['approval', 'basic', 'copeland', 'quadratic', 'ranked-choice', 'single-choice', 'weighted'];
    expect([...new Set(files.map((file) => read(file).type))].sort()).toEqual(types);
  });

  it.each(files)('%s', (file) => {
    const { expected, ...proposal } = read(file);
    const counted = recount(proposal, proposal.votes);
    const { scores, scores_total: total } = expected;
    expect(counted && compareCounts(counted, { scores, total, votes: expected.votes })).toEqual([]);
    if (expected.validVotes !== undefined) expect(counted?.valid).toBe(expected.validVotes);
  });
});
