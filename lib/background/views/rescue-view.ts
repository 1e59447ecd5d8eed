import { convert } from '../../domain/money/convert';
import type { Claim } from '../../domain/rescue/claim';
import { coverageLadder } from '../../domain/rescue/coverage-ladder';
import type { LedgerEntry, RecoveryEntry } from '../../domain/rescue/ledger';
import type { Rescue, Shortfall, VoteStep } from '../../domain/rescue/rescue';
import type { SourceView } from '../../messages/panel-view';
import type {
  CountedContributionView,
  CountedRecoveryView,
  DenominatorView,
  RescueView,
} from '../../messages/rescue-view';
import { arrivalsNotReadBefore, type RescueReading } from '../rescue-reading';
import { amountText, ladderView } from './ladder-view';
import { claimSource, sourceView } from './source-view';

/** All of one rescue, counted against one denominator, or against the default one. */
export function rescueView(reading: RescueReading, denominatorId?: string): RescueView {
  const { rescue, ledger, now } = reading;
  const ladder = ladderView(ledger, denominatorId, arrivalsNotReadBefore(reading));
  const { excess } = coverageLadder(ledger, denominatorId);
  const inUnit = (units: bigint) => amountText(rescue, rescue.unit, units);
  return {
    rescue: rescue.id,
    name: rescue.name,
    title: rescue.title,
    at: new Date(now).toISOString(),
    unit: rescue.unit,
    denominator: ladder.denominator.id,
    denominators: rescue.denominators.map((each) => denominatorView(rescue, each)),
    delivered: ladder.delivered,
    bands: ladder.bands,
    uncovered: ladder.uncovered,
    excess: { low: inUnit(excess.low), high: inUnit(excess.high) },
    contributions: ledger.entries.map((entry) => countedContribution(rescue, entry)),
    recoveries: ledger.recoveries.map((entry) => countedRecovery(rescue, entry)),
    silent: rescue.silent.map(({ party, ableBecause, asOf, source, later }) => ({
      party,
      ableBecause,
      asOf,
      source,
      ...(later !== undefined && { later }),
    })),
    rates: ladder.rates,
  };
}

function denominatorView(rescue: Rescue, denominator: Shortfall): DenominatorView {
  const { id, label, asset, units, formula, formulaHolds, terms, netOf, source, asOf, note } = denominator;
  const taken = convert(units, asset, rescue.unit, rescue.rates, rescue.assets);
  return {
    id,
    label,
    amount: amountText(rescue, asset, units),
    asset,
    inUnit: taken ? amountText(rescue, rescue.unit, taken.units) : null,
    formula: formula ?? null,
    formulaHolds: formulaHolds ?? null,
    terms: terms.map((term) => ({ label: term.label, amount: amountText(rescue, asset, term.units) })),
    netOf,
    source,
    asOf: asOf ?? null,
    ...(note !== undefined && { note }),
  };
}

function countedContribution(rescue: Rescue, entry: LedgerEntry): CountedContributionView {
  const { contribution, asset, parts, amount, rest } = entry;
  const { id, contributor, kind, instrument, condition, terms, note } = contribution;
  const text = (units: bigint) => amountText(rescue, asset, units);
  const inUnit = (units: bigint) => amountText(rescue, rescue.unit, units);
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
    ...(rest && { rest: { stage: rest.standing, because: rest.because } }),
    parts: parts.map((part) => ({
      stage: part.standing,
      low: text(part.native.low),
      high: text(part.native.high),
      inUnit: part.inUnit ? { low: inUnit(part.inUnit.low), high: inUnit(part.inUnit.high) } : null,
    })),
    ...(condition !== undefined && { condition }),
    ...(terms !== undefined && { terms }),
    ...(note !== undefined && { note }),
    sources: partSources(rescue, contribution),
  };
}

function countedRecovery(rescue: Rescue, entry: RecoveryEntry): CountedRecoveryView {
  const { recovery, asset, units, subtractedIn } = entry;
  const amount = asset !== undefined && units !== undefined ? amountText(rescue, asset, units) : null;
  return {
    id: recovery.id,
    label: recovery.label,
    asset: amount === null ? null : (asset ?? null),
    low: amount,
    high: amount,
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
