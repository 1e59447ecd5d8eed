// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

// Stand-ins for Aave Governance V3 with the ABIs of its interfaces. They implement the transitions that the contracts document: who may
// vote and whose power counts is left out, and messages between chains are handed over by the test.

struct PayloadRef { uint256 chain; uint8 accessLevel; address payloadsController; uint40 payloadId; }

contract Core {
  struct Proposal {
    uint8 state; uint8 accessLevel; uint40 creationTime; uint24 votingDuration; uint40 votingActivationTime; uint40 queuingTime;
    uint40 cancelTimestamp; address creator; address votingPortal; bytes32 snapshotBlockHash; bytes32 ipfsHash; uint128 forVotes;
    uint128 againstVotes; uint256 cancellationFee; PayloadRef[] payloads;
  }
  struct VotingConfig {
    uint24 coolDownBeforeVotingStart; uint24 votingDuration; uint56 yesThreshold; uint56 yesNoDifferential; uint56 minPropositionPower;
  }

  event ProposalCreated(uint256 indexed proposalId, address indexed creator, uint8 indexed accessLevel, bytes32 ipfsHash);
  event VotingActivated(uint256 indexed proposalId, bytes32 indexed snapshotBlockHash, uint24 votingDuration);
  event ProposalQueued(uint256 indexed proposalId, uint128 votesFor, uint128 votesAgainst);
  event ProposalFailed(uint256 indexed proposalId, uint128 votesFor, uint128 votesAgainst);
  event PayloadSent(uint256 indexed proposalId, uint40 payloadId, address indexed payloadsController, uint256 indexed chainId, uint256 payloadNumberOnProposal, uint256 numberOfPayloadsOnProposal);
  event ProposalExecuted(uint256 indexed proposalId);
  event ProposalCanceled(uint256 indexed proposalId);

  uint256 public constant PROPOSAL_EXPIRATION_TIME = 30 days;
  uint256 public constant COOLDOWN_PERIOD = 0;
  Proposal[] internal proposals;
  mapping(uint8 => VotingConfig) internal configs;

  constructor() {
    configs[1] = VotingConfig(1 days, 3 days, 320_000, 80_000, 80_000);
    configs[2] = VotingConfig(1 days, 10 days, 1_400_000, 1_400_000, 200_000);
  }

  function getProposalsCount() external view returns (uint256) { return proposals.length; }
  function getVotingConfig(uint8 accessLevel) external view returns (VotingConfig memory) { return configs[accessLevel]; }

  function createProposal(PayloadRef[] calldata payloads, address votingPortal, bytes32 ipfsHash) external payable returns (uint256 id) {
    id = proposals.length;
    Proposal storage proposal = proposals.push();
    for (uint256 i = 0; i < payloads.length; i++) {
      proposal.payloads.push(payloads[i]);
      if (payloads[i].accessLevel > proposal.accessLevel) proposal.accessLevel = payloads[i].accessLevel;
    }
    proposal.state = 1;
    proposal.creator = msg.sender;
    proposal.votingPortal = votingPortal;
    proposal.creationTime = uint40(block.timestamp);
    proposal.ipfsHash = ipfsHash;
    emit ProposalCreated(id, msg.sender, proposal.accessLevel, ipfsHash);
  }

  function activateVoting(uint256 id) external {
    Proposal storage proposal = proposals[id];
    VotingConfig memory config = configs[proposal.accessLevel];
    require(stateOf(id) == 1 && block.timestamp - proposal.creationTime > config.coolDownBeforeVotingStart, "too early");
    proposal.state = 2;
    proposal.votingActivationTime = uint40(block.timestamp);
    proposal.votingDuration = config.votingDuration;
    proposal.snapshotBlockHash = blockhash(block.number - 1);
    emit VotingActivated(id, proposal.snapshotBlockHash, proposal.votingDuration);
  }

  function queueProposal(uint256 id, uint128 forVotes, uint128 againstVotes) external {
    Proposal storage proposal = proposals[id];
    VotingConfig memory config = configs[proposal.accessLevel];
    require(stateOf(id) == 2 && block.timestamp > proposal.votingDuration + proposal.votingActivationTime, "not over");
    proposal.forVotes = forVotes;
    proposal.againstVotes = againstVotes;
    bool passes = forVotes > uint256(config.yesThreshold) * 1e18 && forVotes >= againstVotes
      && forVotes - againstVotes > uint256(config.yesNoDifferential) * 1e18;
    if (passes) {
      proposal.queuingTime = uint40(block.timestamp);
      proposal.state = 3;
      emit ProposalQueued(id, forVotes, againstVotes);
    } else {
      proposal.state = 5;
      emit ProposalFailed(id, forVotes, againstVotes);
    }
  }

  function executeProposal(uint256 id) external {
    Proposal storage proposal = proposals[id];
    require(stateOf(id) == 3, "not queued");
    proposal.state = 4;
    for (uint256 i = 0; i < proposal.payloads.length; i++) {
      PayloadRef memory each = proposal.payloads[i];
      emit PayloadSent(id, each.payloadId, each.payloadsController, each.chain, i, proposal.payloads.length);
    }
    emit ProposalExecuted(id);
  }

  function cancelProposal(uint256 id) external {
    uint8 state = stateOf(id);
    require(state > 0 && state < 4, "over");
    proposals[id].state = 6;
    proposals[id].cancelTimestamp = uint40(block.timestamp);
    emit ProposalCanceled(id);
  }

  function getProposal(uint256 id) external view returns (Proposal memory proposal) {
    if (id >= proposals.length) return proposal;
    proposal = proposals[id];
    proposal.state = stateOf(id);
  }

  function getProposalState(uint256 id) external view returns (uint8) { return stateOf(id); }

  function stateOf(uint256 id) internal view returns (uint8) {
    if (id >= proposals.length) return 0;
    Proposal storage proposal = proposals[id];
    if (proposal.state == 0 || proposal.state >= 4) return proposal.state;
    uint256 expires = proposal.creationTime + PROPOSAL_EXPIRATION_TIME;
    return block.timestamp > expires || (proposal.state == 1 && block.timestamp + proposal.votingDuration > expires) ? 7 : proposal.state;
  }
}

contract Portal {
  address public immutable VOTING_MACHINE;
  uint256 public immutable VOTING_MACHINE_CHAIN_ID;
  constructor(address machine, uint256 chainId) { VOTING_MACHINE = machine; VOTING_MACHINE_CHAIN_ID = chainId; }
}

contract Machine {
  struct Vote {
    uint256 id; bool sentToGovernance; uint40 startTime; uint40 endTime; uint40 votingClosedAndSentTimestamp; uint128 forVotes;
    uint128 againstVotes; uint256 creationBlockNumber; uint256 votingClosedAndSentBlockNumber;
  }
  event ProposalResultsSent(uint256 indexed proposalId, uint256 forVotes, uint256 againstVotes);
  mapping(uint256 => Vote) internal votes;

  function start(uint256 id, uint24 duration) external {
    votes[id] = Vote(id, false, uint40(block.timestamp), uint40(block.timestamp) + duration, 0, 0, 0, block.number, 0);
  }
  function vote(uint256 id, bool support, uint128 power) external {
    require(getProposalState(id) == 1, "not open");
    if (support) votes[id].forVotes += power; else votes[id].againstVotes += power;
  }
  function closeAndSendVote(uint256 id) external {
    require(getProposalState(id) == 2, "not over");
    votes[id].sentToGovernance = true;
    votes[id].votingClosedAndSentTimestamp = uint40(block.timestamp);
    votes[id].votingClosedAndSentBlockNumber = block.number;
    emit ProposalResultsSent(id, votes[id].forVotes, votes[id].againstVotes);
  }
  function getProposalById(uint256 id) external view returns (Vote memory) { return votes[id]; }
  function getProposalState(uint256 id) public view returns (uint8) {
    Vote storage each = votes[id];
    if (each.endTime == 0) return 0;
    if (block.timestamp <= each.endTime) return 1;
    return each.sentToGovernance ? 3 : 2;
  }
}

contract Executor {
  event ExecutedAction(address indexed target, uint256 value, string signature, bytes data, uint256 executionTime, bool withDelegatecall, bytes resultData);
  receive() external payable {}
  function executeTransaction(address target, uint256 value, string memory signature, bytes memory data, bool) external payable returns (bytes memory) {
    bytes memory call = bytes(signature).length == 0 ? data : abi.encodePacked(bytes4(keccak256(bytes(signature))), data);
    (bool success, bytes memory result) = target.call{value: value}(call);
    require(success, "failed action");
    emit ExecutedAction(target, value, signature, data, block.timestamp, false, result);
    return result;
  }
}

contract PayloadsController {
  struct Action { address target; bool withDelegateCall; uint8 accessLevel; uint256 value; string signature; bytes callData; }
  struct Payload {
    address creator; uint8 maximumAccessLevelRequired; uint8 state; uint40 createdAt; uint40 queuedAt; uint40 executedAt;
    uint40 cancelledAt; uint40 expirationTime; uint40 delay; uint40 gracePeriod; Action[] actions;
  }
  event PayloadQueued(uint40 payloadId);
  event PayloadExecuted(uint40 payloadId);
  event PayloadCancelled(uint40 payloadId);
  mapping(uint40 => Payload) internal payloads;
  uint40 internal count;
  Executor public immutable executor;

  constructor(Executor run) { executor = run; }

  function createPayload(Action[] calldata actions) external returns (uint40 id) {
    id = count++;
    Payload storage payload = payloads[id];
    payload.creator = msg.sender;
    payload.state = 1;
    payload.maximumAccessLevelRequired = 1;
    payload.createdAt = uint40(block.timestamp);
    payload.expirationTime = payload.createdAt + 35 days;
    payload.delay = 1 days;
    payload.gracePeriod = 7 days;
    for (uint256 i = 0; i < actions.length; i++) payload.actions.push(actions[i]);
  }

  /// What arrives from the core's chain.
  function receiveFromCore(uint40 id, uint40 votingActivatedAt) external {
    require(getPayloadState(id) == 1 && votingActivatedAt > payloads[id].createdAt, "not to be queued");
    payloads[id].state = 2;
    payloads[id].queuedAt = uint40(block.timestamp);
    emit PayloadQueued(id);
  }

  function executePayload(uint40 id) external payable {
    Payload storage payload = payloads[id];
    require(getPayloadState(id) == 2 && block.timestamp > payload.queuedAt + payload.delay, "too early");
    payload.state = 3;
    payload.executedAt = uint40(block.timestamp);
    for (uint256 i = 0; i < payload.actions.length; i++) {
      Action storage action = payload.actions[i];
      executor.executeTransaction{value: action.value}(action.target, action.value, action.signature, action.callData, action.withDelegateCall);
    }
    emit PayloadExecuted(id);
  }

  function cancelPayload(uint40 id) external {
    uint8 state = getPayloadState(id);
    require(state == 1 || state == 2, "over");
    payloads[id].state = 4;
    payloads[id].cancelledAt = uint40(block.timestamp);
    emit PayloadCancelled(id);
  }

  function getPayloadById(uint40 id) external view returns (Payload memory payload) {
    payload = payloads[id];
    payload.state = getPayloadState(id);
  }
  function getPayloadState(uint40 id) public view returns (uint8) {
    Payload storage payload = payloads[id];
    uint8 state = payload.state;
    if (state == 1 && block.timestamp >= payload.expirationTime) return 5;
    if (state == 2 && block.timestamp >= payload.queuedAt + payload.delay + payload.gracePeriod) return 5;
    return state;
  }
}
