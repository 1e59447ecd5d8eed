import type { ExecutionStep } from './on-chain-state';

/** Names a vote that a contract holds. */
export interface OnChainRef {
  chainId: number;
  contract: string;
  /** As the contract counts it, in decimal digits. */
  id: string;
}

/** What is known of a vote beforehand, from a list: contracts say nothing of it. */
export interface KnownVote {
  /** The name of the DAO. */
  space: string;
  title?: string;
  /** https page of the vote. */
  url?: string;
  discussion?: string;
  /** The unit of voting power. */
  symbol?: string;
  /** What was known before of what follows the vote: operations bear ids that are not looked up twice. */
  steps?: readonly ExecutionStep[];
}
