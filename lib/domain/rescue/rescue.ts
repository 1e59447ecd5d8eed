import type { TopicRef } from '../governance/topic';
import type { Venue } from '../governance/venue';
import type { Asset } from '../money/asset';
import type { Rate } from '../money/rate';
import type { DateText } from '../time';
import type { Claim, Grade } from './claim';
import type { Condition } from './condition';
import type { Instrument } from './instrument';
import type { PublishedTransfer } from './transfer';

/** What a contribution is: kept beside, so that claims can say it too. */
export type { Instrument } from './instrument';

/** Who the giver is, as far as anybody says. */
export type ContributorKind = 'dao' | 'foundation' | 'company' | 'person' | 'protocol' | 'unknown';

/** One term of a denominator's arithmetic, applied to the result of the terms before it. */
export interface FormulaTerm {
  label: string;
  /** As printed, in smallest units of the denominator's asset; a factor is written with the same digits: `1.5` of ETH is 1.5e18. */
  units: bigint;
  /** Absent: not known as data, so the formula cannot be computed. */
  op?: 'plus' | 'minus' | 'times';
  /** The recovery that this term is: gross becomes net by it. With `source`, its amount is the one that this source claims of it. */
  recovery?: string;
  source?: string;
}

/** The hole as one account measures it. A rescue has several; percentages always name theirs. */
export interface Shortfall {
  id: string;
  label: string;
  asset: string;
  /** Smallest units of `asset`. */
  units: bigint;
  /** What was published, where the claims that its formula names now give another result. Set by the ledger. */
  printed?: bigint;
  /** The published arithmetic in words: `163183 - 43168 - …`. */
  formula?: string;
  terms: readonly FormulaTerm[];
  /** `false` where the printed terms do not give the printed result. */
  formulaHolds?: boolean;
  /** What the printed arithmetic gives, where it is plain and no terms are listed. */
  formulaGives?: bigint;
  /** Recoveries that are already subtracted in it: they can never be added to coverage again. */
  netOf: readonly string[];
  source: string;
  grade: Grade;
  asOf?: DateText;
  note?: string;
}

/** One step in a contribution's chain of votes, in order. The last that is `required` decides. */
export interface VoteStep {
  /** `payload`: no vote, but what an approved vote runs, one for each chain. */
  step: 'discussion' | 'temperature-check' | 'signal' | 'binding' | 'payload';
  required: boolean;
  venue: Venue | 'discourse';
  /** Snapshot space. */
  space?: string;
  chainId?: number;
  contract?: string;
  /** The proposal's id where it is known. */
  id?: string;
  /** The first digits of the id, where an account gives only those. With the space, it names the vote. */
  idPrefix?: string;
  /** When it was called to open and close, where an account says so and the vote itself was not read. */
  opensAt?: DateText;
  closesAt?: DateText;
  /** https page of the vote, where known. */
  url?: string;
  topic?: TopicRef;
  /** What was published about how it ended; re-read before it is shown as current. */
  result?: {
    says: 'passed' | 'queued' | 'failed' | 'executed' | 'canceled' | 'expired' | 'superseded';
    asOf?: DateText;
    source: string;
    grade: Grade;
  };
  /** Names the text of the proposal: a vote that was canceled and one that carries the same text are one attempt. */
  textHash?: string;
  /** The id of the vote that this one was submitted anew for. */
  replaces?: string;
  /** The viewpoint that is taken says nothing of this vote. Set by `viewRescue`. */
  outOfSight?: true;
}

/** One party's part in a rescue. Built from claims; its stage is derived, never stored. */
export interface Contribution {
  id: string;
  contributor: string;
  kind: ContributorKind;
  /** The party's id in the DAO data, which holds its rule of passing. */
  dao?: string;
  instrument: Instrument;
  /** `only as part of a fully funded package`. */
  condition?: string;
  /** The same conditions as data, as far as they can be. All must hold. */
  dependsOn?: readonly Condition[];
  /** By when it is to be delivered, and who says so. */
  deadline?: { by: DateText; source: string; grade: Grade };
  /** Deliveries and returns as published, with their transactions. */
  transfers?: readonly PublishedTransfer[];
  /** The contribution that took its place. */
  supersededBy?: { id: string; asOf?: DateText; source: string };
  terms?: string;
  claims: readonly Claim[];
  votes: readonly VoteStep[];
  /** Addresses that its money may come from, on chain. */
  senders: readonly { chainId: number; address: string; role: string }[];
  note?: string;
}

/** What came back without a giver: frozen, seized, liquidated, kept. Never a contribution. */
export interface Recovery {
  id: string;
  label: string;
  claims: readonly Claim[];
  votes: readonly VoteStep[];
  note?: string;
}

/** An address that the rescue's money goes to, or passes through. From a reviewed list only. */
export interface Recipient {
  chainId: number;
  address: string;
  role: string;
  use: 'recipient' | 'intermediary' | 'token' | 'holds-frozen' | 'superseded';
  source: string;
}

/** A token that may arrive at a recipient. */
export interface Token {
  asset: string;
  chainId: number;
  address: string;
  source: string;
}

/** Whose one transfer is, as a reviewed list says. */
export interface TransferAttribution {
  chainId: number;
  txHash: string;
  /** In its block, as explorers print it. */
  logIndex: number;
  contribution?: string;
  source: string;
}

/** A party named as able to pay that had said nothing. */
export interface SilentParty {
  party: string;
  /** The party's id in the DAO data, by which its treasuries are known. */
  dao?: string;
  ableBecause: string;
  quote?: string;
  source: string;
  asOf: DateText;
  /** What it did later, if anything; names a contribution where there is one. */
  later?: string;
  /** When it did so. Without it no view of an earlier day can tell whether it had. */
  laterOn?: DateText;
}

/** An article without a stable address. */
export interface Publication {
  id: string;
  publisher: string;
  title?: string;
  asOf?: DateText;
}

/** A total that somebody printed, to be checked against the parts. */
export interface PublishedTotal {
  label: string;
  asset: string;
  units: bigint;
  asOf?: DateText;
  quote?: string;
  source: string;
  /** What it is said, or can be shown, to be the sum of. Absent: it cannot be checked. */
  parts?: readonly TotalPart[];
}

/** One part of a published total. */
export type TotalPart =
  /** As promised on the day of the total; as `source` claims it, where one is named. */
  | { kind: 'contribution'; id: string; source?: string }
  | { kind: 'recovery'; id: string; source?: string }
  /** The term of a denominator's formula that bears this label. */
  | { kind: 'term'; denominator: string; label: string }
  /** A figure of its own, in the total's asset. */
  | { kind: 'amount'; label: string; units: bigint };

/** One step of a waterfall: whose money is used when it is reached. */
export interface WaterfallStep {
  label: string;
  contributions: readonly string[];
  /** Gives its whole amount, however much the steps before it bring. */
  fixed?: boolean;
  /** What earlier steps bring beyond their need pays this one back, or is drawn less of it. */
  retires?: boolean;
  /** At most so much of this step's money, where the rule says so. Smallest units of the rescue's unit. */
  units?: bigint;
}

/** Two or more published values for the same thing. Both stay. */
export interface Conflict {
  topic: string;
  values: readonly { value?: string; what: string; source: string }[];
  reading: string;
}

/** Where a rescue is from that did not come with the extension. Nobody of ours has reviewed it, nor its addresses. */
export type ListOrigin = { kind: 'own' } | { kind: 'subscribed'; name: string };

/** One incident and the effort to fill its hole. */
export interface Rescue {
  id: string;
  /** Absent: it came with the extension. */
  from?: ListOrigin;
  title: string;
  /** The short name used in lines of text: `DeFi United`. */
  name: string;
  incident: { at: DateText; protocol: string; what: string; source: string };
  /** The day after which its list expects nothing more. Absent: it is still going on. */
  closedOn?: DateText;
  /** The asset that coverage is counted in. */
  unit: string;
  assets: readonly Asset[];
  /** How other assets are taken in the unit, with the method. */
  rates: readonly Rate[];
  denominators: readonly Shortfall[];
  defaultDenominator: string;
  contributions: readonly Contribution[];
  recoveries: readonly Recovery[];
  recipients: readonly Recipient[];
  tokens: readonly Token[];
  /** Whose single transfers are, where their senders do not tell. Of no contribution: nobody's, whoever sent it. */
  attributions?: readonly TransferAttribution[];
  silent: readonly SilentParty[];
  publications: readonly Publication[];
  totals: readonly PublishedTotal[];
  conflicts: readonly Conflict[];
  /** Steps in which money is used: ids of contributions, first served first. */
  waterfall: { rule: string; source: string; steps: readonly WaterfallStep[] } | undefined;
  /** Topics about the rescue as a whole. */
  topics: readonly (TopicRef & { label: string })[];
}

/** Whether a rescue is over, as its list says. It is shown where somebody looks at it, and nothing is asked for its sake alone. */
export function isPast({ closedOn }: Rescue): boolean {
  return closedOn !== undefined;
}
