import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareCounts, recount } from '@/lib/sources/snapshot/recount';

const recorded = join(process.cwd(), 'tests/fixtures/snapshot-votes');
const read = (folder: string, file: string) => JSON.parse(readFileSync(join(recorded, folder, file), 'utf8'));

it.each(readdirSync(recorded))('the votes of %s come to the recorded scores', (folder) => {
  const proposal = read(folder, 'source.json');
  const { scores, scores_total: total, votes, validVotes } = read(folder, 'expected.json');
  const counted = recount(proposal, proposal.votes);
  expect(counted && compareCounts(counted, { scores, total, votes })).toEqual([]);
  if (validVotes !== undefined) expect(counted?.valid).toBe(validVotes);
});
