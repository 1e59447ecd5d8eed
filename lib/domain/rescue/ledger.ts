import { readDenominator } from '../coverage/formula';
import { convert } from '../money/convert';
import type { Rate } from '../money/rate';
import { attributeByTransaction } from '../standing/arrivals';
import { instrumentOf } from '../standing/instrument-of';
import { recoveryStanding } from '../standing/recovery-standing';
import type { Milliseconds } from '../time';
import type { ClaimStatus } from './claim';
import { countedClaims, type DatedClaim } from './counted-claims';
import type { Delivery } from './delivery';
import type { Evidence } from './evidence';
import { type ObservedVote, observedVotes } from './observed-votes';
import type { Reason } from './reason';
import type { Contribution, Recovery, Rescue } from './rescue';
import type { Standing } from './stage';
import { type Range, type StandingReading, standingOf } from './stage-of';

/** One part of a contribution on one standing, in its own asset and in the rescue's unit. */
interface LedgerPart {
  standing: Standing;
  native: Range;
  /** Absent: there is no rate, so it covers nothing that can be said. */
  inUnit?: Range;
  /** It arrived, and went back. */
  returned?: true;
}

/** One contribution with what became of it. */
export interface LedgerEntry extends Omit<StandingReading, 'parts'> {
  contribution: Contribution;
  parts: readonly LedgerPart[];
  /** By which its asset is taken in the unit. Absent: it is the unit, or there is none. */
  rate?: Rate;
}

/** A recovery with its best counted amount, if one was found. Never coverage. */
export interface RecoveryEntry {
  recovery: Recovery;
  asset?: string;
  units?: bigint;
  votes: readonly ObservedVote[];
  /** Where it stands, derived as for a contribution. Absent: nobody says anything that counts. */
  standing?: Standing;
  because?: Reason;
  /** Denominators that already subtract it. */
  subtractedIn: readonly string[];
}

/** A rescue, counted: who gives what, and where it stands. */
export interface Ledger {
  rescue: Rescue;
  at: Milliseconds;
  entries: readonly LedgerEntry[];
  recoveries: readonly RecoveryEntry[];
  /** Arrivals from senders that belong to nobody known. Shown beside the ladder, never in it: they may be recoveries on their way. */
  unattributed: readonly Delivery[];
  /** What left the recipients and went back to no giver: the rescue uses it. */
  passedOn: readonly Delivery[];
}

/** Counts a rescue. Caps count from 0, and so does everything of which it is not known what it is. */
export function readLedger(published: Rescue, seen: Evidence, now: Milliseconds): Ledger {
  const rescue = asClaimed(published, now);
  const evidence = { ...seen, deliveries: attributeByTransaction(seen.deliveries, rescue.contributions) };
  const known = new Set(rescue.contributions.map(({ id }) => id));
  const ofNobody = evidence.deliveries.filter(
    ({ at, contributionId }) => at <= now && (contributionId === undefined || !known.has(contributionId)),
  );
  return {
    rescue,
    at: now,
    entries: rescue.contributions.map((contribution) => entryOf(contribution, rescue, evidence, now)),
    recoveries: rescue.recoveries.map((recovery) => recoveryOf(recovery, rescue, evidence, now)),
    unattributed: ofNobody.filter(({ direction }) => direction !== 'out'),
    passedOn: ofNobody.filter(({ direction }) => direction === 'out'),
  };
}

/** The rescue with what its claims say by `now` put in: instruments, and the results of formulas. */
function asClaimed(rescue: Rescue, now: Milliseconds): Rescue {
  return {
    ...rescue,
    denominators: rescue.denominators.map((each) => readDenominator(each, rescue, now)),
    contributions: rescue.contributions.map((each) => {
      const instrument = instrumentOf(each, now);
      return instrument === each.instrument ? each : { ...each, instrument };
    }),
  };
}

function entryOf(contribution: Contribution, rescue: Rescue, evidence: Evidence, now: Milliseconds): LedgerEntry {
  const { parts, ...reading } = standingOf(contribution, evidence, now, rescue);
  const inUnit = (units: bigint) => convert(units, reading.asset, rescue.unit, rescue.rates, rescue.assets);
  const rate = inUnit(0n)?.rate;
  return {
    ...reading,
    contribution,
    parts: parts.map(({ standing, low, high, returned }) => {
      const native = { low: contribution.instrument === 'unknown' ? 0n : low, high };
      const from = inUnit(native.low);
      const to = inUnit(native.high);
      return {
        standing,
        native,
        ...(from && to && { inUnit: { low: from.units, high: to.units } }),
        ...(returned && { returned }),
      };
    }),
    ...(rate && { rate }),
  };
}

/** What was seen counts before what was asked for, and that before what was expected. */
const firmness: Partial<Record<ClaimStatus, number>> = {
  executed: 3,
  'in-place': 3,
  frozen: 3,
  blocked: 3,
  approved: 2,
  'approved-off-chain': 2,
  forecast: 0,
};

function recoveryOf(recovery: Recovery, rescue: Rescue, evidence: Evidence, now: Milliseconds): RecoveryEntry {
  const rank = ({ status, grade }: DatedClaim) => (firmness[status] ?? 1) * 10 + (grade === 'primary' ? 1 : 0);
  const best = countedClaims(recovery.claims, now)
    .filter(({ amount }) => amount !== undefined)
    .reduce<DatedClaim | undefined>((top, each) => (!top || rank(each) > rank(top) ? each : top), undefined);
  const votes = observedVotes({ kind: 'recovery', id: recovery.id }, recovery.votes, evidence, now);
  return {
    recovery,
    ...(best?.amount && { asset: best.amount.asset, units: best.amount.units }),
    votes: votes.map(({ proposal: _, ...vote }) => vote),
    ...recoveryStanding(recovery, votes, now),
    subtractedIn: rescue.denominators.filter(({ netOf }) => netOf.includes(recovery.id)).map(({ id }) => id),
  };
}

/** The same ledger with every unqualified offer read generously: as a commitment of whoever owns the money. */
export function onLaxerReading(ledger: Ledger): Ledger {
  return {
    ...ledger,
    entries: ledger.entries.map((entry) => {
      const { laxer } = entry;
      if (laxer === undefined || entry.moved) return entry;
      return { ...entry, standing: laxer, parts: entry.parts.map((part) => ({ ...part, standing: laxer })) };
    }),
  };
}
