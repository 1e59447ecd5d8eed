import { readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { expectRecordedOutcome } from '../../../support/expect-aip';
import type { RecordedAip } from '../../../support/recorded-aave';

const file = new URL('../../../fixtures/aave-proposals/2026-08-recorded/source.json', import.meta.url);
const records = JSON.parse(readFileSync(file, 'utf8')) as RecordedAip[];

describe('recorded proposals of Aave come out as they did', () => {
  it.each(records.map((record) => ({ record, name: `${record.aip} ${record.title}` })))('$name', ({ record }) =>
    expectRecordedOutcome(record),
  );
});
