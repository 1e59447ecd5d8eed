import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageLabel } from '../../lib/domain/governance/page-label.ts';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { inspectJson } from '../inspect/run-inspect.ts';
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

  it('is printed by the command inspect, at whatever time it is run', { timeout: 30_000 }, async () => {
    const said = await inspectJson<{ id: string; pageLabel: string }[]>('--proposals', file);
    const differ = rows.flatMap(({ id, uiLabel, uiPageLabel }, index) => {
      const { id: saidOf, pageLabel: label } = said[index] ?? {};
      return saidOf === id && [uiLabel, uiPageLabel].every((seen) => (seen ?? label) === label) ? [] : [id];
    });
    expect(differ).toEqual([]);
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
