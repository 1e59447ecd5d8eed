import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../../lib/catalogue/rescues.ts';
import { isSwapped, misspelledBy, plainWords } from '../../../../lib/domain/discovery/plain-words.ts';
import { rescueTerms } from '../../../../lib/domain/discovery/rescue-terms.ts';
import { termHits } from '../../../../lib/domain/discovery/term-hits.ts';
import type { Rescue } from '../../../../lib/domain/rescue/rescue.ts';
import { aSmallRescue } from '../../../support/small-rescue.ts';

const none: ReadonlySet<string> = new Set();
const named = (change: Partial<Rescue>): Rescue => ({ ...aSmallRescue(), ...change });
const defiUnited = (): Rescue => readCatalogue().find(({ id }) => id === 'defi-united-2026') ?? aSmallRescue();
const hits = (text: string) =>
  termHits(text, rescueTerms(defiUnited(), none)).map(({ term, exact }) => `${term.shown}${exact ? '' : '?'}`);

describe('the words of a rescue', () => {
  it('are its name, its protocol and its own token, and none that everybody uses', () => {
    const shown = rescueTerms(defiUnited(), none).map(({ shown: each, kind }) => `${each} ${kind}`);
    expect(shown).toEqual(['rsETH asset', 'DeFi United name', 'KelpDAO protocol', 'kelp stem']);
  });

  it('prove nothing where they are the name of a party with much other business', () => {
    const rescue = named({ name: 'Aave 2022', incident: { ...aSmallRescue().incident, protocol: 'Aave' } });
    expect(rescueTerms(rescue, new Set(['aave'])).find(({ joined }) => joined === 'aave')).toMatchObject({
      kind: 'stem',
    });
  });

  it('are found apart, together, in capitals, and between signs', () => {
    expect(hits('For Defi-United!')).toEqual(['DeFi United']);
    expect(hits('DEFIUNITED')).toEqual(['DeFi United']);
    expect(hits('the Kelp DAO bridge')).toEqual(['KelpDAO', 'kelp']);
    expect(hits('RSETH/ETH')).toEqual(['rsETH']);
  });

  it('are found misspelled, as long as they stay the same word', () => {
    expect(hits('DeFi Untied')).toEqual(['DeFi United?']);
    expect(hits('KelpDOA')).toEqual(['KelpDAO?']);
    expect(hits('the rsEHT hole')).toEqual(['rsETH?']);
  });

  it('are no other token that is written nearly so, and no other union', () => {
    for (const other of ['rETH', 'rswETH', 'wrsETH', 'stETH', 'ezETH', 'weETH', 'reETH'])
      expect(hits(other)).toEqual([]);
    for (const other of ['DeFi Union', 'United DeFi', 'DeFi Guild', 'Defi unit', 'DeFi is united here'])
      expect(hits(other)).toEqual([]);
  });
});

describe('spelling', () => {
  it('counts what was changed, left out, added and swapped, and gives up beyond the most', () => {
    expect(misspelledBy('united', 'untied', 2)).toBe(1);
    expect(misspelledBy('united', 'unitd', 2)).toBe(1);
    expect(misspelledBy('united', 'unnited', 2)).toBe(1);
    expect(misspelledBy('united', 'onitad', 2)).toBe(2);
    expect(misspelledBy('united', 'benefit', 2)).toBe(3);
  });

  it('knows two letters that were swapped from two that were changed', () => {
    expect(isSwapped('rseht', 'rseth')).toBe(true);
    expect(isSwapped('rsetx', 'rseth')).toBe(false);
    expect(isSwapped('rseth', 'rseth')).toBe(false);
  });

  it('does not mind accents, capitals or signs', () => {
    expect(plainWords('Défi—UNITED, 2026!')).toEqual(['defi', 'united', '2026']);
  });
});
