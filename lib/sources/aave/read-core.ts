import type { ContractFunctionReturnType } from 'viem';
import { type CoreFacts, coreStates } from './aave-facts';
import type { coreAbi } from './governance-abi';

/** What the core answers about one proposal. */
export interface CoreAnswer {
  proposal: ContractFunctionReturnType<typeof coreAbi, 'view', 'getProposal'>;
  state: number;
  count: bigint;
}

/** The core's answers as facts, if they can be: its two words for the state must agree, and its times lie in the past. */
export function coreFactsOf(
  { proposal, state, count }: CoreAnswer,
  id: bigint,
  block: { timestamp: number },
): CoreFacts {
  const word = coreStates[state];
  const happened = [
    proposal.creationTime,
    proposal.votingActivationTime,
    proposal.queuingTime,
    proposal.cancelTimestamp,
  ];
  const sensible =
    word !== undefined &&
    proposal.state === state &&
    (word === 'Null' || (id < count && proposal.creationTime > 0 && isPlausible(proposal.payloads.length))) &&
    happened.every((at) => at <= block.timestamp);
  return {
    state: sensible ? word : 'contradictory',
    createdAt: proposal.creationTime,
    activatedAt: proposal.votingActivationTime,
    votingDuration: proposal.votingDuration,
    queuedAt: proposal.queuingTime,
    cancelledAt: proposal.cancelTimestamp,
    creator: proposal.creator.toLowerCase(),
    votingPortal: proposal.votingPortal.toLowerCase(),
    forVotes: proposal.forVotes,
    againstVotes: proposal.againstVotes,
    accessLevel: proposal.accessLevel,
    payloads: proposal.payloads.slice(0, mostPayloads).map(({ chain, payloadsController, payloadId }) => ({
      chainId: Number(chain),
      controller: payloadsController.toLowerCase(),
      id: payloadId,
    })),
  };
}

/** More than any proposal had. One that names more would keep nodes busy, and is not judged. */
const mostPayloads = 60;

function isPlausible(payloads: number): boolean {
  return payloads > 0 && payloads <= mostPayloads;
}
