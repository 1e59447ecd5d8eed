import { contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import type { Chains } from '../chain/vote/chain-view';
import { type MachineFacts, machineStates } from './aave-facts';
import { machineAbi } from './governance-abi';

/** The live count of a proposal, on the chain where its votes are cast. */
export async function readMachine(
  { chainId, contract }: { chainId: number; contract: string },
  id: bigint,
  chains: Chains,
): Promise<MachineFacts> {
  const view = chains.at(chainId, 'latest');
  if (!view) return 'unanswered';
  try {
    const { answers } = await view.read([
      contractCall(contract, machineAbi, 'getProposalById', [id]),
      contractCall(contract, machineAbi, 'getProposalState', [id]),
    ]);
    const [proposal, code] = answers;
    if (proposal.kind !== 'value' || code.kind !== 'value') return 'unanswered';
    const state = machineStates[code.value];
    const { endTime: endAt, forVotes, againstVotes } = proposal.value;
    const known = state !== undefined && (state === 'NotCreated' || (proposal.value.id === id && endAt > 0));
    return known ? { state, endAt, forVotes, againstVotes } : 'unanswered';
  } catch (error) {
    if (error instanceof SourceError) return 'unanswered';
    throw error;
  }
}
