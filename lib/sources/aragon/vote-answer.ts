import { decodeAbiParameters, type Hex, parseAbiParameters } from 'viem';
import { type ContractCall, contractCall } from '../../platform/rpc/contract-call';
import { votingAbi } from './aragon-abi';

/** A vote as its contract has it. Times in seconds, shares of 10^18. */
export interface VoteAnswer {
  family: 'aragon-voting' | 'lido-voting';
  open: boolean;
  executed: boolean;
  startDate: bigint;
  snapshotBlock: bigint;
  supportRequired: bigint;
  minAcceptQuorum: bigint;
  yea: bigint;
  nay: bigint;
  votingPower: bigint;
  script: Hex;
  /** Of Lido's: in the objection phase only votes against are taken. */
  phase?: 'Main' | 'Objection' | 'Closed';
}

const shape = parseAbiParameters('bool, bool, uint64, uint64, uint64, uint64, uint256, uint256, uint256, bytes');
const forkShape = parseAbiParameters(
  'bool, bool, uint64, uint64, uint64, uint64, uint256, uint256, uint256, bytes, uint8',
);
const phases = ['Main', 'Objection', 'Closed'] as const;

/** Where the script begins in an answer of ten values, and in one of eleven. Read by the other's ABI, either decodes, into nonsense. */
const scriptAt = { ten: 320n, eleven: 352n };

/** Asks for a vote. What comes back tells the family: Lido's fork has an eleventh value, the phase. */
export function getVote(contract: string, id: bigint): ContractCall<VoteAnswer> {
  return { ...contractCall(contract, votingAbi, 'getVote', [id]), decode: voteAnswer };
}

/** Throws where it is neither's answer. */
function voteAnswer(data: Hex): VoteAnswer {
  const offset = BigInt(`0x${data.slice(2 + 9 * 64, 2 + 10 * 64) || '0'}`);
  if (offset === scriptAt.ten) return { family: 'aragon-voting', ...fieldsOf(decodeAbiParameters(shape, data)) };
  if (offset !== scriptAt.eleven) throw new TypeError('no vote');
  const values = decodeAbiParameters(forkShape, data);
  const phase = phases[values[10]];
  if (phase === undefined) throw new TypeError('no phase of a vote');
  const [open, executed, start, block, support, quorum, yea, nay, power, script] = values;
  return {
    family: 'lido-voting',
    phase,
    ...fieldsOf([open, executed, start, block, support, quorum, yea, nay, power, script]),
  };
}

type Values = readonly [boolean, boolean, bigint, bigint, bigint, bigint, bigint, bigint, bigint, Hex];

function fieldsOf(values: Values): Omit<VoteAnswer, 'family' | 'phase'> {
  const [open, executed, startDate, snapshotBlock, supportRequired, minAcceptQuorum, yea, nay, votingPower, script] =
    values;
  return {
    open,
    executed,
    startDate,
    snapshotBlock,
    supportRequired,
    minAcceptQuorum,
    yea,
    nay,
    votingPower,
    script,
  };
}
