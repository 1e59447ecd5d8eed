// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

// Stand-ins for Lido's additions, with their ABIs and the transitions that they document. Who has power is given by the test.

contract LidoVoting {
  struct Vote {
    bool executed; uint64 startDate; uint64 snapshotBlock; uint64 supportRequired; uint64 minAcceptQuorum;
    uint256 yea; uint256 nay; uint256 votingPower; bytes script;
  }
  event StartVote(uint256 indexed voteId, address indexed creator, string metadata);
  event ExecuteVote(uint256 indexed voteId);
  address public token;
  uint64 public voteTime = 5 days;
  uint64 public objectionPhaseTime = 2 days;
  Vote[] internal votes;

  constructor(address power) { token = power; }

  function votesLength() external view returns (uint256) { return votes.length; }

  function newVote(bytes calldata script, string calldata metadata) external returns (uint256 id) {
    id = votes.length;
    votes.push(Vote(false, uint64(block.timestamp), uint64(block.number - 1), 5e17, 5e16, 0, 0, 1_000_000_000e18, script));
    emit StartVote(id, msg.sender, metadata);
  }
  function vote(uint256 id, bool inFavour, uint256 power) external {
    require(isOpen(id) && (!inFavour || phaseOf(id) == 0), "VOTING_CAN_NOT_VOTE");
    if (inFavour) votes[id].yea += power; else votes[id].nay += power;
  }
  function executeVote(uint256 id) external {
    require(canExecute(id), "VOTING_CAN_NOT_EXECUTE");
    votes[id].executed = true;
    run(votes[id].script);
    emit ExecuteVote(id);
  }
  function canExecute(uint256 id) public view returns (bool) {
    require(id < votes.length, "VOTING_NO_VOTE");
    Vote storage each = votes[id];
    if (each.executed || isOpen(id) || each.yea + each.nay == 0) return false;
    return each.yea * 1e18 / (each.yea + each.nay) > each.supportRequired && each.yea * 1e18 / each.votingPower > each.minAcceptQuorum;
  }
  function getVotePhase(uint256 id) external view returns (uint8) { return phaseOf(id); }
  function getVote(uint256 id) external view returns (
    bool open, bool executed, uint64 startDate, uint64 snapshotBlock, uint64 supportRequired, uint64 minAcceptQuorum,
    uint256 yea, uint256 nay, uint256 votingPower, bytes memory script, uint8 phase
  ) {
    require(id < votes.length, "VOTING_NO_VOTE");
    Vote storage each = votes[id];
    open = isOpen(id);
    executed = each.executed;
    startDate = each.startDate;
    snapshotBlock = each.snapshotBlock;
    supportRequired = each.supportRequired;
    minAcceptQuorum = each.minAcceptQuorum;
    yea = each.yea;
    nay = each.nay;
    votingPower = each.votingPower;
    script = each.script;
    phase = phaseOf(id);
  }
  function isOpen(uint256 id) internal view returns (bool) {
    return block.timestamp < votes[id].startDate + voteTime && !votes[id].executed;
  }
  function phaseOf(uint256 id) internal view returns (uint8) {
    uint64 end = votes[id].startDate + voteTime;
    return block.timestamp < end - objectionPhaseTime ? 0 : block.timestamp < end ? 1 : 2;
  }
  function run(bytes memory script) internal {
    uint256 at = 4;
    while (at < script.length) {
      address to;
      uint32 length;
      assembly {
        to := shr(96, mload(add(add(script, 32), at)))
        length := shr(224, mload(add(add(script, 52), at)))
      }
      bytes memory data = new bytes(length);
      for (uint256 i = 0; i < length; i++) data[i] = script[at + 24 + i];
      (bool success,) = to.call(data);
      require(success, "EVMCALLS_CALL_REVERTED");
      at += 24 + length;
    }
  }
}

contract LidoFinance {
  event VaultTransfer(address indexed token, address indexed to, uint256 amount);
  receive() external payable {}
  function newImmediatePayment(address token, address receiver, uint256 amount, string calldata) external {
    require(token == address(0), "only ether here");
    (bool success,) = receiver.call{value: amount}("");
    require(success, "not paid");
    emit VaultTransfer(token, receiver, amount);
  }
}

struct ExternalCall { address target; uint96 value; bytes payload; }

contract DualGovernance {
  struct StateDetails {
    uint8 effectiveState; uint8 persistedState; uint40 persistedStateEnteredAt; uint40 vetoSignallingActivatedAt;
    uint40 vetoSignallingReactivationTime; uint40 normalOrVetoCooldownExitedAt; uint256 rageQuitRound; uint32 vetoSignallingDuration;
  }
  event ProposalSubmitted(address indexed proposer, uint256 indexed id, string metadata);
  DgTimelock public immutable TIMELOCK;
  uint8 public state = 1;

  constructor(DgTimelock timelock) { TIMELOCK = timelock; }
  function become(uint8 next) external { state = next; }
  function submitProposal(ExternalCall[] calldata calls, string calldata metadata) external returns (uint256 id) {
    id = TIMELOCK.submit(calls);
    emit ProposalSubmitted(msg.sender, id, metadata);
  }
  function scheduleProposal(uint256 id) external {
    require(state == 1 || state == 4, "ProposalSchedulingBlocked");
    TIMELOCK.schedule(id);
  }
  function cancelAllPendingProposals() external { TIMELOCK.cancelAllNonExecutedProposals(); }
  function getStateDetails() external view returns (StateDetails memory details) { details.effectiveState = state; }
}

contract DgTimelock {
  struct ProposalDetails { uint256 id; address executor; uint40 submittedAt; uint40 scheduledAt; uint8 status; }
  address public getGovernance;
  uint32 public constant getAfterSubmitDelay = 3 days;
  uint32 public constant getAfterScheduleDelay = 1 days;
  bool public isEmergencyModeActive;
  uint256 public getProposalsCount;
  uint256 internal cancelledTill;
  mapping(uint256 => ProposalDetails) internal details;
  mapping(uint256 => ExternalCall[]) internal calls;

  receive() external payable {}
  function setGovernance(address governance) external { getGovernance = governance; cancelledTill = getProposalsCount; }
  function submit(ExternalCall[] calldata all) external returns (uint256 id) {
    require(msg.sender == getGovernance, "CallerIsNotGovernance");
    id = ++getProposalsCount;
    details[id] = ProposalDetails(id, address(this), uint40(block.timestamp), 0, 1);
    for (uint256 i = 0; i < all.length; i++) calls[id].push(all[i]);
  }
  function schedule(uint256 id) external {
    require(statusOf(id) == 1 && block.timestamp >= details[id].submittedAt + getAfterSubmitDelay, "AfterSubmitDelayNotPassed");
    details[id].status = 2;
    details[id].scheduledAt = uint40(block.timestamp);
  }
  function execute(uint256 id) external {
    require(statusOf(id) == 2 && block.timestamp >= details[id].scheduledAt + getAfterScheduleDelay, "AfterScheduleDelayNotPassed");
    details[id].status = 3;
    for (uint256 i = 0; i < calls[id].length; i++) {
      ExternalCall storage call = calls[id][i];
      (bool success,) = call.target.call{value: call.value}(call.payload);
      require(success, "reverted");
    }
  }
  function cancelAllNonExecutedProposals() external { cancelledTill = getProposalsCount; }
  function getProposalDetails(uint256 id) external view returns (ProposalDetails memory one) {
    require(id > 0 && id <= getProposalsCount, "UnexpectedProposalStatus");
    one = details[id];
    one.status = statusOf(id);
  }
  function getProposalCalls(uint256 id) external view returns (ExternalCall[] memory) { return calls[id]; }
  function statusOf(uint256 id) internal view returns (uint8) {
    return details[id].status != 3 && id <= cancelledTill ? 4 : details[id].status;
  }
}

contract EasyTrack {
  struct Motion {
    uint256 id; address evmScriptFactory; address creator; uint256 duration; uint256 startDate; uint256 snapshotBlock;
    uint256 objectionsThreshold; uint256 objectionsAmount; bytes32 evmScriptHash;
  }
  event MotionEnacted(uint256 indexed _motionId);
  event MotionRejected(uint256 indexed _motionId);
  event MotionCanceled(uint256 indexed _motionId);
  uint256 public constant motionDuration = 72 hours;
  address public governanceToken;
  uint256 internal last;
  mapping(uint256 => Motion) internal motions;

  constructor(address power) { governanceToken = power; }
  function createMotion() external returns (uint256 id) {
    id = ++last;
    motions[id] = Motion(id, address(0), msg.sender, motionDuration, block.timestamp, block.number, 50, 0, 0);
  }
  function objectToMotion(uint256 id, uint256 power) external {
    Motion storage motion = motionOf(id);
    uint256 amount = motion.objectionsAmount + power;
    if (10_000 * amount / Power(governanceToken).totalSupplyAt(motion.snapshotBlock) < motion.objectionsThreshold) motion.objectionsAmount = amount;
    else { delete motions[id]; emit MotionRejected(id); }
  }
  function enactMotion(uint256 id) external {
    Motion storage motion = motionOf(id);
    require(motion.startDate + motion.duration <= block.timestamp, "MOTION_NOT_PASSED");
    delete motions[id];
    emit MotionEnacted(id);
  }
  function cancelMotion(uint256 id) external { motionOf(id); delete motions[id]; emit MotionCanceled(id); }
  function getMotion(uint256 id) external view returns (Motion memory) { return motionOf(id); }
  function motionOf(uint256 id) internal view returns (Motion storage) {
    require(motions[id].id != 0, "MOTION_NOT_FOUND");
    return motions[id];
  }
}

contract Power {
  string public constant symbol = "LDO";
  uint8 public constant decimals = 18;
  function totalSupplyAt(uint256) external pure returns (uint256) { return 1_000_000_000e18; }
}
