import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ProposalState } from '../../domain/governance/on-chain-state';
import { second } from '../../domain/time';
import { contractCall } from '../../platform/rpc/contract-call';
import type { Chains } from '../chain/vote/chain-view';
import { onChainProposal } from '../chain/vote/on-chain-proposal';
import { timelockAbi } from './aragon-abi';
import { proposalStep, readStanding, readTimelockProposal, type TimelockProposal } from './dual-governance';
import type { AragonReading } from './read-aragon-vote';

/**
 * Reads a proposal of Dual Governance, by its timelock. Nobody votes for it: it was voted before it came here, and stakers may only hold
 * it up. Throws `SourceError`.
 */
export async function readDualGovernance(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<AragonReading> {
  const latest = chains.at(ref.chainId, 'latest');
  const settled = chains.at(ref.chainId, 'finalized');
  if (!latest || !settled || !/^\d{1,9}$/.test(ref.id)) return 'unknown-family';
  const id = BigInt(ref.id);
  const standing = await readStanding(latest, ref.contract);
  if (!standing) return 'unknown-family';
  const found = await readTimelockProposal(latest, ref.contract, id);
  if (!found) return 'not-found';
  const before = await readTimelockProposal(settled, ref.contract, id);
  const { block } = await latest.read([contractCall(ref.contract, timelockAbi, 'getProposalsCount', [])]);
  const at = found.submittedAt * second;
  return onChainProposal(
    ref,
    known,
    {
      venue: 'aragon',
      chain: {
        family: 'dual-governance',
        state: stateOf(found),
        rawState: found.status,
        final: before !== undefined && stateOf(before) === stateOf(found),
        steps: [proposalStep(ref.chainId, ref.contract.toLowerCase(), found, standing)],
        block: { number: block.number, hash: block.hash },
      },
      type: 'custom',
      choices: [],
      scores: [],
      quorum: 0,
      quorumType: 'default',
      symbol: known.symbol ?? '',
      start: { at },
      end: { at },
    },
    chains.now,
  );
}

function stateOf({ status }: TimelockProposal): ProposalState {
  switch (status) {
    case 'Submitted':
    case 'Scheduled':
      return 'queued';
    case 'Executed':
      return 'executed';
    case 'Cancelled':
      return 'canceled';
    case 'NotExist':
      return 'unknown';
  }
}
