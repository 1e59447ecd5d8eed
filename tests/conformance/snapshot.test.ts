import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageLabel } from '../../lib/domain/governance/page-label.ts';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { type HubRow, proposalOfRow } from '../support/hub-row.ts';

/** Recorded cases that are not part of this repository: `snapshot/verdicts.json` in this folder. */
const folder = process.env.SHORTFALL_CONFORMANCE ?? join(process.cwd(), '../shared/conformance');
const file = join(folder, 'snapshot/verdicts.json');

type Recorded = HubRow & { state: string; uiLabel: string | null; uiPageLabel?: string | null; case?: string };
/** Any clock from 1795159942 to 1795161741 gives the states of the file. */
const clock = 1_795_160_000_000;

describe('what Snapshot’s own page says', () => {
  if (!existsSync(file)) {
    it('cannot be compared here: set SHORTFALL_CONFORMANCE to a folder with snapshot/verdicts.json', () => {
      console.log(`No recorded cases at ${file}: nothing was compared.`);
    });
    return;
  }
  const rows: Recorded[] = JSON.parse(readFileSync(file, 'utf8'));

  it('is recorded of many proposals', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  it.each(rows.map((row) => ({ row, name: row.case ?? `${row.space} ${row.id.slice(0, 10)}` })))('$name', ({ row }) => {
    const proposal = proposalOfRow(row, clock);
    const label = pageLabel(proposal, clock);
    expect([row.uiPageLabel ?? label, row.uiLabel ?? label]).toEqual([label, label]);

    // We never decide where the page's own data does not, and never contradict it where it does.
    const { verdict } = readVerdict(proposal, undefined, clock);
    const decided = row.state === 'closed' && row.scores_state === 'final';
    const ours = { Passed: 'passed', Rejected: 'failed', Closed: 'no-rule', Pending: '', Active: '' }[label];
    expect(verdict === 'passed' || verdict === 'failed' || verdict === 'no-rule').toBe(decided);
    if (decided) expect(verdict).toBe(ours);
    if (row.privacy !== '' && !decided) expect(readTally(proposal).leading).toBeUndefined();
  });
});
