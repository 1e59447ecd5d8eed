import type { VoteType } from '../domain/governance/proposal';
import { type MessageKey, message } from './message';

const meanings: Partial<Record<VoteType, MessageKey>> = {
  weighted: 'voteMeansWeighted',
  approval: 'voteMeansApproval',
  'ranked-choice': 'voteMeansRanked',
  copeland: 'voteMeansCopeland',
  quadratic: 'voteMeansQuadratic',
  custom: 'voteMeansCustom',
};

/** What the figures of a voting system mean; `undefined` where it goes without saying. */
export function systemMeaning(type: VoteType): string | undefined {
  const key = meanings[type];
  return key && message(key);
}
