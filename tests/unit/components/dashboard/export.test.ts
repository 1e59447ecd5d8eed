import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { csvOf } from '../../../../components/dashboard/export/csv';
import { jsonOf } from '../../../../components/dashboard/export/json';
import { fileName } from '../../../../components/dashboard/export/save-file';
import { summaryOf } from '../../../../components/dashboard/export/summary';
import {
  activityTable,
  contributionsTable,
  deliveriesTable,
  historyTable,
  ladderTable,
  votesTable,
} from '../../../../components/dashboard/export/tables';
import { viewed } from '../../../../components/dashboard/viewed';
import { laddersOf } from '../../../../lib/reading/ladder-at';
import { unpackRescue } from '../../../../lib/reading/pack';
import { useEnglishMessages } from '../../../support/english-messages';
import { aDashboard, dashboardNow } from '../../../support/sample-dashboard';
import { aRace } from '../../../support/sample-race';
import { aPopup, aVote } from '../../../support/sample-views';
import { readStrictCsv } from '../../../support/strict-csv';

const view = aDashboard();
const told = { view, packed: unpackRescue(view.packed) };
const seen = viewed(told, {});
const ladders = laddersOf(told.packed, dashboardNow);
const read = (table: Parameters<typeof csvOf>[0]) => {
  const [columns = [], ...rows] = readStrictCsv(csvOf(table));
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
};

beforeEach(useEnglishMessages);

describe('a table as CSV', () => {
  it('comes out of a strict reader as it went in, whatever stands in it', () => {
    const nasty = fc.constantFrom(
      'a',
      'Z',
      '7',
      ' ',
      '"',
      "'",
      ',',
      ';',
      '\r',
      '\n',
      '\t',
      '=',
      '-',
      'ü',
      '\u202e',
      '🜚',
    );
    const word = fc.string({ unit: nasty, maxLength: 12 }).filter((text) => !/^\s*[=+\-@\t\r＝＋－＠]/.test(text));
    const row = fc.tuple(word, fc.option(fc.integer()), fc.boolean(), word);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const [columns, ...out] = readStrictCsv(csvOf({ name: 't', columns: ['a', 'b', 'c', 'd'], rows }));
        expect(columns).toEqual(['a', 'b', 'c', 'd']);
        expect(out).toEqual(rows.map((cells) => cells.map((cell) => (cell === null ? '' : String(cell)))));
      }),
    );
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=HYPERLINK("https://evil.example")'])(
    'lets no spreadsheet run %j',
    (text) => {
      const [, [cell]] = readStrictCsv(csvOf({ name: 't', columns: ['a'], rows: [[text]] })) as [string[], string[]];
      expect(cell).toBe(`'${text}`);
    },
  );

  it.each(['-147', '-0.5', '2500', '30765.667501709008927568'])('keeps the number %s as it is', (text) => {
    const [, [cell]] = readStrictCsv(csvOf({ name: 't', columns: ['a'], rows: [[text]] })) as [string[], string[]];
    expect(cell).toBe(text);
  });

  it('says that it is UTF-8', () => {
    expect(csvOf({ name: 't', columns: ['ä'], rows: [] })).toBe('\ufeffä\r\n');
  });
});

describe('what is exported', () => {
  it('of the ladder: every band of every day, and what none covers', () => {
    const rows = read(ladderTable(ladders, seen));
    const last = rows.filter(({ day }) => day === '2026-05-20');
    expect(last.find(({ stage }) => stage === 'delivered')).toMatchObject({
      shortfall: '75081',
      unit: 'ETH',
      instrument: 'gift',
      amount_low: '9060',
      share_low_bps: '1206',
    });
    expect(last.at(-1)).toMatchObject({ stage: 'uncovered', instrument: '' });
    expect(new Set(rows.map(({ day }) => day)).size).toBe(ladders.days.length);
    const then = viewed(told, { at: Date.UTC(2026, 4, 3) - 1 });
    expect(read(ladderTable(ladders, then)).at(-1)?.day).toBe('2026-05-02');
  });

  it('of the contributions: what was promised, exactly, and what arrived', () => {
    const rows = read(contributionsTable(seen));
    expect(rows).toHaveLength(27);
    expect(rows.find(({ id }) => id === 'etherfi')).toMatchObject({
      contributor: 'EtherFi Foundation',
      promised_high: '5000',
      is_cap: 'true',
      stage: 'delivered',
      delivered: '3000',
      returned: '0',
      is_overdue: 'false',
    });
    expect(rows.find(({ id }) => id === 'tether')).toMatchObject({
      asset: '',
      promised_high: '',
      is_cap: '',
      delivered: '',
    });
  });

  it('of the votes: a row for each choice, and no score of a sealed one', () => {
    const rows = read(votesTable([...view.votes, { vote: aVote({ key: 'sealed', sealed: true, title: '=1' }) }]));
    expect(rows.filter(({ key }) => key === view.votes[0]?.vote.key)).toHaveLength(
      view.votes[0]?.vote.choices.length ?? 0,
    );
    expect(rows.filter(({ key }) => key === 'sealed')).toMatchObject([{ choice: '', score: '', title: "'=1" }]);
    expect(rows[0]?.ends_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('of how votes moved: seen points beside those from the votes', () => {
    const race = aRace();
    const rows = read(historyTable([{ key: 'k', race }]));
    expect(rows).toHaveLength((race.seen.length + (race.fromVotes?.points.length ?? 0)) * race.lines.length);
    expect(new Set(rows.map(({ how }) => how))).toEqual(new Set(['from-votes', 'seen']));
    expect(rows.every(({ score }) => /^(\d+(\.\d+)?)?$/.test(score ?? ''))).toBe(true);
    expect(read(historyTable([{ key: 'k', race: aRace({ sealed: true }) }])).every(({ score }) => score === '')).toBe(
      true,
    );
  });

  it('of the payments: time, side, exact amount and transaction', () => {
    const rows = read(deliveriesTable(seen));
    expect(rows.map(({ at, direction, amount, asset }) => [at, direction, amount, asset])).toEqual([
      ['2026-05-02T09:00:00.000Z', 'arrived', '5000', 'ETH'],
      ['2026-05-06T09:00:00.000Z', 'arrived', '1000', 'ETH'],
      ['2026-05-09T09:00:00.000Z', 'arrived', '3000', 'ETH'],
      ['2026-05-14T09:00:00.000Z', 'arrived', '60', 'ETH'],
    ]);
  });

  it('of the activity: what was noted, in words and as data', () => {
    const { activity } = aPopup();
    const rows = read(activityTable(activity));
    expect(rows).toHaveLength(activity.length);
    expect(rows.every(({ text, what, url }) => text !== '' && what !== '' && url?.startsWith('https://'))).toBe(true);
  });

  it('as JSON: the rescue as it is inspected, with days, votes and payments beside it', () => {
    const data = JSON.parse(jsonOf(seen, ladders, view.votes, []));
    expect(data).toMatchObject({
      format: 'shortfall-rescue',
      version: 1,
      at: '2026-05-20T12:00:00.000Z',
      publication: null,
    });
    expect(data.rescue.delivered).toEqual({ amount: '9060', bps: 1206 });
    expect(data.rescue.contributions[0].because.sentence).toMatch(/\.$/);
    expect(data.overTime).toHaveLength(ladders.days.length);
    expect(data.deliveries[0].units).toBe('5000000000000000000000');
  });

  it('as text: each figure with its denominator, its source and its day', () => {
    const text = summaryOf(seen);
    expect(text).toContain('Filled: 12.0% (9,060 of 75,081 ETH seen on chain)');
    expect(text).toContain('Approved or better: 15.3% to 55.3%');
    expect(text).toContain('All shares are of 75,081 ETH: Residual gap after recoveries (Aave ARFC).');
    expect(text).toContain('https://governance.aave.com/t/arfc-rseth-incident-funding-update/24740/4');
    expect(text).toContain('As known on May 20, 2026 (UTC). Counted by Shortfall.');
    const unread = aDashboard({}, { proposals: [], topics: [], deliveries: [] });
    const unknown = summaryOf(viewed({ view: unread, packed: unpackRescue(unread.packed) }, {}));
    expect(unknown).toContain('Filled: not known (0 of 75,081 ETH seen on chain)');
  });

  it('has names that every file system takes', () => {
    expect(fileName('own:A/B ü', 'ladder', dashboardNow, 'csv')).toBe('shortfall-own-a-b--ladder-2026-05-20.csv');
  });
});
