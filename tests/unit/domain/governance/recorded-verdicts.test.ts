import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageLabel } from '@/lib/domain/governance/page-label';
import { readVerdict } from '@/lib/domain/governance/verdict';
import { type HubRow, proposalOfRow } from '../../../support/hub-row.ts';

const recorded = join(process.cwd(), 'tests/fixtures/snapshot-verdicts');
const read = (folder: string, file: string) => JSON.parse(readFileSync(join(recorded, folder, file), 'utf8'));

describe.each(readdirSync(recorded))('%s', (folder) => {
  const rows: HubRow[] = read(folder, 'source.json');
  const expected: Record<string, { case: string; pageLabel: string; verdict: string }> = read(folder, 'expected.json');
  const clock = read(folder, 'origin.json').clock * 1_000;

  it.each(rows.map((row) => ({ row, ...expected[row.id] })))(
    '$case: the page says $pageLabel, we say $verdict',
    ({ row, pageLabel: label, verdict }) => {
      const proposal = proposalOfRow(row, clock);
      expect(pageLabel(proposal, clock)).toBe(label);
      expect(readVerdict(proposal, undefined, clock).verdict).toBe(verdict);
    },
  );
});
