import type { ProposalKey } from '../domain/governance/venue';
import { inDatabase, inTransaction } from './database';
import type { OwnVote } from './schema';

/** What was read about a followed address. What was read about another one is not its own. */
export async function readOwnVotes(address: string): Promise<Map<ProposalKey, OwnVote>> {
  const all = await inDatabase((database) => database.getAll('ownVotes'));
  return new Map(all.filter((each) => each.address === address).map((each) => [each.key, each]));
}

/** Keeps what was read. */
export function saveOwnVotes(votes: readonly OwnVote[]): Promise<void> {
  return inTransaction(['ownVotes'], async (transaction) => {
    await Promise.all(votes.map((vote) => transaction.objectStore('ownVotes').put(vote)));
  });
}

/** Forgets all of it: the address is followed no longer. */
export function forgetOwnVotes(): Promise<void> {
  return inTransaction(['ownVotes'], async (transaction) => {
    await transaction.objectStore('ownVotes').clear();
  });
}
