import { parseAbi } from 'viem';

/** The part of Aave Governance V3's core that we read. Source: aave-governance-v3, IGovernanceCore. */
export const coreAbi = parseAbi([
  'struct Payload { uint256 chain; uint8 accessLevel; address payloadsController; uint40 payloadId; }',
  'struct Proposal { uint8 state; uint8 accessLevel; uint40 creationTime; uint24 votingDuration; uint40 votingActivationTime; uint40 queuingTime; uint40 cancelTimestamp; address creator; address votingPortal; bytes32 snapshotBlockHash; bytes32 ipfsHash; uint128 forVotes; uint128 againstVotes; uint256 cancellationFee; Payload[] payloads; }',
  'struct VotingConfig { uint24 coolDownBeforeVotingStart; uint24 votingDuration; uint56 yesThreshold; uint56 yesNoDifferential; uint56 minPropositionPower; }',
  'function getProposal(uint256 proposalId) view returns (Proposal)',
  'function getProposalState(uint256 proposalId) view returns (uint8)',
  'function getProposalsCount() view returns (uint256)',
  'function getVotingConfig(uint8 accessLevel) view returns (VotingConfig)',
]);

/** On the core's chain: where the votes are counted. */
export const portalAbi = parseAbi([
  'function VOTING_MACHINE() view returns (address)',
  'function VOTING_MACHINE_CHAIN_ID() view returns (uint256)',
]);

/** On the voting chain. Source: IVotingMachineWithProofs. */
export const machineAbi = parseAbi([
  'struct ProposalWithoutVotes { uint256 id; bool sentToGovernance; uint40 startTime; uint40 endTime; uint40 votingClosedAndSentTimestamp; uint128 forVotes; uint128 againstVotes; uint256 creationBlockNumber; uint256 votingClosedAndSentBlockNumber; }',
  'function getProposalById(uint256 proposalId) view returns (ProposalWithoutVotes)',
  'function getProposalState(uint256 proposalId) view returns (uint8)',
]);

/** On each chain where something is to run. Source: IPayloadsControllerCore. */
export const payloadsAbi = parseAbi([
  'struct ExecutionAction { address target; bool withDelegateCall; uint8 accessLevel; uint256 value; string signature; bytes callData; }',
  'struct Payload { address creator; uint8 maximumAccessLevelRequired; uint8 state; uint40 createdAt; uint40 queuedAt; uint40 executedAt; uint40 cancelledAt; uint40 expirationTime; uint40 delay; uint40 gracePeriod; ExecutionAction[] actions; }',
  'function getPayloadById(uint40 payloadId) view returns (Payload)',
  'function getPayloadState(uint40 payloadId) view returns (uint8)',
]);
