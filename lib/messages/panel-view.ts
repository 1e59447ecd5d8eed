import type { VoteType } from '../domain/governance/proposal';
import type { Subject } from '../domain/governance/subject';
import type { Venue } from '../domain/governance/venue';
import type { Verdict } from '../domain/governance/verdict';
import type { QuorumTally } from '../domain/governance/vote-tally';
import type { Reason } from '../domain/rescue/reason';
import type { ContributorKind, Instrument, ListOrigin } from '../domain/rescue/rescue';
import type { Standing } from '../domain/rescue/stage';
import type { DateText, Milliseconds } from '../domain/time';
import type { SourceFailure } from '../platform/source-error';
import type { MoneyView } from './money-view';
import type { TopicView } from './topic-view';

/** A decimal number of whole units, exact: `30765.667501709008927568`. JSON cannot carry a bigint. */
export type AmountText = string;

/** Why a source gave no answer. */
export type FailureReason = SourceFailure;

/** A source that gave no answer: the last good one, if any, still stands. */
export interface Problem {
  /** Host name, e.g. `hub.snapshot.org`; `storage` for the browser's own database; of `nodes-not-allowed`: the name of the chain. */
  source: string;
  /** `nodes-not-allowed`: the browser lets us ask no node of a chain, and what happens there is unknown. */
  reason: FailureReason | StorageTrouble | 'nodes-not-allowed';
  since: Milliseconds;
  /** When the source last answered, if ever. */
  lastGoodAt?: Milliseconds;
}

/** What is wrong with the browser's database: it is refused; takes nothing more; another version of ours has it; or cannot be read. */
export type StorageTrouble = 'storage-blocked' | 'storage-full' | 'storage-busy' | 'storage-broken';

/** Who said so. A publication without a stable address has a name and no link. */
export interface SourceView {
  label: string;
  /** https only. */
  url?: string;
  asOf?: string;
  quote?: string;
  grade: 'primary' | 'secondary' | 'derived';
  /** The user's own reading of the source, which they confirmed. */
  confirmed?: true;
  /** Published, but not counted; the note says why. */
  unreliable: boolean;
  note?: string;
}

/** What stands exactly on one stage, of one instrument, as a range in the rescue's unit. */
export interface BandView {
  stage: Standing;
  instrument: Instrument;
  low: AmountText;
  high: AmountText;
  /** Floored shares of the denominator, in hundredths of a per cent. */
  lowBps: number;
  highBps: number;
}

/** The coverage of one denominator. */
export interface LadderView {
  unit: string;
  denominator: { id: string; label: string; amount: AmountText; formula?: string; source: SourceView };
  /** Every denominator that can be chosen, this one too. */
  choices: readonly { id: string; label: string; amount: AmountText }[];
  /** Strongest first: delivered … voiced; gifts before loans before the unknown. Only bands that are not empty. */
  bands: readonly BandView[];
  /** What no band covers. `low` is what stays if everything arrives in full. */
  uncovered: { low: AmountText; high: AmountText; lowBps: number; highBps: number };
  /** If bands cover more than the denominator: by how much at most. */
  excess?: AmountText;
  /** The headline: gifts seen on chain. */
  delivered: {
    amount: AmountText;
    bps: number /** What arrived before this was not read. */;
    notReadBefore?: Milliseconds;
  };
  /** Assets that were taken in the unit, each with its method: `stETH taken 1:1 as ETH`. */
  rates: readonly {
    from: string;
    to: string;
    rate: string;
    method: 'wrap' | 'par' | 'redemption' | 'market';
    asOf?: string;
    source: SourceView;
  }[];
}

/** "Approved or better", now and after this vote. */
export interface IfPassesView {
  /** Required votes that must pass after this one before anything is approved. */
  laterVotes: number;
  /** Nothing changes: it is approved already, it is not coverage, or the vote is over and can change nothing more. */
  unchanged?: 'already-approved' | 'recovery' | 'not-coverage' | 'vote-over';
  before: { high: AmountText; highBps: number; gap: AmountText };
  after: { low: AmountText; high: AmountText; lowBps: number; highBps: number; gap: AmountText; gapHigh: AmountText };
  /** A vote on a loan adds borrowed money: said beside the figures. */
  instrument: Instrument;
}

/** A vote in words and figures. */
export interface VoteView {
  key: string;
  venue: Venue;
  space: string;
  title: string;
  url: string;
  verdict: Verdict;
  /** Absent while sealed or before the first vote. */
  leading?: {
    choice: string;
    shareBps: number;
    /** Power by which it leads the next. */
    margin: number;
    /** The same as a share, for systems whose scores are no power. */
    marginBps?: number;
    tie: boolean;
  };
  /** How votes are counted: says what the figures mean. Absent: one choice each, its power added. */
  type?: VoteType;
  /** Choices are hidden still, also where the vote is closed. */
  sealed?: true;
  /** Marked by the venue as spam or worse. */
  flagged?: true;
  choices: readonly { label: string; score: number; shareBps: number }[];
  voteCount: number;
  /** The contract did not tell its count: nobody knows how many voted. */
  uncounted?: true;
  symbol: string;
  quorum: QuorumTally;
  startAt: Milliseconds;
  endAt: Milliseconds;
  /** When the hub was last asked about it. */
  observedAt: Milliseconds;
  /** The vote of the address that the user follows, or what it could vote with, where that is known. Without a choice it is sealed. */
  own?: { voted: true; choice?: string; power: number } | { voted: false; power?: number };
}

/** One step from the first post to the money, in order. */
export interface ChainLinkView {
  kind: 'topic' | 'poll' | 'vote' | 'delivery';
  label: string;
  url?: string;
  /** Of deliveries: what arrived, and when. The label says it in plain digits. */
  amount?: { value: AmountText; asset: string };
  at?: Milliseconds;
  /** Of votes, polls, and deliveries that were published. */
  verdict?:
    | Verdict
    | 'claimed-passed'
    | 'claimed-executed'
    | 'claimed-failed'
    | 'superseded'
    | 'not-read'
    | 'poll-open'
    | 'poll-closed'
    /** Of transfers that somebody published, by the user's own nodes. */
    | 'transfer-unchecked'
    | 'transfer-confirmed'
    | 'transfer-contradicted'
    | 'transfer-not-found';
  /** The step that the page in front is. */
  here: boolean;
}

/** Another vote that decides the gap, soonest first. */
export interface OtherVoteView {
  key: string;
  contributor: string;
  title: string;
  url: string;
  verdict: Verdict;
  endAt: Milliseconds;
  /** What it would bring; at most that where it is a cap. */
  high: AmountText;
  isCap: boolean;
  asset: string;
}

/** Whose part of the rescue the page is about. */
export interface ContributionView {
  id: string;
  contributor: string;
  kind: ContributorKind;
  instrument: Instrument;
  asset: string;
  /** As promised. `low` differs from `high` where only a cap is known. Absent: no amount was found. */
  amount?: { low: AmountText; high: AmountText; isCap: boolean };
  condition?: string;
  terms?: string;
  standing: Standing;
  because: Reason;
  note?: string;
}

/** All that the panel shows. Ready to be drawn: no arithmetic is left to the page. */
export interface PanelView {
  kind: 'panel';
  subject: Subject;
  /** `closedOn`: it is over, and nothing more is expected after that day. `from`: it did not come with us, and nobody reviewed its addresses. */
  rescue: { id: string; name: string; title: string; closedOn?: DateText; from?: ListOrigin };
  /** Exactly one of the two, or neither where the page is about the rescue as a whole. */
  contribution?: ContributionView;
  recovery?: {
    id: string;
    label: string;
    amount?: { value: AmountText; asset: string } /** Denominators that already subtract it. */;
    alreadySubtracted: boolean;
    /** Where it stands, as somebody says. */
    because?: Reason;
    note?: string;
  };
  ladder: LadderView;
  ifPasses?: IfPassesView;
  /** The vote of the page; on a topic, its newest vote. */
  vote?: VoteView;
  /** When the topic of the page was last read. */
  topicReadAt?: Milliseconds;
  /** What the topic of the page says, once it was read. */
  topic?: TopicView;
  otherVotes: readonly OtherVoteView[];
  chain: readonly ChainLinkView[];
  /** Absent where there is nothing to watch, or in a private window. */
  watch?: { key: string; watched: boolean };
  /** What is known of the money beside what counts. Absent: nothing was read. */
  money?: MoneyView;
  sources: readonly SourceView[];
  problems: readonly Problem[];
  /** Its text leads money elsewhere: a warning in the user's language. */
  danger?: string;
  /** The user closed it to one line; remembered. */
  collapsed: boolean;
}

/** The page may be part of a rescue, but the source that would tell does not answer. */
export interface UncertainView {
  kind: 'uncertain';
  subject: Subject;
  rescue: { id: string; name: string };
  problem: Problem;
}

/** The page has nothing to do with any rescue: nothing is shown. */
export interface NothingView {
  kind: 'nothing';
}
