import type { Reason } from '../domain/rescue/reason';
import type { ContributorKind, Instrument } from '../domain/rescue/rescue';
import type { Standing } from '../domain/rescue/stage';
import type { AmountText, BandView, LadderView, SourceView } from './panel-view';

/** A denominator as its account has it. */
export interface DenominatorView {
  id: string;
  label: string;
  /** In `asset`. */
  amount: AmountText;
  asset: string;
  /** Taken in the rescue's unit; null where there is no rate. */
  inUnit: AmountText | null;
  formula: string | null;
  /** Whether the printed arithmetic gives the printed result; null where it was not said. */
  formulaHolds: boolean | null;
  terms: readonly { label: string; amount: AmountText }[];
  /** Ids of recoveries that it already subtracts. */
  netOf: readonly string[];
  /** An https link, or `publication:<id>`. */
  source: string;
  asOf: string | null;
  note?: string;
}

/** A part of a contribution that stands on one stage, in its asset. */
export interface PartView {
  stage: Standing;
  low: AmountText;
  high: AmountText;
  /** Taken in the rescue's unit; null where there is no rate. */
  inUnit: { low: AmountText; high: AmountText } | null;
}

/** One contribution, counted. */
export interface CountedContributionView {
  id: string;
  contributor: string;
  kind: ContributorKind;
  instrument: Instrument;
  /** `unknown`: nobody says how much. `cap`: at most `high`. */
  amount: 'stated' | 'cap' | 'unknown';
  /** Null where no amount is known. */
  asset: string | null;
  /** All of it, as it is counted: of caps and of the unknown from 0. Null where no amount is known. */
  low: AmountText | null;
  high: AmountText | null;
  /** Of its strongest part. */
  stage: Standing;
  because: Reason;
  /** Of the part that has not arrived, where some of it has. */
  rest?: { stage: Standing; because: Reason };
  parts: readonly PartView[];
  condition?: string;
  terms?: string;
  note?: string;
  sources: readonly SourceView[];
}

/** What came back without a giver, counted. Never coverage. */
export interface CountedRecoveryView {
  id: string;
  label: string;
  asset: string | null;
  low: AmountText | null;
  high: AmountText | null;
  /** Ids of denominators that already subtract it. */
  subtractedIn: readonly string[];
  note?: string;
  sources: readonly SourceView[];
}

/** All that is known of one rescue, counted against one denominator. Ready to be written down: no arithmetic is left. */
export interface RescueView {
  /** Its id. */
  rescue: string;
  name: string;
  title: string;
  /** The instant as of which it is counted, in UTC. */
  at: string;
  unit: string;
  /** Id of the denominator that shares and `uncovered` are of. */
  denominator: string;
  denominators: readonly DenominatorView[];
  /** The headline: gifts seen on chain. */
  delivered: LadderView['delivered'];
  bands: readonly BandView[];
  uncovered: LadderView['uncovered'];
  /** By how much the bands exceed the denominator, at least and at most. */
  excess: { low: AmountText; high: AmountText };
  contributions: readonly CountedContributionView[];
  recoveries: readonly CountedRecoveryView[];
  /** Parties named as able to pay that had said nothing. */
  silent: readonly { party: string; ableBecause: string; asOf: string; source: string; later?: string }[];
  rates: LadderView['rates'];
}
