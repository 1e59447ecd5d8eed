import { type Hex, parseAbi } from 'viem';
import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ProposalState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { second } from '../../domain/time';
import {
  address,
  type Block,
  blockQuestion,
  block as blockSchema,
  hash,
  hexNumber,
  quantity,
} from '../../platform/rpc/block';
import { contractCall } from '../../platform/rpc/contract-call';
import { type Provider, refusalError } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { told } from '../chain/vote/answers';
import type { Chains } from '../chain/vote/chain-view';
import { onChainProposal } from '../chain/vote/on-chain-proposal';

/** The part of a Safe, versions 1.3 and 1.4, that we read. Source: safe-global/safe-smart-account. */
const safeAbi = parseAbi([
  'function getThreshold() view returns (uint256)',
  'function getOwners() view returns (address[])',
  'function approvedHashes(address owner, bytes32 transaction) view returns (uint256)',
]);

/** keccak256 of `ExecutionSuccess(bytes32,uint256)`, and of `ExecutionFailure(bytes32,uint256)`. */
const success = '0x442e715f626346e8c54381002da614f62bee8d27386535b2521ec8540898556e';
const failure = '0x23428b18acfb3ea64b08dc0c1d296ea9c09702c09083ca5272e64d115b687d23';

const logs = z
  .array(
    z.object({
      address,
      topics: z.array(hash).check(z.minLength(1), z.maxLength(4)),
      data: z.string().check(z.regex(/^0x[0-9a-fA-F]*$/), z.maxLength(1_000)),
      blockNumber: quantity,
      transactionHash: hash,
    }),
  )
  .check(z.maxLength(20_000));

/** What came of asking a Safe: how its transaction stands; or no Safe. */
export type SafeReading = Proposal | 'unknown-family';

const mostOwners = 50;

/**
 * Reads a transaction of a Safe by its hash: whether it ran, in the blocks that a node reads at once, and who approved it on chain. Most
 * signatures are collected off chain: without an approval it may run all the same, and without a log it may have run before.
 */
export async function readSafeTransaction(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<SafeReading> {
  const latest = chains.at(ref.chainId, 'latest');
  if (!latest || !/^0x[0-9a-fA-F]{64}$/.test(ref.id)) return 'unknown-family';
  const { block, answers } = await latest.read([
    contractCall(ref.contract, safeAbi, 'getThreshold', []),
    contractCall(ref.contract, safeAbi, 'getOwners', []),
  ]);
  const [threshold, owners] = [told(answers[0]), told(answers[1])];
  if (threshold === undefined || owners === undefined || owners.length > mostOwners) return 'unknown-family';
  if (threshold === 0n || threshold > BigInt(owners.length)) return 'unknown-family';
  const approvals = await latest.read(
    owners.map((owner) => contractCall(ref.contract, safeAbi, 'approvedHashes', [owner, ref.id as Hex])),
  );
  const approved = approvals.answers.filter((answer) => (told(answer) ?? 0n) > 0n).length;
  const ran = await findExecution(latest.provider, ref, block);
  const state: ProposalState = ran ? (ran.succeeded ? 'executed' : 'canceled') : 'unknown';
  const final = ran !== undefined && (await isFinal(chains, ref.chainId, ran.block));
  const at = ran ? await timeOf(latest.provider, ran.block, block) : block.timestamp * second;
  return onChainProposal(
    { ...ref, id: ref.id.toLowerCase() },
    known,
    {
      venue: 'safe',
      chain: {
        family: 'safe',
        state,
        rawState: ran ? (ran.succeeded ? 'ExecutionSuccess' : 'ExecutionFailure') : 'no execution in recent blocks',
        final,
        steps: [
          {
            kind: 'enactment',
            chainId: ref.chainId,
            contract: ref.contract.toLowerCase(),
            id: ref.id.toLowerCase(),
            state: ran ? (ran.succeeded ? 'executed' : 'failed') : 'unknown',
            ...(ran && { at, transaction: ran.transaction }),
          },
        ],
        block: { number: block.number, hash: block.hash },
        ...(ran && { transaction: ran.transaction }),
      },
      type: 'approval',
      choices: ['Approved on chain'],
      scores: [approved],
      quorum: Number(threshold),
      quorumType: 'default',
      symbol: '',
      start: { at },
      end: { at },
    },
    chains.now,
  );
}

interface Execution {
  succeeded: boolean;
  block: number;
  transaction: string;
}

/** The log of a hash. Version 1.4 indexes it, 1.3 has it in the data, under the same first topic. */
async function findExecution(provider: Provider, ref: OnChainRef, head: Block): Promise<Execution | undefined> {
  const contract = ref.contract.toLowerCase();
  const wanted = ref.id.toLowerCase();
  const from = Math.max(0, head.number - provider.span + 1);
  const range = { fromBlock: hexNumber(from), toBlock: hexNumber(head.number) };
  const [answer] = await provider.ask([
    { method: 'eth_getLogs', params: [{ address: contract, topics: [[success, failure]], ...range }] },
  ]);
  if (answer.kind === 'refused') throw refusalError(provider.host, answer);
  const parsed = logs.safeParse(answer.value);
  if (!parsed.success) throw new SourceError('malformed', provider.host, 'not logs');
  for (const log of parsed.data) {
    const [kind, indexed] = log.topics;
    const said = log.topics.length === 2 ? indexed : log.data.slice(0, 66).toLowerCase();
    if (log.address !== contract || said !== wanted || (kind !== success && kind !== failure)) continue;
    return { succeeded: kind === success, block: log.blockNumber, transaction: log.transactionHash };
  }
  return undefined;
}

async function isFinal(chains: Chains, chainId: number, number: number): Promise<boolean> {
  const final = await chains.at(chainId, 'finalized')?.read([]);
  return final !== undefined && final.block.number >= number;
}

async function timeOf(provider: Provider, number: number, head: Block): Promise<number> {
  const [answer] = await provider.ask([blockQuestion(number)]);
  const parsed = blockSchema.safeParse(answer.kind === 'value' ? answer.value : undefined);
  return (parsed.success && parsed.data.number === number ? parsed.data.timestamp : head.timestamp) * second;
}
