// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// Votes as Venus' vault tells them.
contract Vault {
  mapping(address => uint96) private votes;

  function give(address voter, uint96 amount) external {
    votes[voter] = amount;
  }

  function getPriorVotes(address voter, uint256) external view returns (uint96) {
    return votes[voter];
  }
}

/// The governor that came before: only its count matters.
contract Before {
  uint256 public constant proposalCount = 3;
}
