import { onChainKey, snapshotKey } from '../../domain/governance/venue';
import type { Rescue, VoteStep } from '../../domain/rescue/rescue';
import type { OwnVoteView } from '../../messages/lists/own-view';

/** The votes that a rescue names by their whole ids, on Snapshot or held by a contract: each can be watched. */
export function votesToWatch({ contributions }: Rescue, watched: ReadonlySet<string>): OwnVoteView[] {
  return contributions.flatMap(({ contributor, votes }) =>
    votes.flatMap((vote) => {
      const key = keyOf(vote);
      return key === undefined ? [] : [{ key, contributor, watched: watched.has(key) }];
    }),
  );
}

function keyOf({ step, venue, id, chainId, contract }: VoteStep): string | undefined {
  if (id === undefined || step === 'payload' || venue === 'discourse' || venue === 'discourse-poll') return undefined;
  if (venue === 'snapshot') return /^\d+$/.test(id) ? undefined : snapshotKey(id);
  return chainId === undefined || contract === undefined ? undefined : onChainKey(venue, chainId, contract, id);
}
