import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import { second } from '../../domain/time';

/** Where a governor's votes wait before they run, as far as it tells. */
export interface Holding {
  chainId: number;
  governor: string;
  /** Lower case; absent where the governor runs its votes itself. */
  timelock?: string;
  /** In seconds; 0: not queued, or forgotten. */
  eta: bigint;
  /** How long after its time it may still run, in seconds. Absent: for ever. */
  grace?: bigint;
}

/** What a vote's state means for what it runs: one step, in the timelock or, where there is none, in the governor. */
export function governorSteps(
  state: ProposalState,
  { chainId, governor, timelock, eta, grace }: Holding,
): ExecutionStep[] {
  const stepState = stepStateOf(state, eta);
  if (stepState === undefined) return [];
  const executableAt = eta > 0n ? Number(eta) * second : undefined;
  const mayExpire = executableAt !== undefined && grace !== undefined;
  return [
    {
      kind: timelock === undefined ? 'enactment' : 'timelock',
      chainId,
      contract: timelock ?? governor,
      state: stepState,
      ...(executableAt !== undefined && { executableAt }),
      ...(mayExpire && { expiresAt: executableAt + Number(grace) * second }),
    },
  ];
}

function stepStateOf(state: ProposalState, eta: bigint): ExecutionStep['state'] | undefined {
  switch (state) {
    case 'pending':
    case 'active':
    case 'defeated':
      return undefined;
    case 'succeeded':
      return 'waiting';
    case 'queued':
      return 'queued';
    case 'executed':
      return 'executed';
    case 'expired':
      return 'expired';
    case 'canceled':
      return eta > 0n ? 'canceled' : undefined;
    case 'unknown':
      return 'unknown';
  }
}
