import type { Milliseconds } from '../time';

/** Money of a rescue that was seen to arrive at a recipient, in a final block. */
export interface Delivery {
  /** `chainId:blockHash:txHash:logIndex`: the same arrival is never two. */
  id: string;
  rescueId: string;
  /** Absent: its sender belongs to nobody we know, and it is shown as unattributed. */
  contributionId?: string;
  chainId: number;
  blockNumber: number;
  at: Milliseconds;
  txHash: string;
  from: string;
  to: string;
  asset: string;
  units: bigint;
}
