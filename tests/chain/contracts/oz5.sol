// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import "@openzeppelin/contracts/governance/Governor.sol";
import "@openzeppelin/contracts/governance/TimelockController.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorCountingFractional.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorSequentialProposalId.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";

contract Power is ERC20, EIP712, ERC20Votes {
  bool private immutable bySecond;

  constructor(bool bySecond_) ERC20("Power", "PWR") EIP712("Power", "1") {
    bySecond = bySecond_;
  }

  function mint(address to, uint256 amount) external {
    _mint(to, amount);
  }

  function clock() public view override returns (uint48) {
    return uint48(bySecond ? block.timestamp : block.number);
  }

  function CLOCK_MODE() public view override returns (string memory) {
    return bySecond ? "mode=timestamp" : "mode=blocknumber&from=default";
  }

  function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
    super._update(from, to, value);
  }
}

/// With a timelock, and a deadline that moves when the quorum comes late.
contract Dao is Governor, GovernorCountingSimple, GovernorVotesQuorumFraction, GovernorTimelockControl, GovernorPreventLateQuorum {
  constructor(IVotes power, TimelockController timelock)
    Governor("Dao")
    GovernorVotes(power)
    GovernorVotesQuorumFraction(4)
    GovernorTimelockControl(timelock)
    GovernorPreventLateQuorum(10)
  {}

  function votingDelay() public pure override returns (uint256) {
    return 3;
  }

  function votingPeriod() public pure override returns (uint256) {
    return 12;
  }

  function state(uint256 id) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
    return super.state(id);
  }

  function proposalDeadline(uint256 id) public view override(Governor, GovernorPreventLateQuorum) returns (uint256) {
    return super.proposalDeadline(id);
  }

  function proposalNeedsQueuing(uint256 id) public view override(Governor, GovernorTimelockControl) returns (bool) {
    return super.proposalNeedsQueuing(id);
  }

  function _tallyUpdated(uint256 id) internal override(Governor, GovernorPreventLateQuorum) {
    super._tallyUpdated(id);
  }

  function _queueOperations(uint256 id, address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d)
    internal override(Governor, GovernorTimelockControl) returns (uint48)
  {
    return super._queueOperations(id, t, v, c, d);
  }

  function _executeOperations(uint256 id, address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d)
    internal override(Governor, GovernorTimelockControl)
  {
    super._executeOperations(id, t, v, c, d);
  }

  function _cancel(address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d)
    internal override(Governor, GovernorTimelockControl) returns (uint256)
  {
    return super._cancel(t, v, c, d);
  }

  function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
    return super._executor();
  }
}

/// Counts ids from 1, splits votes, runs without a timelock.
contract SmallDao is Governor, GovernorCountingFractional, GovernorVotesQuorumFraction, GovernorSequentialProposalId {
  constructor(IVotes power) Governor("SmallDao") GovernorVotes(power) GovernorVotesQuorumFraction(4) {}

  function votingDelay() public pure override returns (uint256) {
    return 3;
  }

  function votingPeriod() public pure override returns (uint256) {
    return 12;
  }

  function getProposalId(address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d)
    public view override(Governor, GovernorSequentialProposalId) returns (uint256)
  {
    return super.getProposalId(t, v, c, d);
  }

  function _propose(address[] memory t, uint256[] memory v, bytes[] memory c, string memory d, address p)
    internal override(Governor, GovernorSequentialProposalId) returns (uint256)
  {
    return super._propose(t, v, c, d, p);
  }
}
