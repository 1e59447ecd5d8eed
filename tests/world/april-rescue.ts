import { type DataSet, emptyWorld } from './data-set.ts';
import type { WorldScript } from './script.ts';

export { arbitrumProposalId, inventedPrefix, topicUrl, worldProposalIds, worldTopics } from './rescue/ids.ts';

/** The rescue of April 2026 as it stood when the votes were open. Times are relative to `now`, in milliseconds. */
export function aprilRescue(_now: number): DataSet {
  return emptyWorld();
}

/** What happens next. Steps are titled; `script.jumpTo(title)` goes there. */
export const aprilScript: WorldScript = { name: 'The rescue of April 2026', steps: [] };
