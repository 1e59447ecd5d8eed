import { checkTotals, type SumCheck } from '../domain/coverage/check-totals';
import { type Conditions, resolveConditions } from '../domain/coverage/conditions';
import { type CoverageView, coverageView } from '../domain/coverage/coverage-view';
import { pendingVotes } from '../domain/coverage/pending-votes';
import { type ClosingSet, smallestClosingSet } from '../domain/coverage/smallest-closing-set';
import { type WaterfallReading, type WaterfallRun, waterfall } from '../domain/coverage/waterfall';
import { formatUnits } from '../domain/money/amount';
import { shareBps } from '../domain/money/share';
import { atLeast, coverageLadder } from '../domain/rescue/coverage-ladder';
import { type Ledger, onLaxerReading } from '../domain/rescue/ledger';
import type { Rescue } from '../domain/rescue/rescue';
import { isStage, stages } from '../domain/rescue/stage';
import type { Range } from '../domain/rescue/stage-of';
import type {
  CheckView,
  CountedBandView,
  RescueView,
  ShareView,
  TreasuryView,
  WaterfallView,
} from '../messages/rescue-view';
import { countedContribution, countedRecovery, denominatorView, unitRange } from './counted-view';
import { amountText, ladderView } from './ladder-view';
import { moneyView } from './money-view';
import { arrivalsNotReadBefore, type RescueReading, type ViewedReading } from './rescue-reading';

/** All of one rescue, counted against one denominator, or against the default one. */
export function rescueView(reading: ViewedReading, denominatorId?: string): RescueView {
  const { ledger, evidence, now, viewpoint, leftOut, saidElsewhere, borrowedDenominators } = reading;
  // As its claims have it: instruments, and the results of formulas.
  const { rescue } = ledger;
  const ladder = ladderView(ledger, denominatorId, arrivalsNotReadBefore(reading));
  const coverage = coverageView(ledger, denominatorId);
  const { total } = coverage.ladder;
  const excess = coverage.kind === 'gross' ? coverage.excess : coverage.ladder.excess;
  const shares = (range: Range): ShareView => ({
    ...unitRange(rescue, range),
    lowBps: shareBps(range.low, total),
    highBps: shareBps(range.high, total),
  });
  const relieved = waterfall(ledger, denominatorId === undefined ? {} : { denominatorId });
  const conditions = resolveConditions(ledger, denominatorId === undefined ? {} : { denominatorId });
  return {
    rescue: rescue.id,
    name: rescue.name,
    title: rescue.title,
    at: new Date(now).toISOString(),
    publication: viewpoint.publication ?? null,
    unit: rescue.unit,
    denominator: ladder.denominator.id,
    denominators: rescue.denominators.map((each) => denominatorView(rescue, each, now)),
    borrowedDenominators,
    delivered: ladder.delivered,
    bands: bandsOf(rescue, coverage),
    rungs: rungsOf(ledger, denominatorId),
    uncovered: shares(coverage.uncovered),
    withoutRate: withoutRate(ledger, coverage),
    excess: unitRange(rescue, excess),
    ...(ledger.entries.some(({ laxer }) => laxer) && {
      laxer: { rungs: rungsOf(onLaxerReading(ledger), denominatorId) },
    }),
    contributions: ledger.entries.map((entry) => countedContribution(rescue, entry)),
    recoveries: ledger.recoveries.map((entry) => countedRecovery(rescue, entry)),
    checks: checkTotals(ledger).map((check) => checkView(rescue, check)),
    ...(relieved && { waterfall: waterfallView(rescue, relieved) }),
    conditions: conditionsView(rescue, conditions),
    closingSet: closingSetView(rescue, smallestClosingSet(ledger, denominatorId, pendingVotes(ledger, evidence))),
    silent: rescue.silent.map(({ party, dao, ableBecause, asOf, source, later }) => ({
      party,
      ableBecause,
      asOf,
      source,
      ...(later !== undefined && { later }),
      ...holdsOf(reading, dao),
    })),
    rates: ladder.rates,
    money: moneyView(reading) ?? null,
    saidElsewhere,
    leftOut,
  };
}

/** What a party's treasuries were last seen to hold. */
function holdsOf({ observed }: RescueReading, dao: string | undefined): { holds?: TreasuryView[] } {
  const seen = (observed.treasuries ?? []).filter((each) => each.dao === dao);
  if (dao === undefined || seen.length === 0) return {};
  return {
    holds: seen.map(({ role, address, at, holdings, unread }) => ({
      role,
      address,
      at,
      held: holdings.map(({ asset, decimals, units }) => ({ asset, amount: formatUnits(units, decimals) })),
      unread,
    })),
  };
}

/** What was given, stage by stage; of a gross denominator also what was recovered, after it. */
function bandsOf(rescue: Rescue, coverage: CoverageView): CountedBandView[] {
  const recovered = coverage.kind === 'gross' ? coverage.recoveries : [];
  return [
    ...coverage.ladder.bands.map((band) => ({ ...band, ...unitRange(rescue, band) })),
    ...recovered.map(
      ({ recovery, standing, low, high, lowBps, highBps }): CountedBandView => ({
        stage: standing ?? 'voiced',
        instrument: 'recovery',
        recovery,
        ...unitRange(rescue, { low, high }),
        lowBps,
        highBps,
      }),
    ),
  ];
}

/** What no band counts though it might cover: nothing may silently become zero. */
function withoutRate({ entries, recoveries }: Ledger, coverage: CoverageView): string[] {
  const given = entries
    .filter(({ contribution }) => contribution.instrument !== 'deposit')
    .filter(({ parts }) => parts.some(({ standing, inUnit }) => isStage(standing) && !inUnit))
    .map(({ contribution }) => contribution.id);
  if (coverage.kind === 'net') return given;
  const counted = new Set(coverage.recoveries.map(({ recovery }) => recovery));
  const left = recoveries.filter(({ recovery, units }) => units !== undefined && !counted.has(recovery.id));
  return [...given, ...left.map(({ recovery }) => recovery.id)];
}

function rungsOf(ledger: Ledger, denominatorId: string | undefined): RescueView['rungs'] {
  const ladder = coverageLadder(ledger, denominatorId);
  return [...stages].reverse().map((stage) => {
    const { low, high, lowBps, highBps } = atLeast(ladder, stage);
    return { stage, ...unitRange(ledger.rescue, { low, high }), lowBps, highBps };
  });
}

/** A published figure beside what its parts give, written out. */
export function checkView(rescue: Rescue, check: SumCheck): CheckView {
  const { kind, label, asset, claimed, computed, difference, source, asOf, parts, missing, denominator } = check;
  const text = (units: bigint) => amountText(rescue, asset, units);
  return {
    kind,
    label,
    asset,
    claimed: text(claimed),
    computed: computed === undefined ? null : text(computed),
    difference: difference === undefined ? null : text(difference),
    source,
    asOf: asOf ?? null,
    parts: parts.map((part) => ({
      label: part.label,
      amount: text(part.units),
      ...(part.printed !== undefined && { printed: text(part.printed) }),
    })),
    missing,
    ...(denominator !== undefined && { denominator }),
  };
}

function waterfallView(
  rescue: Rescue,
  { rule, source, certain, possible }: WaterfallReading,
): NonNullable<RescueView['waterfall']> {
  const text = (units: bigint) => amountText(rescue, rescue.unit, units);
  const run = ({ steps, open, surplus }: WaterfallRun): WaterfallView => ({
    steps: steps.map((step) => ({
      ...step,
      available: text(step.available),
      used: text(step.used),
      relieved: text(step.relieved),
    })),
    open: text(open),
    surplus: text(surplus),
  });
  return { rule, source, certain: run(certain), possible: run(possible) };
}

function conditionsView(rescue: Rescue, { pledges, together }: Conditions): RescueView['conditions'] {
  return {
    pledges: pledges.map(({ contribution, live, conditions }) => ({
      contribution,
      live,
      conditions: conditions.map(({ condition, holds, missing }) => ({
        ...condition,
        holds,
        ...(missing && { missing: unitRange(rescue, missing) }),
      })),
    })),
    together,
  };
}

function closingSetView(rescue: Rescue, set: ClosingSet): RescueView['closingSet'] {
  const { closes, closesForCertain, contributions, votes, closedAt, estimate } = set;
  const text = (units: bigint) => amountText(rescue, rescue.unit, units);
  return {
    gap: text(set.gap),
    closes,
    closesForCertain,
    contributions,
    votes,
    brings: text(set.brings),
    left: text(set.left),
    ...(closedAt !== undefined && { closedAt }),
    estimate,
  };
}
