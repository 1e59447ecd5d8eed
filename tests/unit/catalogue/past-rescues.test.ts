import { describe, expect, it } from 'vitest';
import { daos } from '@/lib/catalogue/daos';
import { forums } from '@/lib/catalogue/forums';
import { readCatalogue } from '@/lib/catalogue/rescues';
import { bundledList } from '@/lib/catalogue/rescues/bundled-list';
import { formatUnits } from '@/lib/domain/money/amount';
import { coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import { noEvidence } from '@/lib/domain/rescue/evidence';
import { readLedger } from '@/lib/domain/rescue/ledger';
import { matchProposal } from '@/lib/domain/rescue/match-proposal';
import { isPast, type Rescue } from '@/lib/domain/rescue/rescue';
import { aVote } from '../domain/builders.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const rescueOf = (id: string): Rescue => {
  const found = readCatalogue().find((rescue) => rescue.id === id);
  if (!found) throw new Error(`no rescue ${id}`);
  return found;
};

/** The hole, what covers it by stage and instrument, and what is left if all of that arrives. */
function inShort(id: string): { hole: string; bands: string[]; left: string } {
  const rescue = rescueOf(id);
  const ladder = coverageLadder(readLedger(rescue, noEvidence, now));
  const text = (units: bigint) =>
    formatUnits(units, rescue.assets.find(({ symbol }) => symbol === rescue.unit)?.decimals ?? 0);
  return {
    hole: `${text(ladder.total)} ${ladder.unit}`,
    bands: ladder.bands.map(({ stage, instrument, low, high }) => `${stage} ${instrument} ${text(low)}..${text(high)}`),
    left: text(ladder.uncovered.low),
  };
}

describe('earlier rescues', () => {
  it.each([
    ['maker-2020', '4500000 USD', ['executed gift 5300000..5300000'], '0'],
    ['compound-2021', '200000 COMP', [], '200000'],
    ['wormhole-2022', '120000 ETH', ['committed gift 120000..120000'], '0'],
    ['ronin-2022', '622000000 USD', ['committed gift 150000000..150000000'], '472000000'],
    [
      'fei-rari-2022',
      '26890335.020004043164727296 DAI',
      ['executed gift 26890335.020004043164727296..26890335.020004043164727296'],
      '0',
    ],
    ['harmony-2022', '99340030 USD', [], '99340030'],
    ['aave-crv-2022', '2700000 CRV', ['executed gift 0..2700000'], '0'],
    ['euler-2023', '197000000 USD', ['executed guarantee 3300000..3300000'], '193700000'],
    ['jpegd-2023', '610.6 WETH', ['proposed gift 484..484'], '126.6'],
    ['curve-2023', '55544782.73 CRV', ['approved gift 55544782.73..55544782.73'], '0'],
    ['venus-2024', '14680936 USD', ['proposed gift 7200650..7200650'], '7480286'],
    [
      'resupply-2025',
      '10000000 reUSD',
      ['executed gift 2868832..2868832', 'proposed gift 6000000..6000000'],
      '1131168',
    ],
    ['balancer-2025', '100300000 USD', [], '100300000'],
    ['curve-sdola-2026', '742441 crvUSD', [], '742441'],
    ['venus-the-2026', '2203024 USD', ['proposed gift 2203024..2203024'], '0'],
    ['resolv-fluid-2026', '21000000 USD', ['intended gift 19400000..19400000'], '1600000'],
  ])('%s: a hole of %s', (id, hole, bands, left) => {
    expect(inShort(id)).toEqual({ hole, bands, left });
  });

  it('are over, all of them; the one of April 2026 is not', () => {
    const active = readCatalogue().filter((rescue) => !isPast(rescue));
    expect(active.map(({ id }) => id)).toEqual(['defi-united-2026']);
    expect(readCatalogue().length).toBeGreaterThanOrEqual(9);
  });

  it('name no giver where money only came back', () => {
    for (const id of ['compound-2021', 'balancer-2025']) {
      expect(rescueOf(id).contributions).toEqual([]);
      expect(rescueOf(id).recoveries.length).toBeGreaterThan(0);
    }
  });

  it('know their votes by id, also in a space whose name has an apostrophe of its own', () => {
    const pip = aVote({
      id: '0x52a534ee5531b67eaa024db01e628a9220087ff38ddcf6aaab25d3353889214a',
      space: 'jpeg’d.eth',
    });
    expect(matchProposal(rescueOf('jpegd-2023'), pip, [])).toMatchObject({ by: 'listed', part: { id: 'recovered' } });
  });

  it('keep a headline that leaves a payment out beside the sum of the payments', () => {
    const { totals, contributions, recipients } = rescueOf('fei-rari-2022');
    const paid = contributions[0]?.claims[0]?.amount?.units ?? 0n;
    expect(formatUnits(paid - (totals[0]?.units ?? 0n), 18)).toBe('280335.020004043164727296');
    expect(recipients).toHaveLength(15);
  });

  it('show what took the place of a plan that was withdrawn', () => {
    const { entries } = readLedger(rescueOf('harmony-2022'), noEvidence, now);
    expect(entries.map(({ contribution, standing }) => [contribution.id, standing])).toEqual([
      ['mint-first', 'superseded'],
      ['mint-second', 'superseded'],
      ['treasury-plan', 'voiced'],
    ]);
  });
});

describe('every figure of the catalogue', () => {
  it('has a source, and a day or the word that it has none', () => {
    const undated: string[] = [];
    const unsourced: string[] = [];
    for (const rescue of bundledList.rescues) {
      const walk = (value: unknown, path: string): void => {
        if (typeof value !== 'object' || value === null) return;
        if (!Array.isArray(value)) {
          const { amount, source, asOf, note = '', label = '', status } = value as Record<string, string>;
          const isFigure = amount !== undefined && (status !== undefined || source !== undefined);
          if (status !== undefined && source === undefined) unsourced.push(path);
          if (isFigure && asOf === undefined && !/undated/i.test(`${note} ${label}`) && !path.includes('.terms['))
            undated.push(path);
        }
        for (const [key, inside] of Object.entries(value))
          walk(inside, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
      };
      walk(rescue, rescue.id);
      for (const { id, source } of rescue.denominators) if (!source) unsourced.push(`${rescue.id} ${id}`);
    }
    expect({ undated, unsourced }).toEqual({ undated: [], unsourced: [] });
  });

  it('cites nothing that is not to be shown', () => {
    const text = JSON.stringify(bundledList);
    expect(text).not.toContain('third-party reading');
    // Quotes are short, and no note or description copies a paragraph.
    for (const [, quote = ''] of text.matchAll(/"quote":"((?:[^"\\]|\\.)*)"/g))
      expect(quote.split(/\s+/).length).toBeLessThanOrEqual(25);
  });
});

describe('the DAOs', () => {
  it('are known by every id that a contribution names', () => {
    const named = readCatalogue().flatMap(({ contributions }) => contributions.flatMap(({ dao }) => dao ?? []));
    expect([...new Set(named)].filter((id) => !daos.some((dao) => dao.id === id))).toEqual([]);
  });

  it('speak on the forums where we run, under the same names', () => {
    for (const { host, name } of forums) expect(daos.find(({ forum }) => forum === host)?.name).toBe(name);
  });
});
