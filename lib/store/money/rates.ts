import type { RatesAtBlock } from '../../domain/money/rates-at-block';
import { inDatabase, inTransaction } from '../database';

/** Keeps rates as they were at a block. Those of blocks at which nothing arrived make room for newer ones. */
export function saveRates(read: RatesAtBlock, kept: ReadonlySet<number>): Promise<void> {
  return inTransaction(['rates'], async (transaction) => {
    const rates = transaction.objectStore('rates');
    for (const [chainId, number] of await rates.getAllKeys())
      if (chainId === read.chainId && !kept.has(number)) await rates.delete([chainId, number]);
    await rates.put(read);
  });
}

/** All rates that are kept of a chain, newest first. */
export function readRatesOf(chainId: number): Promise<RatesAtBlock[]> {
  return inDatabase(async (database) => {
    const found = await database.getAll('rates', IDBKeyRange.bound([chainId, 0], [chainId, Number.MAX_SAFE_INTEGER]));
    return found.sort((a, b) => b.number - a.number);
  });
}
