import { describe, expect, it } from 'vitest';
import { readCatalogue } from '@/lib/catalogue/rescues';
import { checkTotals } from '@/lib/domain/coverage/check-totals';
import { formatUnits } from '@/lib/domain/money/amount';
import { coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import { noEvidence } from '@/lib/domain/rescue/evidence';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Rescue } from '@/lib/domain/rescue/rescue';

const rescue = readCatalogue().find(({ id }) => id === 'defi-united-2026') as Rescue;
const at = (instant: string) => readLedger(rescue, noEvidence, Date.parse(instant));
const now = at('2026-11-20T12:00:00Z');
const recoveryAt = (id: string, instant: string) => {
  const { standing, because } = at(instant).recoveries.find(({ recovery }) => recovery.id === id) ?? {};
  return [standing, because?.kind];
};

describe('what was published of DeFi United, added up', () => {
  it.each([
    ['Recovered or recoverable, subtotal of the Aave ARFC', '87955', '88102', '147'],
    ['“Potential support”', '43500', '43500', '0'],
    ['“Publicly committed”', '43500', '43500', '0'],
    ['“Secured”', '69576', '69570', '-6'],
    ['“Raised” on the campaign site', '69550', '69570', '20'],
    ['“Secured”; counts the frozen ETH', '100360', '100360', '0'],
    ['Recovered by liquidations (AIP 482)', '106993', '106993', '0'],
    ['Total of a list per donor that contradicts every other source', '43500', '42500', '-1000'],
    ['Gross shortfall (Aave ARFC)', '163183', '163196.3592', '13.3592'],
    ['Residual gap after recoveries (Aave ARFC)', '75081', '75081', '0'],
  ])('%s: printed %s, parts give %s', (label, claimed, computed, difference) => {
    const check = checkTotals(now).find((each) => each.label === label);
    if (!check) throw new Error(`no check of ${label}`);
    const text = (units: bigint | undefined) => units !== undefined && formatUnits(units, 18);
    expect([text(check.claimed), text(check.computed), text(check.difference)]).toEqual([
      claimed,
      computed,
      difference,
    ]);
  });

  it('has givers without an amount in the 14,570, so that its parts cannot give it', () => {
    const check = checkTotals(now).find(({ label }) => label === 'Public contributions already pledged');
    expect(check?.missing).toEqual(['Ethena', 'Ink Foundation', 'BGD Labs / Ernesto Boado', 'Emilio Frangella']);
  });

  it('subtracts in each net denominator the recoveries that its formula takes away', () => {
    for (const { terms, netOf } of rescue.denominators)
      for (const { op, recovery } of terms) if (op === 'minus' && recovery) expect(netOf).toContain(recovery);
  });

  it('takes a hole in dollars by a rate of the day, and says which', () => {
    const ladder = coverageLadder(now, 'target-usd-200m');
    expect(ladder.denominator.id).toBe('target-usd-200m');
    expect(ladder.rates).toContainEqual(expect.objectContaining({ from: 'ETH', to: 'USD', asOf: '2026-04-26' }));
  });
});

describe('votes of DeFi United that are chains', () => {
  it('the liquidation was canceled and submitted anew with the same text; its payloads ran a day later', () => {
    const votes = rescue.recoveries.find(({ id }) => id === 'aave-liquidations')?.votes ?? [];
    const [canceled, again, ...payloads] = votes;
    expect(again).toMatchObject({ id: '478', replaces: canceled?.id, textHash: canceled?.textHash });
    expect(payloads.map(({ step, chainId, id }) => `${step} ${chainId}:${id}`)).toHaveLength(8);
    expect(recoveryAt('aave-liquidations', '2026-05-05T20:00:00Z')).toEqual(['approved', 'payload-waiting']);
    expect(recoveryAt('aave-liquidations', '2026-05-07T12:00:00Z')).toEqual(['executed', 'recovered-claimed']);
  });

  it('the release of the frozen ETH was approved, and is held all the same', () => {
    expect(recoveryAt('arbitrum-frozen', '2026-04-22T12:00:00Z')[0]).toBe('blocked');
    expect(recoveryAt('arbitrum-frozen', '2026-06-15T12:00:00Z')).toEqual(['blocked', 'approved-blocked']);
  });

  it('an allowance that does not name the rescue proves no contribution', () => {
    const aave = now.entries.find(({ contribution }) => contribution.id === 'aave-dao');
    expect(aave?.contribution.votes.some(({ id, required }) => id === '475' && !required)).toBe(true);
    expect(aave?.standing).toBe('voting');
  });

  it('Mantle lends, as later accounts say; the first word of it does not tell', () => {
    const mantle = now.entries.find(({ contribution }) => contribution.id === 'mantle');
    expect(mantle?.contribution.instrument).toBe('loan');
    const saying = rescue.contributions.find(({ id }) => id === 'mantle')?.claims;
    expect(saying?.find(({ source }) => source === 'publication:cryptopulse')?.instrument).toBeUndefined();
  });
});
