import { convert } from '../money/convert';
import { countedClaims } from '../rescue/counted-claims';
import type { Ledger } from '../rescue/ledger';
import type { PublishedTotal, Rescue, Shortfall, TotalPart } from '../rescue/rescue';
import { dateSpan, type Milliseconds } from '../time';
import { formulaResult, type ReadTerm, readTerms } from './formula';

/** A published figure beside what its own parts give. In smallest units of `asset`. */
export interface SumCheck {
  /** `total`: a sum that somebody printed; `formula`: the arithmetic of a denominator. */
  kind: 'total' | 'formula';
  label: string;
  asset: string;
  claimed: bigint;
  /** Absent: it cannot be computed, because its parts are not known as data or `missing` lack an amount or a rate. */
  computed?: bigint;
  /** Computed less claimed: above 0 where the printed figure is too small. */
  difference?: bigint;
  source: string;
  asOf?: string;
  parts: readonly CheckedPart[];
  /** Parts without an amount, or without a rate into the asset. */
  missing: readonly string[];
  /** Of a denominator: its id. */
  denominator?: string;
}

/** One part of a published figure, with what it counts there. */
export interface CheckedPart {
  label: string;
  units: bigint;
  /** As printed in the formula, where its claim now says something else. */
  printed?: bigint;
}

/** Every published total and every formula against its own parts. What agrees is told too: its difference is 0. */
export function checkTotals({ rescue, at }: Ledger): readonly SumCheck[] {
  return [
    ...rescue.denominators.flatMap((denominator) => formulaCheck(denominator, rescue, at)),
    ...rescue.totals.map((total) => totalCheck(total, rescue, at)),
  ];
}

function formulaCheck(denominator: Shortfall, rescue: Rescue, now: Milliseconds): SumCheck[] {
  const { id, label, asset, source, asOf, formula } = denominator;
  const decimals = rescue.assets.find(({ symbol }) => symbol === asset)?.decimals;
  if (decimals === undefined || (formula === undefined && denominator.terms.length === 0)) return [];
  const terms: readonly ReadTerm[] = readTerms(denominator, rescue, now);
  const claimed = denominator.printed ?? denominator.units;
  const computed = terms.length > 0 ? formulaResult(terms, decimals) : denominator.formulaGives;
  return [
    {
      kind: 'formula',
      label,
      asset,
      claimed,
      ...(computed !== undefined && { computed, difference: computed - claimed }),
      source,
      ...(asOf !== undefined && { asOf }),
      parts: terms.map((term) => ({
        label: term.label,
        units: term.op === 'minus' ? -term.units : term.units,
        ...(term.printed !== undefined && { printed: term.printed }),
      })),
      missing: [],
      denominator: id,
    },
  ];
}

function totalCheck(total: PublishedTotal, rescue: Rescue, now: Milliseconds): SumCheck {
  const { label, asset, units: claimed, source, asOf, parts = [] } = total;
  // What was said later was no part of it.
  const day = asOf === undefined ? undefined : dateSpan(asOf)?.to;
  const on = day === undefined || day > now ? now : day;
  const read = parts.map((part) => ({ part, found: partOf(part, total, rescue, on) }));
  const missing = read.flatMap(({ part, found }) => (found === undefined ? [labelOf(part, rescue)] : []));
  const counted = read.flatMap(({ part, found }) =>
    found === undefined ? [] : [{ label: labelOf(part, rescue), units: found }],
  );
  const computed =
    parts.length > 0 && missing.length === 0 ? counted.reduce((sum, { units }) => sum + units, 0n) : undefined;
  return {
    kind: 'total',
    label,
    asset,
    claimed,
    ...(computed !== undefined && { computed, difference: computed - claimed }),
    source,
    ...(asOf !== undefined && { asOf }),
    parts: counted,
    missing,
  };
}

function partOf(part: TotalPart, total: PublishedTotal, rescue: Rescue, on: Milliseconds): bigint | undefined {
  const inAsset = (units: bigint, asset: string) =>
    convert(units, asset, total.asset, rescue.rates, rescue.assets)?.units;
  switch (part.kind) {
    case 'amount':
      return part.units;
    case 'term': {
      const denominator = rescue.denominators.find(({ id }) => id === part.denominator);
      const term = denominator && readTerms(denominator, rescue, on).find(({ label }) => label === part.label);
      return denominator && term && inAsset(term.units, denominator.asset);
    }
    case 'contribution':
    case 'recovery': {
      const claims = partsOf(rescue, part.kind).find(({ id }) => id === part.id)?.claims ?? [];
      const stated = countedClaims(claims, on).filter(({ amount }) => amount !== undefined);
      // Its own words first: a total is the sum of what its author knew.
      const own = stated.find((claim) => claim.source === (part.source ?? total.source));
      const amount = (part.source === undefined ? (own ?? stated[0]) : own)?.amount;
      return amount && inAsset(amount.units, amount.asset);
    }
  }
}

function labelOf(part: TotalPart, rescue: Rescue): string {
  switch (part.kind) {
    case 'amount':
    case 'term':
      return part.label;
    case 'contribution':
      return rescue.contributions.find(({ id }) => id === part.id)?.contributor ?? part.id;
    case 'recovery':
      return rescue.recoveries.find(({ id }) => id === part.id)?.label ?? part.id;
  }
}

function partsOf(rescue: Rescue, kind: 'contribution' | 'recovery'): Rescue['recoveries'] {
  return kind === 'recovery'
    ? rescue.recoveries
    : rescue.contributions.map((each) => ({ ...each, label: each.contributor }));
}
