import type { Reason } from '../domain/rescue/reason';
import type { ContributorKind, Instrument } from '../domain/rescue/rescue';
import type { Stage, Standing } from '../domain/rescue/stage';
import type { Milliseconds } from '../domain/time';
import type { MoneyView } from './money-view';
import type { AmountText, BandView, LadderView, SourceView } from './panel-view';

/** From one amount to another. */
export interface RangeView {
  low: AmountText;
  high: AmountText;
}

/** A range as floored shares of the denominator too. */
export interface ShareView extends RangeView {
  lowBps: number;
  highBps: number;
}

/** A denominator as its account has it. */
export interface DenominatorView {
  id: string;
  label: string;
  /** In `asset`: what its formula gives with the claims as they are now. */
  amount: AmountText;
  asset: string;
  /** As its account printed it, where a claim that it rests on says something else now. */
  printed?: AmountText;
  /** Taken in the rescue's unit; null where there is no rate. */
  inUnit: AmountText | null;
  formula: string | null;
  /** Whether the printed arithmetic gives the printed result; null where it was not said. */
  formulaHolds: boolean | null;
  terms: readonly { label: string; amount: AmountText; op?: string; recovery?: string; source?: string }[];
  /** `net`: it subtracts recoveries already. `gross`: they are bands of their own. */
  kind: 'net' | 'gross';
  /** Ids of recoveries that it already subtracts. */
  netOf: readonly string[];
  /** An https link, or `publication:<id>`. */
  source: string;
  asOf: string | null;
  note?: string;
}

/** What covers the denominator: given, or, of a gross one, recovered. */
export interface CountedBandView extends Omit<BandView, 'instrument'> {
  instrument: Instrument | 'recovery';
  /** Id of the recovery that it is. */
  recovery?: string;
}

/** A part of a contribution that stands on one stage, in its asset. */
export interface PartView extends RangeView {
  stage: Standing;
  /** It arrived, and went back. */
  returned: boolean;
  /** Taken in the rescue's unit; null where there is no rate. */
  inUnit: RangeView | null;
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
  /** Where it stands if an unqualified offer is read generously. */
  laxer?: Stage;
  /** Of the part that has not arrived, where some of it has. */
  rest?: { stage: Standing; because: Reason };
  parts: readonly PartView[];
  /** What moved on chain, in `asset`. `unverified`: some of it is as published, and was not seen by a node that was asked. */
  moved?: {
    delivered: AmountText;
    returned: AmountText;
    handedOn: AmountText;
    over: AmountText;
    unverified: boolean;
  };
  /** A deadline that was missed. */
  late?: { by: string; days: number; open: boolean };
  condition?: string;
  terms?: string;
  note?: string;
  sources: readonly SourceView[];
}

/** What came back without a giver, counted. Never a contribution. */
export interface CountedRecoveryView {
  id: string;
  label: string;
  asset: string | null;
  low: AmountText | null;
  high: AmountText | null;
  /** Null where nobody says anything that counts. */
  stage: Standing | null;
  because: Reason | null;
  /** Ids of denominators that already subtract it. */
  subtractedIn: readonly string[];
  note?: string;
  sources: readonly SourceView[];
}

/** A published figure beside what its own parts give, in `asset`. */
export interface CheckView {
  kind: 'total' | 'formula';
  label: string;
  asset: string;
  claimed: AmountText;
  /** Null where it cannot be computed. */
  computed: AmountText | null;
  /** Computed less claimed. */
  difference: AmountText | null;
  source: string;
  asOf: string | null;
  parts: readonly { label: string; amount: AmountText; printed?: AmountText }[];
  /** Parts without an amount or a rate. */
  missing: readonly string[];
  /** Of a formula: the denominator's id. */
  denominator?: string;
}

/** Whose money is used in which order, with the low or the high end of every range. In the rescue's unit. */
export interface WaterfallView {
  steps: readonly {
    label: string;
    contributions: readonly string[];
    fixed: boolean;
    retires: boolean;
    available: AmountText;
    used: AmountText;
    relieved: AmountText;
  }[];
  /** What no step covers. */
  open: AmountText;
  /** What fixed steps give beyond the shortfall. */
  surplus: AmountText;
}

/** Whether a condition holds. */
export type HoldsView = 'yes' | 'possible' | 'no' | 'unknown';

/** All that is known of one rescue, counted against one denominator. Ready to be written down: no arithmetic is left. */
export interface RescueView {
  /** Its id. */
  rescue: string;
  name: string;
  title: string;
  /** The instant as of which it is counted, in UTC. */
  at: string;
  /** The publication whose account it is; null: all that is known. */
  publication: string | null;
  unit: string;
  /** Id of the denominator that shares and `uncovered` are of. */
  denominator: string;
  denominators: readonly DenominatorView[];
  /** The publication names no shortfall: those of others are used. */
  borrowedDenominators: boolean;
  /** The headline: gifts seen on chain. */
  delivered: LadderView['delivered'];
  bands: readonly CountedBandView[];
  /** All that got at least to a stage, strongest first. Recoveries are in none. */
  rungs: readonly (ShareView & { stage: Stage })[];
  /** What no band covers. */
  uncovered: ShareView;
  /** Ids of what could cover and is in no band, because nobody says what its asset is worth in the unit. */
  withoutRate: readonly string[];
  /** By how much the bands exceed the denominator, at least and at most. */
  excess: RangeView;
  /** The rungs if unqualified offers are read generously. Absent: there is none. */
  laxer?: { rungs: readonly (ShareView & { stage: Stage })[] };
  contributions: readonly CountedContributionView[];
  recoveries: readonly CountedRecoveryView[];
  checks: readonly CheckView[];
  /** Absent: none was published. */
  waterfall?: { rule: string; source: string; certain: WaterfallView; possible: WaterfallView };
  conditions: {
    pledges: readonly {
      contribution: string;
      live: HoldsView;
      conditions: readonly { kind: string; text?: string; id?: string; holds: HoldsView; missing?: RangeView }[];
    }[];
    together: readonly (readonly string[])[];
  };
  /** The fewest pending votes that would close the gap. */
  closingSet: {
    gap: AmountText;
    closes: boolean;
    closesForCertain: boolean;
    contributions: readonly string[];
    votes: number;
    brings: AmountText;
    left: AmountText;
    closedAt?: Milliseconds;
    estimate: boolean;
  };
  /** Parties named as able to pay that had said nothing. */
  silent: readonly {
    party: string;
    ableBecause: string;
    asOf: string;
    source: string;
    later?: string;
    /** What its treasuries were last seen to hold of what was asked about; absent where none was read. */
    holds?: readonly TreasuryView[];
  }[];
  rates: LadderView['rates'];
  /** What is known of the money beside what counts; null where no node was asked. */
  money: MoneyView | null;
  /** What contributions are that this viewpoint does not say, in the words of others or of a later day. */
  saidElsewhere: readonly { contribution: string; instrument: Instrument; source: string; asOf?: string }[];
  /** What a dated view cannot place, because nobody says when it was said. */
  leftOut: readonly { what: string; of: string; source: string; why: 'undated' }[];
}

/** What one treasury held in a final block. */
export interface TreasuryView {
  role: string;
  address: string;
  at: Milliseconds;
  held: readonly { asset: string; amount: AmountText }[];
  /** Assets whose contracts did not tell. */
  unread: readonly string[];
}
