/** A unit that amounts are promised in. `decimals` is the number of digits after the point of its smallest unit. */
export interface Asset {
  /** As sources write it: `ETH`, `stETH`, `USD`. Also its id. */
  symbol: string;
  decimals: number;
}
