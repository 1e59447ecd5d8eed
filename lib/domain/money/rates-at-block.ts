import type { DateText, Milliseconds } from '../time';
import type { Rate } from './rate';

/** A price feed on a chain. Its decimals are read from it. */
export interface RateFeed {
  from: string;
  to: string;
  address: string;
  /** Seconds after which it speaks at the latest. */
  heartbeat: number;
}

/** What a token's own contract says that one of it is worth, times 10^18. A redemption rate is not solvency. */
export interface OwnRate {
  from: string;
  to: string;
  address: string;
  call: 'stEthPerToken' | 'getRate' | 'getExchangeRate' | 'rsETHPrice';
}

/** Why a rate cannot be used: it is no zero, and touches no other. */
export interface UnusableRate {
  from: string;
  to: string;
  method: 'market' | 'redemption';
  why: 'reverted' | 'absent' | 'illegible' | 'not-positive' | 'never' | 'in-the-future' | 'stale';
  /** Of a stale one: when it last spoke. */
  asOf?: DateText;
}

/** All rates as they were at one block. */
export interface RatesAtBlock {
  chainId: number;
  number: number;
  at: Milliseconds;
  rates: readonly Rate[];
  unusable: readonly UnusableRate[];
}
