import type { ProposalKey } from '../domain/governance/venue';
import { inDatabase } from './database';
import type { HistoryPoint } from './schema';

/** How a vote moved, oldest first. Written by `saveObservations`. */
export function readHistory(key: ProposalKey): Promise<HistoryPoint[]> {
  return inDatabase((database) =>
    database.getAll('history', IDBKeyRange.bound([key, Number.NEGATIVE_INFINITY], [key, Number.POSITIVE_INFINITY])),
  );
}
