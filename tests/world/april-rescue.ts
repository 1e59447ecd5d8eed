import { type DataSet, emptyWorld } from './data-set.ts';
import { furtherForums } from './rescue/further-forums.ts';
import { crowds, proposals, spaces } from './rescue/proposals.ts';
import { forums } from './rescue/topics.ts';

export { arbitrumProposalId, inventedPrefix, topicUrl, worldProposalIds, worldTopics } from './rescue/ids.ts';
export { aprilScript, aprilSteps, delivery } from './rescue/steps.ts';

/** The rescue of April 2026 as it stood when the votes were open. Times are relative to `now`, in milliseconds. */
export function aprilRescue(now: number): DataSet {
  return {
    ...emptyWorld(),
    spaces,
    proposals: proposals(Math.floor(now / 1000)),
    crowds,
    forums: [...forums(now), ...furtherForums(now)],
  };
}
