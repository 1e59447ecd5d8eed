import { parseAbi } from 'viem';

/** Aragon's Voting app, and Lido's fork of it. `getVote` is read by its shape, which tells the two apart. */
export const votingAbi = parseAbi([
  'function getVote(uint256 voteId) view returns (bool)',
  'function votesLength() view returns (uint256)',
  'function voteTime() view returns (uint64)',
  'function canExecute(uint256 voteId) view returns (bool)',
  'function token() view returns (address)',
]);

/** The token that votes count in, a MiniMe. */
export const tokenAbi = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function totalSupplyAt(uint256 block) view returns (uint256)',
]);

/** Calls of a script that are understood. Sources: aragon-apps (Finance, Agent), dual-governance, ERC-20. */
export const enactedAbi = parseAbi([
  'struct ExternalCall { address target; uint96 value; bytes payload; }',
  'function newImmediatePayment(address token, address receiver, uint256 amount, string note)',
  'function submitProposal(ExternalCall[] calls, string metadata) returns (uint256)',
  'function forward(bytes evmScript)',
  'function execute(address target, uint256 ethValue, bytes data)',
  'function transfer(address to, uint256 amount) returns (bool)',
]);

/** Lido's Dual Governance and its timelock. Source: lidofinance/dual-governance. */
export const dualGovernanceAbi = parseAbi([
  'struct StateDetails { uint8 effectiveState; uint8 persistedState; uint40 persistedStateEnteredAt; uint40 vetoSignallingActivatedAt; uint40 vetoSignallingReactivationTime; uint40 normalOrVetoCooldownExitedAt; uint256 rageQuitRound; uint32 vetoSignallingDuration; }',
  'function TIMELOCK() view returns (address)',
  'function getStateDetails() view returns (StateDetails)',
]);

/** Its timelock, which keeps what was submitted and runs it. */
export const timelockAbi = parseAbi([
  'struct ProposalDetails { uint256 id; address executor; uint40 submittedAt; uint40 scheduledAt; uint8 status; }',
  'struct ExternalCall { address target; uint96 value; bytes payload; }',
  'function getGovernance() view returns (address)',
  'function getProposalsCount() view returns (uint256)',
  'function getProposalDetails(uint256 proposalId) view returns (ProposalDetails)',
  'function getProposalCalls(uint256 proposalId) view returns (ExternalCall[])',
  'function getAfterSubmitDelay() view returns (uint32)',
  'function getAfterScheduleDelay() view returns (uint32)',
  'function isEmergencyModeActive() view returns (bool)',
]);

/** Source: lidofinance/easy-track. */
export const easyTrackAbi = parseAbi([
  'struct Motion { uint256 id; address evmScriptFactory; address creator; uint256 duration; uint256 startDate; uint256 snapshotBlock; uint256 objectionsThreshold; uint256 objectionsAmount; bytes32 evmScriptHash; }',
  'function getMotion(uint256 motionId) view returns (Motion)',
  'function motionDuration() view returns (uint256)',
  'function governanceToken() view returns (address)',
]);
