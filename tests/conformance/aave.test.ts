import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectRecordedOutcome } from '../support/expect-aip.ts';
import type { RecordedAip } from '../support/recorded-aave.ts';

/** Recorded cases that are not part of this repository: `aave/aips.json` in this folder. */
const folder = process.env.SHORTFALL_CONFORMANCE ?? join(process.cwd(), '../shared/conformance');
const file = join(folder, 'aave/aips.json');

describe('what became of Aave’s proposals', () => {
  if (!existsSync(file)) {
    it('cannot be compared here: set SHORTFALL_CONFORMANCE to a folder with aave/aips.json', () => {
      console.log(`No recorded cases at ${file}: nothing was compared.`);
    });
    return;
  }
  const records = JSON.parse(readFileSync(file, 'utf8')) as RecordedAip[];

  it('is recorded of many', () => {
    expect(records.length).toBeGreaterThan(5);
  });

  it.each(records.map((record) => ({ record, name: `${record.aip} ${record.title}` })))('$name', ({ record }) =>
    expectRecordedOutcome(record),
  );
});
