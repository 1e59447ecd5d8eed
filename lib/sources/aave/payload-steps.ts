import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import { second } from '../../domain/time';
import type { CoreFacts, PayloadFacts } from './aave-facts';

/**
 * What a proposal's payloads came to, as steps of this proposal. Until the core has sent them they wait, whatever became of them: the
 * same payload can be in two proposals, and what another one carried is not the work of this one.
 */
export function payloadSteps(core: CoreFacts, payloads: readonly PayloadFacts[]): ExecutionStep[] {
  return core.payloads.map((ref, index) => ({
    kind: 'payload',
    chainId: ref.chainId,
    contract: ref.controller,
    id: String(ref.id),
    ...(core.state === 'Executed' ? sent(payloads[index] ?? 'unanswered') : unsent(core.state)),
  }));
}

/** The proposal's state once the core has sent its payloads. Of payloads that were called off, the others carry it out. */
export function sentState(steps: readonly ExecutionStep[]): ProposalState {
  const carried = steps.filter(({ state }) => state !== 'canceled');
  if (steps.length > 0 && carried.length === 0) return 'canceled';
  if (carried.every(({ state }) => state === 'executed')) return 'executed';
  return carried.every(({ state }) => state === 'expired') ? 'expired' : 'queued';
}

type Progress = Pick<ExecutionStep, 'state' | 'at' | 'executableAt' | 'expiresAt'>;

function unsent(state: CoreFacts['state']): Progress {
  switch (state) {
    case 'Failed':
    case 'Cancelled':
      return { state: 'canceled' };
    case 'Expired':
      return { state: 'expired' };
    case 'contradictory':
      return { state: 'unknown' };
    case 'Null':
    case 'Created':
    case 'Active':
    case 'Queued':
    case 'Executed':
      return { state: 'waiting' };
  }
}

function sent(payload: PayloadFacts): Progress {
  if (payload === 'unanswered') return { state: 'unknown' };
  const { queuedAt, delay, gracePeriod } = payload;
  switch (payload.state) {
    case 'None':
      return { state: 'unknown' };
    case 'Created':
      return { state: 'waiting', expiresAt: payload.expiresAt * second };
    case 'Queued':
      return {
        state: 'queued',
        executableAt: (queuedAt + delay) * second,
        expiresAt: (queuedAt + delay + gracePeriod) * second,
      };
    case 'Executed':
      return { state: 'executed', at: payload.executedAt * second };
    case 'Cancelled':
      return { state: 'canceled', at: payload.cancelledAt * second };
    case 'Expired':
      return { state: 'expired', at: (queuedAt > 0 ? queuedAt + delay + gracePeriod : payload.expiresAt) * second };
  }
}
