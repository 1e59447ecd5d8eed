import type { Milliseconds } from '../time';

/** Stands in place of a token's contract where the money is the chain's own: ETH. */
export const nativeToken = 'eth';

/** Money that moved on a chain to or from an address that is read. Whose it is, each rescue says for itself. Addresses and hashes in lower case. */
export interface ChainTransfer {
  /** `chainId:blockHash:txHash:logIndex`: the same transfer is never two. */
  id: string;
  chainId: number;
  blockNumber: number;
  blockHash: string;
  txHash: string;
  /** In its block. -1: no log tells it, the transaction itself does. */
  logIndex: number;
  at: Milliseconds;
  from: string;
  to: string;
  /** The token's contract, or `nativeToken`. */
  token: string;
  /** Smallest units. */
  units: bigint;
  /** Of a token whose balances are shares of a pool: how many shares moved. */
  shares?: bigint;
}

/** The id of a transfer. */
export function transferId({
  chainId,
  blockHash,
  txHash,
  logIndex,
}: Pick<ChainTransfer, 'chainId' | 'blockHash' | 'txHash' | 'logIndex'>): string {
  return `${chainId}:${blockHash}:${txHash}:${logIndex}`;
}
