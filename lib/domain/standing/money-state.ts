import type { Delivery } from '../rescue/delivery';
import type { Milliseconds } from '../time';

/** More or less of an asset on a recipient than its known transfers explain. */
export interface Unexplained {
  address: string;
  asset: string;
  /** Smallest units. Below 0: something left. */
  units: bigint;
  /** It can come and go without a log: that there is more does not mean that something was not read. */
  isNative: boolean;
}

/** How far what is known of a rescue's money can be relied on. */
export interface MoneyState {
  /** In blocks that are not final: all of it may still vanish, and none of it counts. */
  tentative: readonly Delivery[];
  unexplained: readonly Unexplained[];
  /** Assets whose account was not held against the balance as far as it was read. */
  unchecked: readonly string[];
  /** When every account was last held against its balance. Absent: one never was. */
  checkedAt?: Milliseconds;
}
