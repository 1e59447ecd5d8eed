import { onChainKey, type ProposalKey, type Venue } from '../../domain/governance/venue';
import type { Rescue } from '../../domain/rescue/rescue';
import { spaceNetworks } from '../../sources/snapshot-x/read-snapshot-x-vote';
import type { VoteAt } from './read-vote';

const venues: readonly Venue[] = ['governor', 'aave-governance-v3', 'aragon', 'sky-chief'];

/** A vote that a contract holds, with its venue known. */
export type KeyedVote = VoteAt & { venue: Venue; key: ProposalKey };

/** The vote on a chain that a key names; `undefined` where it names one elsewhere. */
export function voteOfKey(key: ProposalKey): KeyedVote | undefined {
  const [name, chain = '', contract = '', id = ''] = key.split(':');
  const space = name === 'snapshot' ? spaceNetworks.get(chain) : undefined;
  if (space !== undefined && isContract(contract) && id !== '')
    return { key, venue: 'snapshot', chainId: space, contract, id };
  const venue = venues.find((each) => each === name);
  if (!venue || !/^\d{1,15}$/.test(chain) || !isContract(contract) || id === '') return undefined;
  return { key, venue, chainId: Number(chain), contract, id };
}

function isContract(text: string): boolean {
  return /^0x[0-9a-f]{40}$/.test(text);
}

/** The votes on chains that a rescue's list names by their whole ids. Payloads are read with the votes that carry them. */
export function listedVotes({ contributions, recoveries }: Rescue): KeyedVote[] {
  const steps = [...contributions, ...recoveries].flatMap((part) => part.votes);
  const listed = steps.flatMap(({ step, venue, chainId, contract, id }) => {
    if (step === 'payload' || venue === 'discourse' || venue === 'snapshot') return [];
    if (chainId === undefined || contract === undefined || id === undefined) return [];
    return voteOfKey(onChainKey(venue, chainId, contract, id)) ?? [];
  });
  return [...new Map(listed.map((vote) => [vote.key, vote])).values()];
}
