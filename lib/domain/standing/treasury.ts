import type { Milliseconds } from '../time';

/** An address that a party keeps its money at. */
export interface Treasury {
  /** The party's id in the DAO data. */
  dao: string;
  role: string;
  chainId: number;
  /** Lower case. */
  address: string;
  /** https page that names it. */
  source: string;
}

/** What was seen at a treasury in a final block: of the assets that were asked about, those that it holds. */
export interface TreasuryHoldings {
  dao: string;
  role: string;
  chainId: number;
  address: string;
  /** Of the block. */
  at: Milliseconds;
  number: number;
  /** Smallest units. */
  holdings: readonly { asset: string; decimals: number; units: bigint }[];
  /** Assets that did not tell: what is held of them is not known. */
  unread: readonly string[];
}
