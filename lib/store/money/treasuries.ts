import type { TreasuryHoldings } from '../../domain/standing/treasury';
import { inDatabase, inTransaction } from '../database';

/** Keeps what treasuries hold, in place of what was seen of them before. */
export function saveTreasuries(read: readonly TreasuryHoldings[]): Promise<void> {
  return inTransaction(['treasuries'], async (transaction) => {
    const store = transaction.objectStore('treasuries');
    for (const holdings of read) await store.put(holdings);
  });
}

/** What treasuries held when they were last read. */
export function readStoredTreasuries(): Promise<TreasuryHoldings[]> {
  return inDatabase((database) => database.getAll('treasuries'));
}
