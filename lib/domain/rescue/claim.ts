import type { DateText } from '../time';
import type { Instrument } from './instrument';

/** How far to trust a claim. primary: the party's own page or an on-chain record; secondary: news or a third party; derived: computed. */
export type Grade = 'primary' | 'secondary' | 'derived';

/** What a claim may say of a contribution. The words of the fact sheet, few enough to reason about. */
export const claimStatuses = [
  'voiced',
  'announced',
  'offered',
  'intends',
  'pledged',
  'in-proposal',
  'approved-off-chain',
  'approved',
  'blocked',
  'executed',
  'stated-delivered',
  'frozen',
  'forecast',
  'in-place',
  'silent',
  'withdrawn',
  'expired',
  // What held the money, such as a court's notice, is gone.
  'unblocked',
  // Kept because it is published, never counted: demo data, misreports, lists that contradict every other source.
  'unreliable',
] as const;

/** What one claim says. */
export type ClaimStatus = (typeof claimStatuses)[number];

/** An amount as printed: a decimal string in whole units of the asset. `low` is absent where only a cap is known. */
export interface StatedAmount {
  asset: string;
  /** The stated figure, or the cap where `isCap`. Smallest units. */
  units: bigint;
  isCap: boolean;
  /** The agreed low end of a cap or range. Absent: a cap counts from 0. */
  floor?: bigint;
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
  /** What this source says that the money is. Where no claim says it, the contribution's own `instrument` stands. */
  instrument?: Instrument;
  /** Who was paid, where that was not a recipient of the rescue. */
  to?: string;
  /** Not a list's: the user read it in a text and confirmed it. */
  confirmed?: true;
  /** Why it is kept though not counted, or what it leaves open. */
  note?: string;
}
