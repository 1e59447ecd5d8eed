import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { Chains } from '../chain/vote/chain-view';
import { type AragonReading, readAragonVote } from './read-aragon-vote';
import { readDualGovernance } from './read-dual-governance';
import { readEasyTrack } from './read-easy-track';

/**
 * Reads whatever one of Lido's or Aragon's contracts holds under an id: a vote, a motion of Easy Track, or a proposal of Dual Governance.
 * Which of them it is, the contract itself tells. Throws `SourceError`.
 */
export async function readAragon(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<AragonReading> {
  for (const read of [readAragonVote, readEasyTrack, readDualGovernance]) {
    const reading = await read(ref, known, chains);
    if (reading !== 'unknown-family') return reading;
  }
  return 'unknown-family';
}
