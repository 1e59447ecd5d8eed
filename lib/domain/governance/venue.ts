import { spaceContract } from './on-chain/snapshot-networks';

/** Where a vote is held. */
export type Venue = 'snapshot' | 'governor' | 'aave-governance-v3' | 'aragon' | 'sky-chief' | 'safe' | 'discourse-poll';

/** Where a link can lead: a vote, or a place on a chain. */
export type LinkVenue = Exclude<Venue, 'discourse-poll'> | 'explorer' | 'safe';

/** Names one proposal at one venue: `snapshot:0x…`, `aragon:1:0x2e59…:200`. The scope is the chain and contract of on-chain venues. */
export type ProposalKey = string;

/** The key of a Snapshot proposal. Ids are unique across spaces. Hex ids are compared in lower case. */
export function snapshotKey(id: string): ProposalKey {
  return `snapshot:${id.startsWith('0x') ? id.toLowerCase() : id}`;
}

/** The key of a vote in an on-chain Snapshot space: `snapshot:eth:0x…:12`. */
export function snapshotSpaceKey(network: string, space: string, id: string): ProposalKey {
  return `snapshot:${network}:${spaceContract(network, space)}:${id}`;
}

/** The key of a vote that a contract holds. */
export function onChainKey(venue: Venue, chainId: number, contract: string, id: string): ProposalKey {
  return `${venue}:${chainId}:${contract.toLowerCase()}:${id}`;
}
