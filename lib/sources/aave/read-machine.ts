import { callMany } from '../../platform/rpc/call-many';
import type { ChainNodes } from '../../platform/rpc/chain-nodes';
import { contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import { type MachineFacts, machineStates } from './aave-facts';
import { machineAbi } from './governance-abi';

/** The live count of a proposal, on the chain where its votes are cast. */
export async function readMachine(
  { chainId, contract }: { chainId: number; contract: string },
  id: bigint,
  nodes: ChainNodes,
): Promise<MachineFacts> {
  const node = nodes(chainId);
  if (!node) return 'unanswered';
  try {
    const { answers } = await callMany(node, chainId, [
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
