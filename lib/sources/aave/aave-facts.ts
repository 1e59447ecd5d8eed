import type { Block } from '../../platform/rpc/block';

/** States of the core, in the order of its enum. */
export const coreStates = [
  'Null',
  'Created',
  'Active',
  'Queued',
  'Executed',
  'Failed',
  'Cancelled',
  'Expired',
] as const;

/** States of the voting machine. */
export const machineStates = ['NotCreated', 'Active', 'Finished', 'SentToGovernance'] as const;

/** States of a payload. */
export const payloadStates = ['None', 'Created', 'Queued', 'Executed', 'Cancelled', 'Expired'] as const;

/** A payload that a proposal names. */
export interface PayloadRef {
  chainId: number;
  controller: string;
  id: number;
}

/** A proposal as the core has it at one block. Times in seconds, 0 where there is none. */
export interface CoreFacts {
  /** `contradictory`: out of the enum's range, or two answers of the core disagree. */
  state: (typeof coreStates)[number] | 'contradictory';
  createdAt: number;
  activatedAt: number;
  votingDuration: number;
  queuedAt: number;
  cancelledAt: number;
  creator: string;
  votingPortal: string;
  forVotes: bigint;
  againstVotes: bigint;
  accessLevel: number;
  payloads: readonly PayloadRef[];
}

/** What the core asks of a vote of one access level. Thresholds in whole tokens. */
export interface VotingConfig {
  coolDown: number;
  votingDuration: number;
  yesThreshold: bigint;
  yesNoDifferential: bigint;
}

/** The live count, on its chain. `unanswered`: that chain could not be asked, or answers nothing sensible. */
export type MachineFacts =
  | 'unanswered'
  | { state: (typeof machineStates)[number]; endAt: number; forVotes: bigint; againstVotes: bigint };

/** A payload on its chain, in its last final block. */
export type PayloadFacts =
  | 'unanswered'
  | {
      state: (typeof payloadStates)[number];
      queuedAt: number;
      executedAt: number;
      cancelledAt: number;
      expiresAt: number;
      delay: number;
      gracePeriod: number;
    };

/** All that was read of a proposal. */
export interface AaveFacts {
  block: Block;
  latest: CoreFacts;
  /** As it is in the core's last final block; absent: it is not there yet. */
  settled?: CoreFacts;
  config: VotingConfig;
  machine: MachineFacts;
  /** In the order of the proposal's payloads. */
  payloads: readonly PayloadFacts[];
}
