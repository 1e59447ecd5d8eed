import type { ExecutionStep } from '../../domain/governance/on-chain-state';
import { second } from '../../domain/time';
import { contractCall } from '../../platform/rpc/contract-call';
import type { ChainView } from '../chain/vote/chain-view';
import { dualGovernanceAbi, timelockAbi } from './aragon-abi';
import type { Submission } from './evm-script';

/** States of a proposal in the timelock, in the order of its enum. */
export const statuses = ['NotExist', 'Submitted', 'Scheduled', 'Executed', 'Cancelled'] as const;

/** States of Dual Governance. */
const governanceStates = [
  'NotInitialized',
  'Normal',
  'VetoSignalling',
  'VetoSignallingDeactivation',
  'VetoCooldown',
  'RageQuit',
] as const;

/** What the timelock says of one proposal. Times in seconds. */
export interface TimelockProposal {
  id: bigint;
  submittedAt: number;
  scheduledAt: number;
  status: (typeof statuses)[number];
}

/** How the timelock stands, whatever the proposal. Delays in seconds. */
export interface TimelockStanding {
  afterSubmit: number;
  afterSchedule: number;
  /** The governance's own word for why nothing may be scheduled, or run, now. */
  holdsScheduling?: string;
  holdsExecution?: string;
}

/** So many proposals are looked at, from the newest back. */
const lookedAt = 40;

/**
 * Follows what a vote submitted to Dual Governance: the timelock's proposal with the same calls, the first one since the vote began. The
 * timelock is asked which governance it obeys: that one was replaced before.
 */
export async function followSubmission(
  view: ChainView,
  { to, calls, payments }: Submission,
  since: bigint,
): Promise<ExecutionStep> {
  const [payment] = payments;
  const pays = payment && { pays: paysOf(payment) };
  const unknown = { kind: 'dual-governance', chainId: view.chainId, contract: to, state: 'unknown', ...pays } as const;
  const [timelock] = (await view.read([contractCall(to, dualGovernanceAbi, 'TIMELOCK', [])])).answers;
  if (timelock.kind !== 'value') return unknown;
  const contract = timelock.value.toLowerCase();
  const found = await findProposal(view, contract, calls, since);
  const standing = found && (await readStanding(view, contract));
  if (!found || !standing) return { ...unknown, contract };
  return { ...proposalStep(view.chainId, contract, found, standing), ...pays };
}

/** A payment as a step shows it. */
export function paysOf({ token, units, to }: { token?: string; units: bigint; to: string }) {
  return { ...(token !== undefined && { token }), units, to };
}

/** Reads one proposal of a timelock. `undefined`: there is none, or it is no such timelock. */
export async function readTimelockProposal(
  view: ChainView,
  timelock: string,
  id: bigint,
): Promise<TimelockProposal | undefined> {
  const [details] = (await view.read([contractCall(timelock, timelockAbi, 'getProposalDetails', [id])])).answers;
  if (details.kind !== 'value' || details.value.id !== id) return undefined;
  const status = statuses[details.value.status];
  const { submittedAt, scheduledAt } = details.value;
  return status === undefined || status === 'NotExist' ? undefined : { id, submittedAt, scheduledAt, status };
}

/** How a timelock stands. `undefined`: it is none. */
export async function readStanding(view: ChainView, timelock: string): Promise<TimelockStanding | undefined> {
  const { answers } = await view.read([
    contractCall(timelock, timelockAbi, 'getGovernance', []),
    contractCall(timelock, timelockAbi, 'getAfterSubmitDelay', []),
    contractCall(timelock, timelockAbi, 'getAfterScheduleDelay', []),
    contractCall(timelock, timelockAbi, 'isEmergencyModeActive', []),
  ]);
  const [governance, submit, schedule, emergency] = answers;
  if (governance.kind !== 'value' || submit.kind !== 'value' || schedule.kind !== 'value') return undefined;
  const call = contractCall(governance.value, dualGovernanceAbi, 'getStateDetails', []);
  const [details] = (await view.read([call])).answers;
  const state = details.kind === 'value' ? governanceStates[details.value.effectiveState] : undefined;
  const holds = state === 'VetoSignalling' || state === 'VetoSignallingDeactivation' || state === 'RageQuit';
  const isEmergency = emergency.kind === 'value' && emergency.value;
  return {
    afterSubmit: submit.value,
    afterSchedule: schedule.value,
    ...(holds && { holdsScheduling: state }),
    ...(isEmergency && { holdsExecution: 'EmergencyMode' }),
  };
}

/** A timelock's proposal as a step: of the vote that submitted it, or by itself. */
export function proposalStep(
  chainId: number,
  contract: string,
  { id, submittedAt, scheduledAt, status }: TimelockProposal,
  standing: TimelockStanding,
): ExecutionStep {
  const step = { kind: 'dual-governance', chainId, contract, id: String(id) } as const;
  const { holdsScheduling, holdsExecution } = standing;
  switch (status) {
    case 'Submitted':
      return {
        ...step,
        state: 'waiting',
        executableAt: (submittedAt + standing.afterSubmit + standing.afterSchedule) * second,
        ...((holdsScheduling ?? holdsExecution) !== undefined && { held: holdsScheduling ?? holdsExecution ?? '' }),
      };
    case 'Scheduled':
      return {
        ...step,
        state: 'queued',
        executableAt: (scheduledAt + standing.afterSchedule) * second,
        ...(holdsExecution !== undefined && { held: holdsExecution }),
      };
    case 'Executed':
      return { ...step, state: 'executed' };
    case 'Cancelled':
      return { ...step, state: 'canceled' };
    case 'NotExist':
      return { ...step, state: 'unknown' };
  }
}

async function findProposal(
  view: ChainView,
  timelock: string,
  calls: Submission['calls'],
  since: bigint,
): Promise<TimelockProposal | undefined> {
  const [count] = (await view.read([contractCall(timelock, timelockAbi, 'getProposalsCount', [])])).answers;
  if (count.kind !== 'value') return undefined;
  const newest = Number(count.value < 1_000_000n ? count.value : 0n);
  const ids = Array.from({ length: Math.min(newest, lookedAt) }, (_, back) => BigInt(newest - back));
  const details = await view.read(ids.map((id) => contractCall(timelock, timelockAbi, 'getProposalDetails', [id])));
  const recent = details.answers.flatMap((answer) =>
    answer.kind === 'value' && BigInt(answer.value.submittedAt) >= since ? [answer.value] : [],
  );
  const contents = await view.read(
    recent.map(({ id }) => contractCall(timelock, timelockAbi, 'getProposalCalls', [id])),
  );
  const same = recent.filter((_, index) => {
    const answer = contents.answers[index];
    return answer?.kind === 'value' && sameCalls(answer.value, calls);
  });
  // The oldest: what was submitted again later came from another vote.
  const found = same.at(-1);
  const status = found && statuses[found.status];
  if (!found || status === undefined) return undefined;
  return { id: found.id, submittedAt: found.submittedAt, scheduledAt: found.scheduledAt, status };
}

function sameCalls(a: Submission['calls'], b: Submission['calls']): boolean {
  return (
    a.length === b.length &&
    a.every((call, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        call.target.toLowerCase() === other.target.toLowerCase() &&
        call.value === other.value &&
        call.payload.toLowerCase() === other.payload.toLowerCase()
      );
    })
  );
}
