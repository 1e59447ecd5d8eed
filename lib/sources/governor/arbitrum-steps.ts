import { type Hex, parseAbi } from 'viem';
import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import { second } from '../../domain/time';
import { contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import { told } from '../chain/vote/answers';
import type { Chains } from '../chain/vote/chain-view';
import type { FirstLayer } from './arbitrum-actions';

const operationAbi = parseAbi([
  'function isOperation(bytes32 id) view returns (bool)',
  'function isOperationDone(bytes32 id) view returns (bool)',
  'function getTimestamp(bytes32 id) view returns (uint256)',
]);

/** The chain below Arbitrum. */
const mainnet = 1;
/** In a timelock, the time of what is done. */
const doneTime = 1n;

/**
 * The steps of a proposal of Arbitrum after its own timelock: the message to Ethereum, which waits a week for objections; the timelock
 * there; and, where it sends something back, the way back, of which nothing is known. All are told as they are in final blocks.
 */
export async function firstLayerSteps(
  chains: Chains,
  home: number,
  layer: FirstLayer,
  onSecond: ExecutionStep['state'],
): Promise<ExecutionStep[]> {
  const { timelock, operation, returns } = layer;
  const there = await readOperation(chains, timelock, operation);
  const step = { chainId: mainnet, contract: timelock, id: operation };
  const messageState =
    there.state === 'absent' ? (onSecond === 'executed' ? 'waiting' : onSecond) : arrived(there.state);
  const timelockState = there.state === 'absent' ? notYet(onSecond) : there.state;
  const back: ExecutionStep = {
    kind: 'bridge',
    chainId: home,
    contract: timelock,
    state: timelockState === 'executed' ? 'unknown' : notYet(timelockState),
  };
  return [
    { ...step, kind: 'bridge', state: messageState },
    {
      ...step,
      kind: 'timelock',
      state: timelockState,
      ...(there.executableAt !== undefined && { executableAt: there.executableAt }),
    },
    ...(returns ? [back] : []),
  ];
}

/** What the governor calls executed is only sent, while steps are left. */
export function stateWithSteps(state: ProposalState, steps: readonly ExecutionStep[]): ProposalState {
  return state === 'executed' && steps.some((step) => step.state !== 'executed') ? 'queued' : state;
}

/** What was found before, from the steps that were kept of it. */
export function knownFirstLayer(steps: readonly ExecutionStep[] | undefined): FirstLayer | undefined {
  const there = steps?.find(({ kind, chainId, id }) => kind === 'timelock' && chainId === mainnet && id !== undefined);
  if (there?.id === undefined) return undefined;
  const returns = steps?.some(({ kind, chainId }) => kind === 'bridge' && chainId !== mainnet) ?? false;
  return { timelock: there.contract, operation: there.id as Hex, returns };
}

interface Operation {
  state: 'absent' | 'queued' | 'executed' | 'unknown';
  executableAt?: number;
}

async function readOperation(chains: Chains, timelock: string, operation: Hex): Promise<Operation> {
  const view = chains.at(mainnet, 'finalized');
  if (!view) return { state: 'unknown' };
  try {
    const { answers } = await view.read([
      contractCall(timelock, operationAbi, 'isOperation', [operation]),
      contractCall(timelock, operationAbi, 'isOperationDone', [operation]),
      contractCall(timelock, operationAbi, 'getTimestamp', [operation]),
    ]);
    const [is, done, time] = [told(answers[0]), told(answers[1]), told(answers[2])];
    if (is === undefined || done === undefined || time === undefined) return { state: 'unknown' };
    if (!is) return { state: done || time !== 0n ? 'unknown' : 'absent' };
    if (done) return { state: time === doneTime ? 'executed' : 'unknown' };
    return time > doneTime ? { state: 'queued', executableAt: Number(time) * second } : { state: 'unknown' };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // Of Ethereum nothing is known now; the vote itself is.
    return { state: 'unknown' };
  }
}

function arrived(state: Operation['state']): ExecutionStep['state'] {
  return state === 'unknown' ? 'unknown' : 'executed';
}

/** What has not begun, because what comes before it has not ended; or never will. */
function notYet(before: ExecutionStep['state']): ExecutionStep['state'] {
  return before === 'canceled' || before === 'expired' || before === 'failed' || before === 'unknown'
    ? before
    : 'waiting';
}
