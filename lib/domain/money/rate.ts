import type { DateText } from '../time';

/** What one `from` is taken to be in `to`: an exact fraction of whole units. A rate is not solvency. */
export interface Rate {
  from: string;
  to: string;
  numerator: bigint;
  denominator: bigint;
  /** `wrap`: the same asset by contract (WETH). `par`: taken as one to one, an assumption. `redemption`, `market`: as read or printed. */
  method: 'wrap' | 'par' | 'redemption' | 'market';
  asOf?: DateText;
  source: string;
}
