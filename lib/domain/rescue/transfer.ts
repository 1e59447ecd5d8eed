import type { DateText } from '../time';
import type { Grade } from './claim';

/** A payment that somebody published with its transaction: to a recipient of the rescue, or back from it. */
export interface PublishedTransfer {
  kind: 'delivery' | 'return';
  chainId: number;
  txHash: string;
  amount: { asset: string; units: bigint };
  at: DateText;
  /** The address that was paid. Absent: a recipient of the rescue. */
  to?: string;
  source: string;
  grade: Grade;
  /** Never more than this from a list: only what the user's own node has seen is verified. */
  verified: false;
}
