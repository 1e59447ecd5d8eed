import { describe, expect, it } from 'vitest';
import { waterfall } from '@/lib/domain/coverage/waterfall';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution } from '@/lib/domain/rescue/rescue';
import { aClaim, aGap, aRescue, ether, now, observed, source } from '../builders.ts';

const giver = (id: string, eth: bigint, given: Partial<Contribution> = {}): Contribution => ({
  id,
  contributor: id,
  kind: 'person',
  instrument: 'gift',
  claims: [aClaim('pledged', '2026-04-24', eth)],
  votes: [],
  senders: [],
  ...given,
});

/** As published for DeFi United: gifts, then up to 30,000 of a facility, then 25,000 fixed, for a hole of 75,081. */
function run(gifts: bigint, { facility = 30_000n, treasury = 25_000n, hole = 75_081n } = {}) {
  const rescue = aRescue({
    denominators: [aGap('gap', hole)],
    contributions: [
      giver('gifts', gifts),
      giver('facility', facility, { instrument: 'loan' }),
      giver('treasury', treasury),
    ],
    waterfall: {
      rule: 'Gifts, then the facility, then the treasury.',
      source,
      steps: [
        { label: 'Gifts', contributions: ['gifts'] },
        { label: 'Facility', contributions: ['facility'], retires: true },
        { label: 'Treasury', contributions: ['treasury'], fixed: true },
      ],
    },
  });
  const reading = waterfall(readLedger(rescue, observed(rescue), now));
  if (!reading) throw new Error('no waterfall');
  const { steps, open, surplus } = reading.certain;
  return {
    used: steps.map(({ used }) => used / ether),
    relieved: steps.map(({ relieved }) => relieved / ether),
    open: open / ether,
    surplus: surplus / ether,
  };
}

describe('the waterfall of DeFi United', () => {
  it('uses everything while it does not suffice', () => {
    expect(run(14_570n)).toEqual({
      used: [14_570n, 30_000n, 25_000n],
      relieved: [0n, 0n, 0n],
      open: 5_511n,
      surplus: 0n,
    });
  });

  it('closes the gap first with later gifts, then relieves the facility, and never the treasury', () => {
    expect(run(20_081n)).toMatchObject({ used: [20_081n, 30_000n, 25_000n], open: 0n });
    expect(run(30_081n)).toMatchObject({ used: [30_081n, 20_000n, 25_000n], relieved: [0n, 10_000n, 0n], open: 0n });
    expect(run(60_000n)).toMatchObject({ used: [50_081n, 0n, 25_000n], relieved: [9_919n, 30_000n, 0n] });
  });

  it('names what fixed money exceeds the hole by', () => {
    expect(run(10n, { hole: 20_000n })).toEqual({
      used: [0n, 0n, 25_000n],
      relieved: [10n, 30_000n, 0n],
      open: 0n,
      surplus: 5_000n,
    });
  });

  it('counts caps from nothing to all of it, and deposits not at all', () => {
    const rescue = aRescue({
      denominators: [aGap('gap', 100n)],
      contributions: [
        giver('cap', 60n, { claims: [aClaim('pledged', '2026-04-24', 60n, { isCap: true })] }),
        giver('deposit', 50n, { instrument: 'deposit' }),
      ],
      waterfall: { rule: 'r', source, steps: [{ label: 'All', contributions: ['cap', 'deposit'] }] },
    });
    const reading = waterfall(readLedger(rescue, observed(rescue), now));
    expect(reading?.certain.open).toBe(100n * ether);
    expect(reading?.possible.open).toBe(40n * ether);
  });

  it('takes no more of a step than its rule allows', () => {
    const rescue = aRescue({
      denominators: [aGap('gap', 100n)],
      contributions: [giver('treasury', 60n)],
      waterfall: {
        rule: 'r',
        source,
        steps: [{ label: 'At most 25', contributions: ['treasury'], units: 25n * ether }],
      },
    });
    const reading = waterfall(readLedger(rescue, observed(rescue), now));
    expect(reading?.certain).toMatchObject({ open: 75n * ether, steps: [{ available: 25n * ether, relieved: 0n }] });
  });

  it('is no answer where none was published, and looks only at the stage that is asked for', () => {
    const rescue = aRescue();
    expect(waterfall(readLedger(rescue, observed(rescue), now))).toBe(undefined);
    const only = aRescue({
      contributions: [giver('gifts', 10n)],
      waterfall: { rule: 'r', source, steps: [{ label: 'Gifts', contributions: ['gifts'] }] },
    });
    const ledger = readLedger(only, observed(only), now);
    expect(waterfall(ledger, { stage: 'committed' })?.certain.steps[0]?.available).toBe(10n * ether);
    expect(waterfall(ledger, { stage: 'delivered' })?.certain.steps[0]?.available).toBe(0n);
  });
});
