import { describe, expect, it } from 'vitest';
import { checkTotals } from '@/lib/domain/coverage/check-totals';
import { coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { FormulaTerm, PublishedTotal, Rescue } from '@/lib/domain/rescue/rescue';
import { aClaim, aGap, aGiver, aRescue, ether, now, observed, source } from '../builders.ts';

const term = (label: string, eth: bigint, op: FormulaTerm['op'], given: Partial<FormulaTerm> = {}): FormulaTerm => ({
  label,
  units: eth * ether,
  ...(op && { op }),
  ...given,
});
const account = 'https://example.org/arfc';

/** As the ARFC has it: 163,183 - 43,168 - 30,766 - 12,323 - 1,845 = 75,081, and a subtotal of 87,955 printed for the last four. */
function arfc(given: { frozen?: bigint; totals?: PublishedTotal[] } = {}): Rescue {
  const parts = ['Kelp', 'Arbitrum', 'Aave', 'Compound'].map((label) => ({
    kind: 'term' as const,
    denominator: 'residual',
    label,
  }));
  return aRescue({
    denominators: [
      {
        ...aGap('residual', 75_081n),
        formula: '163183 - 43168 - 30766 - 12323 - 1845',
        terms: [
          term('gross', 163_183n, 'plus'),
          term('Kelp', 43_168n, 'minus'),
          term('Arbitrum', 30_766n, 'minus', { recovery: 'frozen', source: account }),
          term('Aave', 12_323n, 'minus'),
          term('Compound', 1_845n, 'minus'),
        ],
      },
    ],
    defaultDenominator: 'residual',
    recoveries: [
      {
        id: 'frozen',
        label: 'Frozen',
        votes: [],
        claims: [aClaim('frozen', '2026-04-24', given.frozen ?? 30_766n, { source: account })],
      },
    ],
    totals: given.totals ?? [
      { label: 'Recovered', asset: 'ETH', units: 87_955n * ether, source: account, asOf: '2026-04-24', parts },
    ],
  });
}
const checks = (rescue: Rescue) =>
  checkTotals(readLedger(rescue, observed(rescue), now)).map(
    ({ kind, label, claimed, computed, difference, missing }) => ({
      kind,
      label,
      claimed: claimed / ether,
      computed: computed === undefined ? undefined : computed / ether,
      difference: difference === undefined ? undefined : difference / ether,
      missing,
    }),
  );

describe('check sums', () => {
  it('find the published subtotal 147 off, and the residual right', () => {
    expect(checks(arfc())).toEqual([
      { kind: 'formula', label: 'residual', claimed: 75_081n, computed: 75_081n, difference: 0n, missing: [] },
      { kind: 'total', label: 'Recovered', claimed: 87_955n, computed: 88_102n, difference: 147n, missing: [] },
    ]);
  });

  it('move with the claim that a term names, and so does the shortfall', () => {
    const rescue = arfc({ frozen: 30_866n });
    expect(checks(rescue)).toMatchObject([
      { claimed: 75_081n, computed: 74_981n, difference: -100n },
      { claimed: 87_955n, computed: 88_202n, difference: 247n },
    ]);
    expect(coverageLadder(readLedger(rescue, observed(rescue), now)).total).toBe(74_981n * ether);
  });

  it('move a shortfall only with the source that its term names, and never one that did not follow', () => {
    const total = (rescue: Rescue) => coverageLadder(readLedger(rescue, observed(rescue), now)).total / ether;
    const moved = arfc({ frozen: 30_866n });
    const others = moved.recoveries.map((each) => ({
      ...each,
      claims: each.claims.map((said) => ({ ...said, source: 'https://example.org/somebody-else' })),
    }));
    expect(total(moved)).toBe(74_981n);
    expect(total({ ...moved, recoveries: others })).toBe(75_081n);
    const [printed] = moved.denominators;
    if (!printed) throw new Error('no denominator');
    expect(total({ ...moved, denominators: [{ ...printed, formulaHolds: false }] })).toBe(75_081n);
    expect(total({ ...moved, denominators: [{ ...printed, units: 75_000n * ether }] })).toBe(75_000n);
    expect(total(arfc({ frozen: 999_999n }))).toBe(0n);
  });

  it('read a term’s claim in what is the same asset by contract, and in no other', () => {
    const said = (asset: string): Rescue => {
      const rescue = arfc();
      const amount = { asset, units: 30_866n * ether, isCap: false };
      const claims = [aClaim('frozen', '2026-04-24', undefined, { source: account, amount })];
      return { ...rescue, recoveries: rescue.recoveries.map((each) => ({ ...each, claims })) };
    };
    expect(checks(said('WETH'))[0]).toMatchObject({ computed: 74_981n });
    expect(checks(said('stETH'))[0]).toMatchObject({ computed: 75_081n });
  });

  it('compute a factor, and leave a printed result that does not follow', () => {
    const rescue = aRescue({
      denominators: [
        {
          ...aGap('gross', 163_183n),
          formula: '152577 × 1.0696',
          formulaHolds: false,
          terms: [term('claims', 152_577n, 'plus'), { label: 'rate', units: 10_696n * 10n ** 14n, op: 'times' }],
        },
      ],
      defaultDenominator: 'gross',
    });
    expect(checks(rescue)).toMatchObject([{ claimed: 163_183n, computed: 163_196n, difference: 13n }]);
    expect(coverageLadder(readLedger(rescue, observed(rescue), now)).total).toBe(163_183n * ether);
  });

  it('add up contributions as their own account had them then', () => {
    const total = (parts: PublishedTotal['parts']): PublishedTotal => ({
      label: 'Promised',
      asset: 'ETH',
      units: 150n * ether,
      source,
      asOf: '2026-04-24',
      ...(parts && { parts }),
    });
    const claims = [
      aClaim('announced', '2026-04-24', 100n),
      aClaim('announced', '2026-04-24', 70n, { source: account, grade: 'primary' }),
      aClaim('announced', '2026-05-02', 900n),
    ];
    const rescue = aRescue({
      contributions: [
        aGiver({ claims }),
        aGiver({ id: 'silent', contributor: 'Silent', claims: [aClaim('voiced', '2026-04-24')] }),
      ],
      totals: [
        total([
          { kind: 'contribution', id: 'giver' },
          { kind: 'amount', label: 'others', units: 40n * ether },
        ]),
        total([{ kind: 'contribution', id: 'giver', source: account }]),
        total([
          { kind: 'contribution', id: 'giver' },
          { kind: 'contribution', id: 'silent' },
        ]),
        total(undefined),
      ],
    });
    expect(checks(rescue)).toMatchObject([
      { computed: 140n, difference: -10n },
      { computed: 70n, difference: -80n },
      { computed: undefined, missing: ['Silent'] },
      { computed: undefined, missing: [] },
    ]);
  });
});
