import { convert } from '../money/convert';
import { countedClaims } from '../rescue/counted-claims';
import type { FormulaTerm, Rescue, Shortfall } from '../rescue/rescue';
import type { Milliseconds } from '../time';

/** A term with the amount that its claim gives it, where it names one. */
export interface ReadTerm extends FormulaTerm {
  /** As printed in the formula, where the claim now says something else. */
  printed?: bigint;
}

/** The result of a formula from left to right, in smallest units. `undefined`: some of its terms are only words. */
export function formulaResult(terms: readonly FormulaTerm[], decimals: number): bigint | undefined {
  if (terms.length === 0 || terms.some(({ op }) => op === undefined)) return undefined;
  return terms.reduce((sum, { op, units }) => {
    if (op === 'times') return (sum * units) / 10n ** BigInt(decimals);
    return op === 'minus' ? sum - units : sum + units;
  }, 0n);
}

/** The terms of a denominator; where one names a recovery and a source, with the amount that this source claims of it by `now`. */
export function readTerms({ terms, asset }: Shortfall, rescue: Rescue, now: Milliseconds): readonly ReadTerm[] {
  return terms.map((term) => {
    const { recovery: id, source } = term;
    const recovery = id === undefined ? undefined : rescue.recoveries.find((each) => each.id === id);
    if (!recovery || source === undefined) return term;
    const claimed = countedClaims(recovery.claims, now)
      .filter((claim) => claim.source === source)
      .flatMap(({ amount }) => (amount ? (sameAsset(amount, asset, rescue) ?? []) : []))[0];
    return claimed === undefined || claimed === term.units ? term : { ...term, units: claimed, printed: term.units };
  });
}

/** An amount in an asset that is the same by contract, such as WETH for ETH. Anything else is another measure. */
function sameAsset(amount: { asset: string; units: bigint }, asset: string, rescue: Rescue): bigint | undefined {
  const taken = convert(amount.units, amount.asset, asset, rescue.rates, rescue.assets);
  return taken && (taken.rate === undefined || taken.rate.method === 'wrap') ? taken.units : undefined;
}

/** Every recovery that a denominator subtracts: those that it says it is net of, and those that its formula takes away. */
function subtractedIn({ netOf, terms }: Shortfall): readonly string[] {
  const taken = terms.flatMap(({ op, recovery }) => (op === 'minus' && recovery !== undefined ? [recovery] : []));
  return [...new Set([...netOf, ...taken])];
}

/**
 * A denominator as its claims have it: where a term's claim says something else than the formula printed, the result moves with it.
 * A formula that did not hold as printed is left alone.
 */
export function readDenominator(published: Shortfall, rescue: Rescue, now: Milliseconds): Shortfall {
  const shortfall = { ...published, netOf: subtractedIn(published) };
  const decimals = rescue.assets.find(({ symbol }) => symbol === shortfall.asset)?.decimals;
  const terms = readTerms(shortfall, rescue, now);
  if (decimals === undefined || shortfall.formulaHolds === false || terms.every((term) => !('printed' in term)))
    return shortfall;
  const units = formulaResult(terms, decimals);
  if (units === undefined || formulaResult(shortfall.terms, decimals) !== shortfall.units) return shortfall;
  return { ...shortfall, terms, units: units > 0n ? units : 0n, printed: shortfall.units };
}
