import { decodeEventLog } from 'viem';
import type { Milliseconds } from '../../domain/time';
import { address, hash, hexNumber, quantity } from '../../platform/rpc/block';
import type { RpcQuestion } from '../../platform/rpc/public-client';
import { z } from '../../platform/zod';

/** Money that came to a recipient, as the chain's own logs say it. Addresses and hashes in lower case. */
export interface Arrival {
  chainId: number;
  blockNumber: number;
  blockHash: string;
  txHash: string;
  logIndex: number;
  at: Milliseconds;
  from: string;
  to: string;
  /** The token's symbol in our list, or `ETH`. */
  asset: string;
  units: bigint;
}

/** A transfer as one log tells it, before its block was looked at. */
export type LoggedTransfer = Omit<Arrival, 'chainId' | 'at'>;

/** What to look for: money in any of the tokens, or ETH at a Safe, that comes to one of the recipients. Addresses in lower case. */
export interface ArrivalFilter {
  recipients: readonly string[];
  tokens: readonly { address: string; asset: string }[];
}

/** ERC-20. Its topic is also ERC-721's, which has one more indexed value and no amount. */
const transfer = {
  type: 'event',
  name: 'Transfer',
  inputs: [
    { name: 'from', type: 'address', indexed: true },
    { name: 'to', type: 'address', indexed: true },
    { name: 'value', type: 'uint256', indexed: false },
  ],
} as const;

/** Safe 1.3.0 and later: the only log that plain ETH leaves. */
const safeReceived = {
  type: 'event',
  name: 'SafeReceived',
  inputs: [
    { name: 'sender', type: 'address', indexed: true },
    { name: 'value', type: 'uint256', indexed: false },
  ],
} as const;

/** keccak256 of `Transfer(address,address,uint256)`. */
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
/** keccak256 of `SafeReceived(address,uint256)`. */
const safeReceivedTopic = '0x3d0ce9bfc3ed7d6862dbb28b2dea94561fe714a1b4d019aa8af39730d1ad7c3d';

const data = z.pipe(
  z.string().check(z.regex(/^0x[0-9a-fA-F]*$/), z.maxLength(10_000)),
  z.transform((hex) => hex as `0x${string}`),
);

const log = z.object({
  address,
  topics: z.array(hash).check(z.maxLength(4)),
  data,
  blockNumber: quantity,
  blockHash: hash,
  transactionHash: hash,
  logIndex: quantity,
  removed: z.optional(z.literal(false)),
});

/** The logs of one answer. Source: Ethereum JSON-RPC, `Log`. */
const logs = z.array(log).check(z.maxLength(20_000));

/** The questions that together find every arrival in a range of blocks. An empty list of addresses would mean *all* addresses. */
export function logQuestions(filter: ArrivalFilter, fromBlock: number, toBlock: number): readonly RpcQuestion[] {
  const range = { fromBlock: hexNumber(fromBlock), toBlock: hexNumber(toBlock) };
  const question = (where: object): RpcQuestion => ({ method: 'eth_getLogs', params: [{ ...where, ...range }] });
  if (filter.recipients.length === 0) return [];
  const tokens = filter.tokens.map((token) => token.address);
  const intoTokens = question({ address: tokens, topics: [transferTopic, null, filter.recipients.map(padded)] });
  const intoSafes = question({ address: filter.recipients, topics: [safeReceivedTopic] });
  return tokens.length > 0 ? [intoTokens, intoSafes] : [intoSafes];
}

/** Reads one answer to `logQuestions`. `undefined` where it is not what was asked for: such an answer proves nothing, nor do its other logs. */
export function readLogs(
  answer: unknown,
  filter: ArrivalFilter,
  fromBlock: number,
  toBlock: number,
): LoggedTransfer[] | undefined {
  const parsed = logs.safeParse(answer);
  if (!parsed.success) return undefined;
  const transfers: LoggedTransfer[] = [];
  for (const entry of parsed.data) {
    if (entry.blockNumber < fromBlock || entry.blockNumber > toBlock) return undefined;
    const money = entry.topics[0] === transferTopic ? readTransfer(entry, filter) : readSafeReceived(entry, filter);
    if (money === 'not-asked') return undefined;
    if (money === 'not-money') continue;
    const { blockNumber, blockHash, transactionHash: txHash, logIndex } = entry;
    transfers.push({ blockNumber, blockHash, txHash, logIndex, ...money });
  }
  return transfers;
}

/** `0x` and the 64 digits of one amount. */
const oneWord = 66;

type Log = z.infer<typeof log>;
type Money = Pick<Arrival, 'from' | 'to' | 'asset' | 'units'>;

function readTransfer(entry: Log, filter: ArrivalFilter): Money | 'not-asked' | 'not-money' {
  const token = filter.tokens.find((candidate) => candidate.address === entry.address);
  if (!token || !filter.recipients.some((recipient) => padded(recipient) === entry.topics[2])) return 'not-asked';
  // An NFT's transfer has the same first topic, a fourth one, and no amount.
  if (entry.topics.length !== 3 || entry.data.length !== oneWord) return 'not-money';
  const { args } = decodeEventLog({ abi: [transfer], topics: topicsOf(entry), data: entry.data });
  return { from: args.from.toLowerCase(), to: args.to.toLowerCase(), asset: token.asset, units: args.value };
}

function readSafeReceived(entry: Log, filter: ArrivalFilter): Money | 'not-asked' | 'not-money' {
  if (entry.topics[0] !== safeReceivedTopic || !filter.recipients.includes(entry.address)) return 'not-asked';
  if (entry.topics.length !== 2 || entry.data.length !== oneWord) return 'not-money';
  const { args } = decodeEventLog({ abi: [safeReceived], topics: topicsOf(entry), data: entry.data });
  return { from: args.sender.toLowerCase(), to: entry.address, asset: 'ETH', units: args.value };
}

function topicsOf(entry: Log): [signature: `0x${string}`, ...args: `0x${string}`[]] {
  const [signature, ...args] = entry.topics;
  return [signature ?? '0x', ...args];
}

/** An address as it stands in a topic. */
function padded(value: string): string {
  return `0x${value.slice(2).padStart(64, '0')}`;
}
