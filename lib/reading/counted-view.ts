import { readTerms } from '../domain/coverage/formula';
import { convert } from '../domain/money/convert';
import type { Claim } from '../domain/rescue/claim';
import type { LedgerEntry, RecoveryEntry } from '../domain/rescue/ledger';
import type { Rescue, Shortfall, VoteStep } from '../domain/rescue/rescue';
import type { Range } from '../domain/rescue/stage-of';
import type { Milliseconds } from '../domain/time';
import type { SourceView } from '../messages/panel-view';
import type { CountedContributionView, CountedRecoveryView, DenominatorView, RangeView } from '../messages/rescue-view';
import { amountText } from './ladder-view';
import { claimSource, sourceView } from './source-view';

/** A range in the rescue's unit. */
export function unitRange(rescue: Rescue, { low, high }: Range): RangeView {
  return { low: amountText(rescue, rescue.unit, low), high: amountText(rescue, rescue.unit, high) };
}

/** A denominator with its arithmetic. */
export function denominatorView(rescue: Rescue, denominator: Shortfall, now: Milliseconds): DenominatorView {
  const { id, label, asset, units, printed, formula, formulaHolds, netOf, source, asOf, note } = denominator;
  const taken = convert(units, asset, rescue.unit, rescue.rates, rescue.assets);
  return {
    id,
    label,
    amount: amountText(rescue, asset, units),
    asset,
    ...(printed !== undefined && { printed: amountText(rescue, asset, printed) }),
    inUnit: taken ? amountText(rescue, rescue.unit, taken.units) : null,
    formula: formula ?? null,
    formulaHolds: formulaHolds ?? null,
    terms: readTerms(denominator, rescue, now).map((term) => ({
      label: term.label,
      amount: amountText(rescue, asset, term.units),
      ...(term.op !== undefined && { op: term.op }),
      ...(term.recovery !== undefined && { recovery: term.recovery }),
      ...(term.source !== undefined && { source: term.source }),
    })),
    kind: netOf.length > 0 ? 'net' : 'gross',
    netOf,
    source,
    asOf: asOf ?? null,
    ...(note !== undefined && { note }),
  };
}

/** A contribution: how much it counts for, where it stands, and who says so. */
export function countedContribution(rescue: Rescue, entry: LedgerEntry): CountedContributionView {
  const { contribution, asset, parts, amount, rest, moved, late, laxer } = entry;
  const { id, contributor, kind, instrument, condition, terms, note } = contribution;
  const text = (units: bigint) => amountText(rescue, asset, units);
  const known = parts.length > 0;
  const sum = (end: 'low' | 'high') => text(parts.reduce((all, { native }) => all + native[end], 0n));
  return {
    id,
    contributor,
    kind,
    instrument,
    amount: known ? (amount?.isCap ? 'cap' : 'stated') : 'unknown',
    asset: known ? asset : null,
    low: known ? sum('low') : null,
    high: known ? sum('high') : null,
    stage: entry.standing,
    because: entry.because,
    ...(laxer && { laxer }),
    ...(rest && { rest: { stage: rest.standing, because: rest.because } }),
    parts: parts.map((part) => ({
      stage: part.standing,
      low: text(part.native.low),
      high: text(part.native.high),
      returned: part.returned ?? false,
      inUnit: part.inUnit ? unitRange(rescue, part.inUnit) : null,
    })),
    ...(moved && {
      moved: {
        delivered: text(moved.delivered),
        returned: text(moved.returned),
        handedOn: text(moved.handedOn),
        over: text(moved.over),
        unverified: moved.unverified,
      },
    }),
    ...(late && { late }),
    ...(condition !== undefined && { condition }),
    ...(terms !== undefined && { terms }),
    ...(note !== undefined && { note }),
    sources: partSources(rescue, contribution),
  };
}

/** A recovery: how much came back, where it stands, and who says so. */
export function countedRecovery(rescue: Rescue, entry: RecoveryEntry): CountedRecoveryView {
  const { recovery, asset, units, standing, because, subtractedIn } = entry;
  const amount = asset !== undefined && units !== undefined ? amountText(rescue, asset, units) : null;
  return {
    id: recovery.id,
    label: recovery.label,
    asset: amount === null ? null : (asset ?? null),
    low: amount,
    high: amount,
    stage: standing ?? null,
    because: because ?? null,
    subtractedIn,
    ...(recovery.note !== undefined && { note: recovery.note }),
    sources: partSources(rescue, recovery),
  };
}

/** Who said what about a part, newest first, and what was published of its votes. */
function partSources(
  rescue: Rescue,
  { claims, votes }: { claims: readonly Claim[]; votes: readonly VoteStep[] },
): SourceView[] {
  return [
    ...claims.map((claim) => claimSource(rescue, claim)),
    ...votes.flatMap(({ result }) => (result ? sourceView(rescue, result.source, result.grade, result.asOf) : [])),
  ].sort((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''));
}
