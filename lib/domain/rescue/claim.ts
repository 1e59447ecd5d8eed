import type { DateText } from '../time';

/** How far to trust a claim. primary: the party's own page or an on-chain record; secondary: news or a third party; derived: computed. */
export type Grade = 'primary' | 'secondary' | 'derived';

/** What a claim says of a contribution. The words of the fact sheet, few enough to reason about. */
export type ClaimStatus =
  | 'voiced'
  | 'announced'
  | 'offered'
  | 'intends'
  | 'pledged'
  | 'in-proposal'
  | 'approved-off-chain'
  | 'approved'
  | 'blocked'
  | 'executed'
  | 'stated-delivered'
  | 'frozen'
  | 'forecast'
  | 'in-place'
  | 'silent'
  | 'withdrawn'
  /** Kept because it is published, never counted: demo data, misreports, lists that contradict every other source. */
  | 'unreliable';

/** An amount as printed: a decimal string in whole units of the asset. `low` is absent where only a cap is known. */
export interface StatedAmount {
  asset: string;
  /** The stated figure, or the cap where `isCap`. Smallest units. */
  units: bigint;
  isCap: boolean;
}

/** One source saying one thing at one time. */
export interface Claim {
  /** The day or instant the claim was made or was true. Absent: undated. */
  asOf?: DateText;
  status: ClaimStatus;
  amount?: StatedAmount;
  /** At most 25 words of the source. */
  quote?: string;
  /** An https link, or `publication:<id>` of the rescue. */
  source: string;
  grade: Grade;
  /** Who was paid, where that was not a recipient of the rescue. */
  to?: string;
  /** Why it is kept though not counted, or what it leaves open. */
  note?: string;
}
