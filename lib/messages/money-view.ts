import type { DateText, Milliseconds } from '../domain/time';
import type { AmountText } from './panel-view';

/** One movement of money that counts for no contribution. */
export interface MoneyLineView {
  value: AmountText;
  asset: string;
  at: Milliseconds;
  /** https page of the transaction. */
  url?: string;
  /** Absent: nobody knows whose it is. */
  contributor?: string;
  /** It leaves a recipient. */
  leaves?: true;
}

/** What is known of a rescue's money beside what counts. */
export interface MoneyView {
  /** In blocks that are not final yet. Counted nowhere. */
  tentative: readonly MoneyLineView[];
  /** Arrived, from senders that belong to nobody known; newest first. */
  unattributed: readonly MoneyLineView[];
  /** Left the recipients, and not to a giver: the rescue uses it. */
  passedOn: readonly MoneyLineView[];
  /** What is on a recipient, or is missing there, and no transfer that was read explains it. */
  unexplained: readonly {
    address: string;
    asset: string;
    value: AmountText;
    side: 'came' | 'left';
    /** ETH comes and goes without a log; of tokens it means that the account is incomplete. */
    isNative: boolean;
    /** The address is of no reviewed list. */
    unreviewed?: true;
  }[];
  /** Assets that were read further than they were checked. */
  unchecked: readonly string[];
  /** Rates into the unit that were asked for on chain and cannot be used. `asOf`: when a stale one last spoke. */
  deadRates: readonly { from: string; to: string; asOf?: DateText }[];
  /** When all was last held against the balances. Absent: not all was, ever. */
  checkedAt?: Milliseconds;
}
