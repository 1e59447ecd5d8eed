// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// Sky's chief, its pause and a spell, as their published sources behave.
contract Pause {
  mapping(bytes32 => bool) public plans;

  function plot(address usr, bytes32 tag, bytes calldata fax, uint256 eta) external {
    plans[keccak256(abi.encode(usr, tag, fax, eta))] = true;
  }

  function drop(address usr, bytes32 tag, bytes calldata fax, uint256 eta) external {
    plans[keccak256(abi.encode(usr, tag, fax, eta))] = false;
  }

  function exec(address usr, bytes32 tag, bytes calldata fax, uint256 eta) external {
    bytes32 plan = keccak256(abi.encode(usr, tag, fax, eta));
    require(plans[plan], "unplotted plan");
    require(block.timestamp >= eta, "premature exec");
    plans[plan] = false;
  }
}

contract Chief {
  address public hat;
  mapping(address => uint256) public approvals;

  function approve(address candidate, uint256 amount) external {
    approvals[candidate] = amount;
  }

  function lift(address candidate) external {
    require(approvals[candidate] > approvals[hat], "not enough");
    hat = candidate;
  }
}

contract Spell {
  Chief private immutable chief;
  Pause public immutable pause;
  uint256 public immutable expiration;
  uint256 public eta;
  bool public done;
  address public immutable action = address(0xac);
  bytes32 public constant tag = keccak256("spell");
  bytes public sig = hex"61461954";
  string public description;

  constructor(Chief chief_, Pause pause_, string memory description_) {
    chief = chief_;
    pause = pause_;
    description = description_;
    expiration = block.timestamp + 30 days;
  }

  function nextCastTime() external view returns (uint256) {
    return eta > block.timestamp ? eta : block.timestamp;
  }

  function schedule() external {
    require(block.timestamp <= expiration, "expired");
    require(eta == 0 && chief.hat() == address(this), "not the hat");
    eta = block.timestamp + 1 days;
    pause.plot(action, tag, sig, eta);
  }

  function drop() external {
    pause.drop(action, tag, sig, eta);
  }

  function cast() external {
    require(!done, "spell-already-cast");
    done = true;
    pause.exec(action, tag, sig, eta);
  }
}

/// A space of Snapshot X with the plain quorum strategy, and one that keeps what it executes in a timelock.
contract Space {
  enum Status { VotingDelay, VotingPeriod, VotingPeriodAccepted, Accepted, Executed, Rejected, Cancelled }

  struct Row {
    address author;
    uint32 startBlockNumber;
    Strategy executionStrategy;
    uint32 minEndBlockNumber;
    uint32 maxEndBlockNumber;
    uint8 finalizationStatus;
    bytes32 executionPayloadHash;
    uint256 activeVotingStrategies;
  }

  mapping(uint256 => Row) public proposals;
  mapping(uint256 => mapping(uint8 => uint256)) public votePower;
  uint256 public nextProposalId = 1;

  function propose(Strategy strategy, bytes32 payload) external {
    uint32 start = uint32(block.number) + 3;
    proposals[nextProposalId++] = Row(msg.sender, start, strategy, start + 4, start + 12, 0, payload, 1);
  }

  function vote(uint256 id, uint8 choice, uint256 power) external {
    votePower[id][choice] += power;
  }

  function getProposalStatus(uint256 id) public view returns (Status) {
    Row memory row = proposals[id];
    require(row.startBlockNumber > 0, "InvalidProposal");
    uint256 all = votePower[id][0] + votePower[id][1] + votePower[id][2];
    bool accepted = all >= row.executionStrategy.quorum() && votePower[id][1] > votePower[id][0];
    if (row.finalizationStatus == 2) return Status.Cancelled;
    if (row.finalizationStatus == 1) return Status.Executed;
    if (block.number < row.startBlockNumber) return Status.VotingDelay;
    if (block.number < row.minEndBlockNumber) return Status.VotingPeriod;
    if (block.number < row.maxEndBlockNumber) return accepted ? Status.VotingPeriodAccepted : Status.VotingPeriod;
    return accepted ? Status.Accepted : Status.Rejected;
  }

  function execute(uint256 id) external {
    require(getProposalStatus(id) == Status.Accepted, "not accepted");
    proposals[id].finalizationStatus = 1;
    proposals[id].executionStrategy.execute(proposals[id].executionPayloadHash);
  }

  function cancel(uint256 id) external {
    proposals[id].finalizationStatus = 2;
  }
}

contract Strategy {
  uint256 public constant quorum = 50e18;

  function getStrategyType() external pure virtual returns (string memory) {
    return "SimpleQuorumVanilla";
  }

  function execute(bytes32) external virtual {}
}

contract TimelockStrategy is Strategy {
  mapping(bytes32 => uint256) public proposalExecutionTime;

  function getStrategyType() external pure override returns (string memory) {
    return "SimpleQuorumTimelock";
  }

  function execute(bytes32 payload) external override {
    proposalExecutionTime[payload] = block.timestamp + 3600;
  }

  function run(bytes32 payload) external {
    proposalExecutionTime[payload] = 0;
  }
}
