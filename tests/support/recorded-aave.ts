import { IGovernanceCore_ABI } from '@aave-dao/aave-address-book/abis/IGovernanceCore';
import { IPayloadsControllerCore_ABI } from '@aave-dao/aave-address-book/abis/IPayloadsControllerCore';
import { IVotingPortal_ABI } from '@aave-dao/aave-address-book/abis/IVotingPortal';
import { type Abi, decodeFunctionData, encodeFunctionResult, type Hex, keccak256, toHex } from 'viem';
import type { Provider } from '../../lib/platform/rpc/provider.ts';
import type { RpcAnswer, RpcQuestion } from '../../lib/platform/rpc/public-client.ts';

/** A proposal as recorded: facts of the contracts, and the outcome that they must give. Times are ISO. */
export interface RecordedAip {
  aip: number;
  title: string;
  accessLevel: number;
  readAt: string;
  governance: { chainId: number; address: Hex };
  state: { code: number };
  createdAt: string;
  votingActivatedAt: string | null;
  votingDurationSeconds: number | null;
  votingEndsAt: string | null;
  queuedAt: string | null;
  cancelledAt: string | null;
  textHash: Hex;
  forVotesWei: string;
  againstVotesWei: string;
  thresholds: { yesThreshold: string; yesNoDifferential: string };
  payloads: {
    chainId: number;
    payloadsController: Hex;
    payloadId: number;
    state: { code: number } | null;
    createdAt: string | null;
    queuedAt: string | null;
    executedAt: string | null;
    delaySeconds: number | null;
    graceSeconds: number | null;
    expiresAt: string | null;
  }[];
  expected: {
    coreState: string;
    passes: boolean | null;
    thresholdMet: boolean | null;
    payloadsExecuted: number;
    payloadsExecutedThroughThisAip: number;
    payloadsTotal: number;
  };
}

const portal: Hex = '0x9Ded9406f088C10621BE628EEFf40c1DF396c172';
const machine: Hex = '0x4D1863d22D0ED8579f8999388BCC833CB057C2d6';
const nobody: Hex = `0x${'0'.repeat(40)}`;

/**
 * Nodes that answer as the contracts would have at the time of the record, by Aave's own ABIs. A chain of which nothing is recorded, the
 * voting chain among them, has no node.
 */
export function recordedNodes(record: RecordedAip): (chainId: number) => Provider | undefined {
  const chains = new Set([
    record.governance.chainId,
    ...record.payloads.flatMap(({ chainId, state }) => (state ? [chainId] : [])),
  ]);
  return (chainId) => (chains.has(chainId) ? nodeOf(record, chainId) : undefined);
}

function nodeOf(record: RecordedAip, chainId: number): Provider {
  const timestamp = secondsOf(record.readAt);
  const answer = ({ method, params }: RpcQuestion): RpcAnswer => {
    if (method === 'eth_chainId') return { kind: 'value', value: toHex(chainId) };
    if (method === 'eth_getBlockByNumber')
      return {
        kind: 'value',
        value: { number: toHex(25_800_000), hash: keccak256(toHex(chainId)), timestamp: toHex(timestamp) },
      };
    const [{ to, data }] = params as [{ to: Hex; data: Hex }];
    return { kind: 'value', value: called(record, chainId, to, data) };
  };
  return {
    host: `chain-${chainId}.example`,
    span: 1_000,
    ask: (async (questions: readonly RpcQuestion[]) => questions.map(answer)) as Provider['ask'],
  };
}

function called(record: RecordedAip, chainId: number, to: Hex, data: Hex): Hex {
  const at = (address: Hex) => to.toLowerCase() === address.toLowerCase();
  if (chainId === record.governance.chainId && at(record.governance.address))
    return answered(IGovernanceCore_ABI, data, (name) => coreAnswer(record, name));
  if (chainId === record.governance.chainId && at(portal))
    return answered(IVotingPortal_ABI, data, (name) => (name === 'VOTING_MACHINE' ? machine : 43_114n));
  const here = record.payloads.filter((each) => each.chainId === chainId && at(each.payloadsController));
  if (here.length === 0) return '0x';
  return answered(IPayloadsControllerCore_ABI, data, (name, [id]) => payloadAnswer(here, name, Number(id)));
}

function answered(abi: Abi, data: Hex, say: (name: string, args: readonly unknown[]) => unknown): Hex {
  const { functionName, args } = decodeFunctionData({ abi, data });
  return encodeFunctionResult({ abi, functionName, result: say(functionName, args ?? []) });
}

function coreAnswer(record: RecordedAip, name: string): unknown {
  switch (name) {
    case 'getProposalState':
      return record.state.code;
    case 'getProposalsCount':
      return BigInt(record.aip + 10);
    case 'getVotingConfig':
      return {
        coolDownBeforeVotingStart: 86_400,
        votingDuration: 259_200,
        yesThreshold: BigInt(record.thresholds.yesThreshold),
        yesNoDifferential: BigInt(record.thresholds.yesNoDifferential),
        minPropositionPower: 80_000n,
      };
    case 'getProposal':
      return {
        state: record.state.code,
        accessLevel: record.accessLevel,
        creationTime: secondsOf(record.createdAt),
        votingDuration: record.votingDurationSeconds ?? 0,
        votingActivationTime: secondsOf(record.votingActivatedAt),
        queuingTime: secondsOf(record.queuedAt),
        cancelTimestamp: secondsOf(record.cancelledAt),
        creator: nobody,
        votingPortal: portal,
        snapshotBlockHash: keccak256('0x'),
        ipfsHash: record.textHash.padEnd(66, '0') as Hex,
        forVotes: BigInt(record.forVotesWei),
        againstVotes: BigInt(record.againstVotesWei),
        cancellationFee: 0n,
        payloads: record.payloads.map((each) => ({
          chain: BigInt(each.chainId),
          accessLevel: record.accessLevel,
          payloadsController: each.payloadsController,
          payloadId: each.payloadId,
        })),
      };
    default:
      throw new Error(`nothing is recorded of ${name}`);
  }
}

function payloadAnswer(payloads: RecordedAip['payloads'], name: string, id: number): unknown {
  const found = payloads.find(({ payloadId }) => payloadId === id);
  if (!found?.state) throw new Error(`nothing is recorded of payload ${id}`);
  if (name === 'getPayloadState') return found.state.code;
  return {
    creator: nobody,
    maximumAccessLevelRequired: 1,
    state: found.state.code,
    createdAt: secondsOf(found.createdAt),
    queuedAt: secondsOf(found.queuedAt),
    executedAt: secondsOf(found.executedAt),
    cancelledAt: 0,
    expirationTime: secondsOf(found.expiresAt),
    delay: found.delaySeconds ?? 0,
    gracePeriod: found.graceSeconds ?? 0,
    actions: [],
  };
}

function secondsOf(iso: string | null): number {
  return iso === null ? 0 : Math.floor(Date.parse(iso) / 1000);
}
