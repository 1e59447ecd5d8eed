import type { ProposalEvent } from './proposal-event';

/** News that a user is told unless they say otherwise. The rest is in the activity, read already: it asks for no decision. */
const toldByDefault: ReadonlySet<ProposalEvent['kind']> = new Set([
  'lead-flipped',
  'quorum-reached',
  'quorum-lost',
  'closes-soon',
  'outcome-final',
  'edited',
  'executed',
  'expired',
  'canceled',
  'replaced',
  'deleted',
]);

/** Whether news of a vote is told, and counted by the badge, where the user has not chosen. */
export function isToldByDefault(kind: ProposalEvent['kind']): boolean {
  return toldByDefault.has(kind);
}
