import { passingRules } from '../catalogue/passing-rules';
import { spaceAliases } from '../catalogue/space-aliases';
import type { Proposal } from '../domain/governance/proposal';
import type { Topic } from '../domain/governance/topic';
import type { RatesAtBlock } from '../domain/money/rates-at-block';
import { withReadRates } from '../domain/money/with-read-rates';
import type { Delivery } from '../domain/rescue/delivery';
import type { Evidence } from '../domain/rescue/evidence';
import { type Ledger, readLedger } from '../domain/rescue/ledger';
import type { Match, PartRef } from '../domain/rescue/match-proposal';
import { matchAll } from '../domain/rescue/matches';
import type { Contribution, Recovery, Rescue } from '../domain/rescue/rescue';
import { type TransferCheck, withChecks } from '../domain/rescue/transfer';
import type { MoneyState } from '../domain/standing/money-state';
import type { TreasuryHoldings } from '../domain/standing/treasury';
import type { Milliseconds } from '../domain/time';
import { type ConfirmedAsk, withConfirmed } from '../domain/topic/confirmed-ask';
import { viewEvidence } from '../domain/view/view-evidence';
import { type RescueView, type Viewpoint, viewRescue } from '../domain/view/view-rescue';

/** What was observed about a rescue so far. */
export interface Observed {
  proposals: readonly Proposal[];
  topics: readonly Topic[];
  deliveries: readonly Delivery[];
  /** From when on arrivals at every recipient were read; absent where one of them never was. */
  arrivalsReadSince?: Milliseconds;
  /** How far what was read of the money can be relied on. Absent: nothing was read. */
  money?: MoneyState;
  /** What the user confirmed that topics ask for. */
  confirmed?: readonly ConfirmedAsk[];
  /** What the user's nodes said of published transfers. */
  transferChecks?: Readonly<Record<string, { says: TransferCheck | 'untold' }>>;
  /** What the treasuries of parties hold, as last seen. */
  treasuries?: readonly TreasuryHoldings[];
  /** Rates as they were last read on chain. */
  rates?: RatesAtBlock;
}

/** A rescue, all that was observed about it, and what that adds up to. Every view is made from one. */
export interface RescueReading {
  rescue: Rescue;
  observed: Observed;
  evidence: Evidence;
  ledger: Ledger;
  now: Milliseconds;
}

/** A rescue added up as one viewpoint has it. */
export interface ViewedReading extends RescueReading, Omit<RescueView, 'rescue'> {
  viewpoint: Viewpoint;
}

/** Adds up what was observed about a rescue. */
export function readingOf(listed: Rescue, observed: Observed, now: Milliseconds): RescueReading {
  const rescue = withConfirmed(withRates(listed, observed), observed.confirmed ?? []);
  const evidence = evidenceOf(rescue, observed);
  return { rescue, observed, evidence, ledger: readLedger(rescue, evidence, now), now };
}

function evidenceOf(rescue: Rescue, observed: Observed): Evidence {
  return {
    proposals: new Map(observed.proposals.map((proposal) => [proposal.key, proposal])),
    matches: matchAll(rescue, observed.proposals, observed.topics, spaceAliases),
    deliveries: observed.deliveries.filter((delivery) => delivery.rescueId === rescue.id),
    rules: passingRules,
  };
}

/** Adds up what was known at an instant, or what one publication says. */
export function viewedReading(
  published: Rescue,
  observed: Observed,
  now: Milliseconds,
  viewpoint: Viewpoint,
): ViewedReading {
  const { rescue: viewed, ...said } = viewRescue(withConfirmed(published, observed.confirmed ?? []), viewpoint);
  // Today's rates are of today, and of nobody's account.
  const today = viewpoint.at === undefined && viewpoint.publication === undefined;
  const rescue = today ? withRates(viewed, observed) : withTransferChecks(viewed, observed);
  const at = viewpoint.at ?? now;
  const evidence = viewEvidence(evidenceOf(rescue, observed), viewpoint);
  const ledger = readLedger(rescue, evidence, at);
  return { rescue, observed, evidence, ledger, now: at, viewpoint, ...said };
}

function withTransferChecks(rescue: Rescue, { transferChecks }: Observed): Rescue {
  if (!transferChecks) return rescue;
  return { ...rescue, contributions: rescue.contributions.map((each) => withChecks(each, transferChecks)) };
}

function withRates(listed: Rescue, observed: Observed): Rescue {
  const rescue = withTransferChecks(listed, observed);
  const { rates } = observed;
  return rates ? { ...rescue, rates: withReadRates(rescue.rates, rates.rates, rescue.unit) } : rescue;
}

/** The contribution or recovery that a part names. */
export function partOf(rescue: Rescue, part: PartRef): Contribution | Recovery | undefined {
  const parts: readonly (Contribution | Recovery)[] =
    part.kind === 'contribution' ? rescue.contributions : rescue.recoveries;
  return parts.find(({ id }) => id === part.id);
}

/** How a part is called in a line of text. */
export function partName(rescue: Rescue, part: PartRef): string {
  if (part.kind === 'contribution')
    return rescue.contributions.find(({ id }) => id === part.id)?.contributor ?? part.id;
  return rescue.recoveries.find(({ id }) => id === part.id)?.label ?? part.id;
}

/** The observed votes of a part with their match, newest first. */
export function votesOfPart({ evidence }: RescueReading, part: PartRef): { match: Match; proposal: Proposal }[] {
  return [...evidence.matches.values()]
    .filter((match) => match.part.kind === part.kind && match.part.id === part.id)
    .flatMap((match) => {
      const proposal = evidence.proposals.get(match.proposalKey);
      return proposal ? [{ match, proposal }] : [];
    })
    .sort((a, b) => b.proposal.createdAt - a.proposal.createdAt);
}

/** The time before which arrivals were not read, where that leaves some of the rescue's time unknown. */
export function arrivalsNotReadBefore({
  rescue,
  observed,
  now,
}: Pick<RescueReading, 'rescue' | 'observed' | 'now'>): Milliseconds | undefined {
  const since = observed.arrivalsReadSince ?? now;
  return since > Date.parse(rescue.incident.at) ? since : undefined;
}
