import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';

/** What a refresh did: `fresh`: nothing was due; `failed`: the source's failure is recorded in the store. */
export type RefreshOutcome = 'read' | 'fresh' | 'failed';

/**
 * Reads the proposals of the rescue's Snapshot spaces since the incident, in one request, and keeps those that belong to it.
 * At most once a minute where the user opened a page, every 15 min otherwise. Throws `StorageError` only.
 */
export async function refreshRescue(
  rescue: Rescue,
  now: Milliseconds,
  options: { userAsked: boolean },
): Promise<RefreshOutcome> {
  throw new Error(`not yet: ${rescue.id} ${now} ${options.userAsked}`);
}
