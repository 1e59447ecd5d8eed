import { describe, expect, it } from 'vitest';
import { arranged, noFilter, rowsOf } from '../../../../components/dashboard/fulfilment/rows';
import { viewed } from '../../../../components/dashboard/viewed';
import { unpackRescue } from '../../../../lib/reading/pack';
import { aDashboard } from '../../../support/sample-dashboard';

const view = aDashboard();
const { reading, view: counted } = viewed({ view, packed: unpackRescue(view.packed) }, {});
const rows = rowsOf(reading, counted.contributions);
const names = (given: ReturnType<typeof arranged>) => given.map(({ contribution }) => contribution.id);
const asListed = { key: 'contributor', descending: false } as const;

describe('the rows of the fulfilment table', () => {
  it('are one for each contribution, with what arrived of it', () => {
    expect(rows).toHaveLength(27);
    const of = (id: string) => rows.find(({ contribution }) => contribution.id === id);
    expect(of('etherfi')?.deliveredBps).toBe(6_000);
    expect(of('golem')?.deliveredBps).toBe(10_000);
    expect(of('lido')?.deliveredBps).toBeUndefined();
  });

  it('are ordered by what was promised, what nobody knows last whichever way', () => {
    const up = arranged(rows, noFilter, { key: 'promised', descending: false });
    const down = arranged(rows, noFilter, { key: 'promised', descending: true });
    expect(names(down)[0]).toBe('mantle');
    const known = up.filter(({ promised }) => promised !== undefined).length;
    expect(known).toBeGreaterThan(5);
    for (const each of [up, down]) {
      expect(each.slice(0, known).every(({ promised }) => promised !== undefined)).toBe(true);
      expect(each.slice(known).every(({ promised }) => promised === undefined)).toBe(true);
    }
  });

  it('are ordered by stage, strongest first', () => {
    const stages = arranged(rows, noFilter, { key: 'stage', descending: true }).map(
      ({ contribution }) => contribution.stage,
    );
    expect(stages[0]).toBe('delivered');
    expect(stages.at(-1)).toBe('voiced');
  });

  it('are found by a part of a name, whatever its case and accents', () => {
    expect(names(arranged(rows, { ...noFilter, text: ' LÏDO ' }, asListed))).toEqual(['lido']);
  });

  it('are limited to a kind, to how far they got, and to what is overdue', () => {
    const only = (filter: Partial<typeof noFilter>) => names(arranged(rows, { ...noFilter, ...filter }, asListed));
    expect(only({ instrument: 'loan' })).toEqual(['mantle']);
    expect(only({ standing: 'delivered' }).sort()).toEqual(['bgd-labs-ernesto', 'etherfi', 'golem', 'stani-kulechov']);
    expect(only({ standing: 'off' })).toEqual([]);
    expect(only({ overdue: true })).toEqual([]);
    const late = rows.map((row, index) => (index === 3 ? { ...row, overdue: true } : row));
    expect(names(arranged(late, { ...noFilter, overdue: true }, asListed))).toEqual([rows[3]?.contribution.id]);
  });
});
