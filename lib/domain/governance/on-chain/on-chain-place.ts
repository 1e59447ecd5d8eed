import { isOffChain, type Subject } from '../subject';
import { readSpaceName, snapshotNetwork, spaceContract } from './snapshot-networks';

/** The contract that holds votes: by Snapshot's site and by the DAO's own they are the same ones. */
export interface OnChainPlace {
  chainId: number;
  /** Lower case. */
  contract: string;
}

/** Where a step of a list, or anything like it, is held on a chain: named by chain and contract, or as Snapshot names its space, `eth:0x…`. */
export function placeOf(named: { space?: string; chainId?: number; contract?: string }): OnChainPlace | undefined {
  const space = named.space === undefined ? undefined : readSpaceName(named.space);
  if (space) return { chainId: space.chainId, contract: space.contract };
  if (named.chainId === undefined || named.contract === undefined) return undefined;
  return { chainId: named.chainId, contract: named.contract.toLowerCase() };
}

/** Where the vote of a page is held, if it is on a chain. */
export function placeOfSubject(subject: Extract<Subject, { kind: 'proposal' }>): OnChainPlace | undefined {
  const { venue, network, space } = subject;
  if (space === undefined || isOffChain(network)) return undefined;
  if (venue !== 'snapshot') return placeOf({ chainId: Number(network), contract: space });
  const chainId = snapshotNetwork(network)?.chainId;
  return chainId === undefined ? undefined : { chainId, contract: spaceContract(network, space) };
}

/** Whether two votes are held by the same contract. */
export function samePlace(a: OnChainPlace | undefined, b: OnChainPlace | undefined): boolean {
  return a !== undefined && b !== undefined && a.chainId === b.chainId && a.contract === b.contract;
}
