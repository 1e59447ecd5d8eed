import type { Milliseconds } from '../domain/time';
import type { RefreshOutcome } from './refresh-rescue';

/** Reads one proposal, the subject of a page. At most every 20 s. Throws `StorageError` only. `not-found`: the hub knows no such id. */
export async function refreshProposal(id: string, now: Milliseconds): Promise<RefreshOutcome | 'not-found'> {
  throw new Error(`not yet: ${id} ${now}`);
}
