import type { DateText } from '../time';
import type { Grade } from './claim';

/** What a node's receipt says of it, in a final block. `contradicted`: it failed, or moved something else; `not-found`: no such transaction. */
export type TransferCheck = 'confirmed' | 'contradicted' | 'not-found';

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
  /** What the user's own nodes said. Absent: they were not asked, or cannot tell. */
  checked?: TransferCheck;
}

/** Under which a published transfer is checked. */
export function transferKey({ kind, chainId, txHash, amount, to }: PublishedTransfer): string {
  return [kind, chainId, txHash.toLowerCase(), amount.asset, amount.units, to?.toLowerCase() ?? ''].join(':');
}

/** A contribution's transfers with what nodes said of them. */
export function withChecks<Part extends { transfers?: readonly PublishedTransfer[] }>(
  part: Part,
  checks: Readonly<Record<string, { says: TransferCheck | 'untold' }>>,
): Part {
  if (!part.transfers) return part;
  const transfers = part.transfers.map((transfer) => {
    const says = checks[transferKey(transfer)]?.says;
    return says && says !== 'untold' ? { ...transfer, checked: says } : transfer;
  });
  return { ...part, transfers };
}
