import { passingRuleOf } from '../catalogue/passing-rules';
import type { Milliseconds } from '../domain/time';
import type { Protocol } from '../messages/protocol';
import { readFollowedAddress } from '../store/followed-address';
import { readOwnVotes } from '../store/own-votes';
import { readStoredProposal } from '../store/proposals';
import { orStorageBlocked } from './storage-blocked';
import { voteView } from './views/vote-view';

/** How votes of the list of what is watched stand, from what is stored. What is not stored is left out. */
export function readWatched(
  { keys }: Protocol['readWatched']['request'],
  now: Milliseconds = Date.now(),
): Promise<Protocol['readWatched']['answer']> {
  return orStorageBlocked<Protocol['readWatched']['answer']>(async () => {
    const followed = await readFollowedAddress();
    const own = followed ? await readOwnVotes(followed.address) : new Map();
    const proposals = await Promise.all(keys.map(readStoredProposal));
    const votes = proposals.flatMap(
      (proposal) => proposal && [voteView(proposal, passingRuleOf(proposal.space), now, own.get(proposal.key))],
    );
    return { kind: 'watched', votes: votes.filter((vote) => vote !== undefined) };
  });
}
