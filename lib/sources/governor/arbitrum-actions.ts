import { type AbiParameter, decodeFunctionData, encodeAbiParameters, type Hex, keccak256, parseAbi } from 'viem';
import type { Created } from './created-log';

/** Where a contract of the second layer hands a message to the first. Source: Arbitrum's precompile ArbSys. */
const arbSys = '0x0000000000000000000000000000000000000064';
/** Whom the timelock of the first layer names to send something back. Source: ArbitrumFoundation/governance, L1ArbitrumTimelock. */
const retryableMagic = '0xa723c008e76e379c55599d2e4d93879beafda79c';

const arbSysAbi = parseAbi(['function sendTxToL1(address destination, bytes data) payable returns (uint256)']);
const timelockAbi = parseAbi([
  'function schedule(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt, uint256 delay)',
  'function scheduleBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor, bytes32 salt, uint256 delay)',
]);

/** What a proposal runs on the first layer, once its time on the second is over. */
export interface FirstLayer {
  /** Lower case. */
  timelock: string;
  /** Of the operation there. */
  operation: Hex;
  /** Something goes back to the second layer after it. */
  returns: boolean;
}

/** What a proposal hands to the first layer; `undefined` where it ends on the second, or hands on what cannot be read. */
export function firstLayerOf({ targets, calldatas }: Created): FirstLayer | undefined {
  const place = targets.indexOf(arbSys);
  const data = calldatas[place];
  if (place < 0 || data === undefined) return undefined;
  try {
    const { args } = decodeFunctionData({ abi: arbSysAbi, data });
    const [timelock, message] = args;
    const call = decodeFunctionData({ abi: timelockAbi, data: message });
    const operation =
      call.functionName === 'schedule'
        ? singleOperation(call.args[0], call.args[1], call.args[2], call.args[3], call.args[4])
        : batchOperation(call.args[0], call.args[1], call.args[2], call.args[3], call.args[4]);
    const further = call.functionName === 'schedule' ? [call.args[0]] : call.args[0];
    const returns = further.some((target) => target.toLowerCase() === retryableMagic);
    return { timelock: timelock.toLowerCase(), operation, returns };
  } catch {
    return undefined;
  }
}

/** Whether a proposal hands anything to the first layer, readable or not. */
export function leavesLayer({ targets }: Created): boolean {
  return targets.includes(arbSys);
}

const single: readonly AbiParameter[] = [
  { type: 'address' },
  { type: 'uint256' },
  { type: 'bytes' },
  { type: 'bytes32' },
  { type: 'bytes32' },
];
const batch: readonly AbiParameter[] = [
  { type: 'address[]' },
  { type: 'uint256[]' },
  { type: 'bytes[]' },
  { type: 'bytes32' },
  { type: 'bytes32' },
];

function singleOperation(target: Hex, value: bigint, data: Hex, predecessor: Hex, salt: Hex): Hex {
  return keccak256(encodeAbiParameters(single, [target, value, data, predecessor, salt]));
}

function batchOperation(
  targets: readonly Hex[],
  values: readonly bigint[],
  payloads: readonly Hex[],
  predecessor: Hex,
  salt: Hex,
): Hex {
  return keccak256(encodeAbiParameters(batch, [targets, values, payloads, predecessor, salt]));
}
