import { describe, expect, it } from 'vitest';
import { coverageView } from '@/lib/domain/coverage/coverage-view';
import { readLedger } from '@/lib/domain/rescue/ledger';
import { aClaim, aGap, aGiver, aRescue, ether, now, observed } from '../builders.ts';

const rescue = aRescue({
  denominators: [
    { ...aGap('net', 700n), netOf: ['frozen'] },
    { ...aGap('gross', 1_000n), netOf: [] },
  ],
  defaultDenominator: 'net',
  contributions: [aGiver({ votes: [], kind: 'person', claims: [aClaim('pledged', '2026-04-24', 100n)] })],
  recoveries: [
    { id: 'frozen', label: 'Frozen', votes: [], claims: [aClaim('frozen', '2026-04-21', 300n)] },
    { id: 'hoped', label: 'Hoped for', votes: [], claims: [aClaim('forecast', '2026-04-20', 50n)] },
    { id: 'kept', label: 'Kept', votes: [], claims: [aClaim('in-place', '2026-04-20', 200n)] },
  ],
});
const ledger = readLedger(rescue, observed(rescue), now);

describe('coverage of a denominator', () => {
  it('that already subtracts recoveries has no place for them', () => {
    const view = coverageView(ledger, 'net');
    expect(view.kind).toBe('net');
    expect(view).not.toHaveProperty('recoveries');
    expect(view.uncovered).toEqual({ low: 600n * ether, high: 600n * ether });
    // @ts-expect-error A net view has no recoveries: what the formula subtracts cannot be added.
    expect(view.kind === 'net' && view.recoveries).toBe(undefined);
  });

  it('whose formula takes a recovery away is net of it, also where nobody says so', () => {
    const term = { label: 'Frozen', units: 300n * ether, op: 'minus' as const, recovery: 'frozen' };
    const silent = { ...aGap('silent', 700n), netOf: [], terms: [term] };
    const read = readLedger({ ...rescue, denominators: [silent], defaultDenominator: 'silent' }, observed(rescue), now);
    expect(coverageView(read).kind).toBe('net');
    expect(read.recoveries[0]?.subtractedIn).toEqual(['silent']);
  });

  it('that subtracts nothing shows them apart: what is held counts from 0', () => {
    const view = coverageView(ledger, 'gross');
    if (view.kind !== 'gross') throw new Error('not gross');
    expect(view.recoveries.map(({ recovery, low, high }) => [recovery, low / ether, high / ether])).toEqual([
      ['frozen', 0n, 300n],
      ['hoped', 0n, 50n],
      ['kept', 200n, 200n],
    ]);
    expect(view.uncovered).toEqual({ low: 350n * ether, high: 700n * ether });
    expect(view.ladder.bands.reduce((sum, { high }) => sum + high, 0n)).toBe(100n * ether);
  });
});
