// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "oz4/governance/Governor.sol";
import "oz4/governance/TimelockController.sol";
import "oz4/governance/extensions/GovernorCountingSimple.sol";
import "oz4/governance/extensions/GovernorTimelockControl.sol";
import "oz4/governance/extensions/GovernorVotes.sol";
import "oz4/governance/extensions/GovernorVotesQuorumFraction.sol";
import "oz4/token/ERC20/extensions/ERC20Votes.sol";

contract Power is ERC20Votes {
  bool private immutable bySecond;

  constructor(bool bySecond_) ERC20("Power", "PWR") ERC20Permit("Power") {
    bySecond = bySecond_;
  }

  function mint(address to, uint256 amount) external {
    _mint(to, amount);
  }

  function clock() public view virtual override returns (uint48) {
    return uint48(bySecond ? block.timestamp : block.number);
  }

  function CLOCK_MODE() public view override returns (string memory) {
    return bySecond ? "mode=timestamp" : "mode=blocknumber&from=default";
  }
}

contract Dao is Governor, GovernorCountingSimple, GovernorVotesQuorumFraction, GovernorTimelockControl {
  constructor(IVotes power, TimelockController timelock)
    Governor("Dao")
    GovernorVotes(power)
    GovernorVotesQuorumFraction(4)
    GovernorTimelockControl(timelock)
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

  function _execute(uint256 id, address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d)
    internal override(Governor, GovernorTimelockControl)
  {
    super._execute(id, t, v, c, d);
  }

  function _cancel(address[] memory t, uint256[] memory v, bytes[] memory c, bytes32 d)
    internal override(Governor, GovernorTimelockControl) returns (uint256)
  {
    return super._cancel(t, v, c, d);
  }

  function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
    return super._executor();
  }

  function supportsInterface(bytes4 id) public view override(Governor, GovernorTimelockControl) returns (bool) {
    return super.supportsInterface(id);
  }
}

interface SeenBlocks {
  function getBlockNumber() external view returns (uint256);
}

/// As on Arbitrum: contracts see the blocks of the chain below, which Multicall3 tells.
contract SecondLayerPower is Power {
  constructor() Power(false) {}

  function clock() public view override returns (uint48) {
    return uint48(SeenBlocks(0xcA11bde05977b3631167028862bE2a173976CA11).getBlockNumber());
  }
}

contract SecondLayerDao is Dao {
  constructor(IVotes power, TimelockController timelock) Dao(power, timelock) {}

  function CLOCK_MODE() public pure override(IGovernor, GovernorVotes) returns (string memory) {
    revert();
  }
}

/// In place of Multicall3 on the second layer.
contract SeenBelow is SeenBlocks {
  struct Call3 { address target; bool allowFailure; bytes callData; }
  struct Result { bool success; bytes returnData; }

  uint256 public getBlockNumber;

  function set(uint256 number) external {
    getBlockNumber = number;
  }

  function aggregate3(Call3[] calldata calls) external view returns (Result[] memory results) {
    results = new Result[](calls.length);
    for (uint256 i; i < calls.length; i++)
      (results[i].success, results[i].returnData) = calls[i].target.staticcall(calls[i].callData);
  }
}
