import type { Rate } from '../money/rate';
import type { Milliseconds } from '../time';

/** Money of a rescue that was seen to arrive at a recipient, or to leave one, in a final block. */
export interface Delivery {
  /** As of its transfer. */
  id: string;
  rescueId: string;
  /** Absent: the other side belongs to nobody we know, and it is shown as unattributed. */
  contributionId?: string;
  /** It left a recipient: back to its giver, or, of no contribution, to be used. */
  direction?: 'out';
  chainId: number;
  blockNumber: number;
  at: Milliseconds;
  txHash: string;
  from: string;
  to: string;
  asset: string;
  units: bigint;
  /** What its asset was worth when it arrived, where that was read at its block. */
  rate?: Rate;
}
