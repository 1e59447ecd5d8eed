import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import { type Milliseconds, minute } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { type FeedAnswer, readDeletions } from '../sources/snapshot/feed';
import type { Reading } from '../sources/snapshot/proposal-rows';
import type { Observation } from '../store/save-observations';

/** How far the hub's clock may be from ours. */
const skew = 10 * minute;

/**
 * Observations, from what the hub said of proposals. That it does not know one which it knew before is confirmed by its change feed, which
 * tells of every deletion: a hub that answers [] for a while has deleted nothing. Asks for it once, only where something is missing.
 */
export async function observeReadings(
  readings: ReadonlyMap<ProposalKey, Reading>,
  stored: ReadonlyMap<ProposalKey, Proposal>,
  options: { now: Milliseconds; userAsked: boolean },
  feed?: FeedAnswer,
): Promise<Observation[]> {
  const missing = [...readings].flatMap(([key, reading]) => {
    const seen = stored.get(key);
    return reading === 'gone' && seen?.exists ? [seen] : [];
  });
  const isDeletion = (space: string) => feed?.changed.get(space.toLowerCase())?.has('delete-proposal') ?? false;
  const unsaid = missing.filter(({ space }) => !isDeletion(space));
  const deleted = unsaid.length > 0 ? await deletionsOf(unsaid, options) : new Set<string>();
  return [...readings].map(([key, reading]): Observation => {
    if (reading === 'malformed') return { unanswered: key };
    if (reading !== 'gone') return { proposal: reading };
    const seen = stored.get(key);
    const confirmed = !seen?.exists || isDeletion(seen.space) || deleted.has(seen.space.toLowerCase());
    return { gone: key, observedAt: options.now, confirmed };
  });
}

async function deletionsOf(
  missing: readonly Proposal[],
  options: { now: Milliseconds; userAsked: boolean },
): Promise<ReadonlySet<string>> {
  const since = Math.min(...missing.map(({ observedAt }) => observedAt)) - skew;
  try {
    return await readDeletions(
      missing.map(({ space }) => space),
      since,
      options,
    );
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // Nobody confirms it: what was last seen stands for now.
    return new Set();
  }
}
