import { parseAbi } from 'viem';

/** The part of OpenZeppelin's Governor, versions 4 and 5, that we read. Enums as wide numbers: whether one is in range is ours to check. */
export const governorAbi = parseAbi([
  'function state(uint256 proposalId) view returns (uint256)',
  'function proposalVotes(uint256 proposalId) view returns (uint256 against, uint256 inFavour, uint256 abstain)',
  'function proposalSnapshot(uint256 proposalId) view returns (uint256)',
  'function proposalDeadline(uint256 proposalId) view returns (uint256)',
  'function proposalEta(uint256 proposalId) view returns (uint256)',
  'function proposalProposer(uint256 proposalId) view returns (address)',
  'function CLOCK_MODE() view returns (string)',
  'function COUNTING_MODE() view returns (string)',
  'function clock() view returns (uint48)',
  'function timelock() view returns (address)',
  'function token() view returns (address)',
  'function votingDelay() view returns (uint256)',
  'function quorum(uint256 timepoint) view returns (uint256)',
  'function quorumNumerator() view returns (uint256)',
  'function superQuorum(uint256 timepoint) view returns (uint256)',
]);

/** Governor Alpha and Bravo, whose `proposals` differ in length: Alpha's has no abstentions. Source: compound-protocol. */
export const bravoAbi = parseAbi([
  'function state(uint256 proposalId) view returns (uint256)',
  'function proposals(uint256 proposalId) view returns (bytes32)',
  'function quorumVotes() view returns (uint256)',
  'function proposalCount() view returns (uint256)',
  'function initialProposalId() view returns (uint256)',
  'function votingDelay() view returns (uint256)',
  'function timelock() view returns (address)',
]);

/** Venus' Bravo: each kind of proposal has its own times and its own timelock. Source: VenusProtocol/governance-contracts. */
export const routedBravoAbi = parseAbi([
  'function proposalConfigs(uint256 proposalType) view returns (uint256 votingDelay, uint256 votingPeriod, uint256 proposalThreshold)',
  'function proposalTimelocks(uint256 proposalType) view returns (address)',
]);

/** Of both kinds of timelock. Only Compound's lets what it holds expire. */
export const timelockAbi = parseAbi([
  'function GRACE_PERIOD() view returns (uint256)',
  'function getMinDelay() view returns (uint256)',
]);

/** The unit of voting power. */
export const tokenAbi = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
]);

/** The same in every Governor, Bravo and Alpha; and with a kind of proposal. The id is not indexed. */
export const proposalCreated = parseAbi([
  'event ProposalCreated(uint256 proposalId, address proposer, address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, uint256 startBlock, uint256 endBlock, string description)',
  'event ProposalCreated(uint256 proposalId, address proposer, address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, uint256 startBlock, uint256 endBlock, string description, uint8 proposalType)',
]);
