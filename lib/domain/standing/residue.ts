import type { ChainTransfer } from './chain-transfer';

/** What was on an address at a block: smallest units, or shares of a pool where the token is kept in shares. */
export interface Balance {
  number: number;
  units: bigint;
  inShares?: true;
}

/**
 * What is on an address beyond what its known transfers explain: `balance − opening − in + out`, of the blocks in between. 0: they are
 * all. Above: something arrived that no log told, or that a node left out; below: something left. `undefined`: the two cannot be compared.
 */
export function residueOf(
  address: string,
  token: string,
  opening: Balance,
  balance: Balance,
  transfers: readonly ChainTransfer[],
): bigint | undefined {
  if (opening.inShares !== balance.inShares) return undefined;
  let residue = balance.units - opening.units;
  for (const each of transfers) {
    if (each.token !== token || each.blockNumber <= opening.number || each.blockNumber > balance.number) continue;
    const moved = balance.inShares ? each.shares : each.units;
    if (moved === undefined) return undefined;
    if (each.to === address) residue -= moved;
    if (each.from === address) residue += moved;
  }
  return residue;
}
