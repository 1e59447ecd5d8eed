import { readCatalogue } from '../../catalogue/rescues';
import { replacementOf } from '../../domain/governance/news/replacement';
import type { Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import { recordNews } from '../../store/events';
import { readStoredProposals } from '../../store/proposals';
import type { StoredEvent } from '../../store/schema';
import { readWatches } from '../../store/watches';
import { storedEvent } from '../../watch/judge';

/**
 * Records of votes that are followed and were deleted or canceled that a new vote carries the same text, once for each such vote; a click leads
 * to the new one. What had its successor before it was followed is no news. Asks nobody. Throws `StorageError`.
 */
export async function tellReplaced(
  now: Milliseconds,
  rescues: readonly Rescue[] = readCatalogue(),
): Promise<StoredEvent[]> {
  const proposals = await readStoredProposals();
  const byKey = new Map(proposals.map((proposal) => [proposal.key, proposal]));
  const news = (await readWatches()).flatMap((watch) => {
    const gone = watch.kind === 'proposal' ? byKey.get(watch.key) : undefined;
    const next = gone && replacementOf(gone, proposals);
    if (!gone || !next || watch.createdAt > Math.max(gone.observedAt, next.createdAt)) return [];
    const about = { id: `${gone.key}:replaced:${next.key}`, proposalKey: gone.key, observedAt: now };
    const event = { kind: 'replaced', by: next.key, byUrl: next.url, byTitle: next.title, ...about } as const;
    return [{ ...storedEvent(event, gone, watch, { now, rescues }), url: next.url }];
  });
  return recordNews(news);
}
