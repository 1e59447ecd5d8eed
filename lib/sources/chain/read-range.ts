import { type ChainTransfer, transferId } from '../../domain/standing/chain-transfer';
import { second } from '../../domain/time';
import { type Block, block, blockQuestion } from '../../platform/rpc/block';
import { type Provider, refusalError } from '../../platform/rpc/provider';
import type { RpcAnswer, RpcQuestion, RpcRefusal } from '../../platform/rpc/public-client';
import { readRefusal } from '../../platform/rpc/refusal';
import { SourceError } from '../../platform/source-error';
import { logQuestions, type MoneyFilter } from './log-questions';
import { type LoggedMoney, type LoggedTransfer, readLogs, transfersIn } from './read-logs';

/** A range of blocks that was read whole. */
export interface ReadRange {
  /** Its last block. */
  last: Block;
  transfers: readonly ChainTransfer[];
}

/** One node's answer for as many blocks as it will read at once, from `from` on and not beyond `to`. Throws `SourceError`. */
export async function readRange(provider: Provider, filter: MoneyFilter, from: number, to: number): Promise<ReadRange> {
  for (;;) {
    const end = Math.min(from + provider.span - 1, to);
    const read = await readOnce(provider, filter, from, end);
    if (read.kind === 'whole') {
      const transfers = await dated(provider, filter.chainId, read.transfers);
      return { last: read.last, transfers };
    }
    const span = end - from + 1;
    const meaning = readRefusal(read, span);
    if (meaning.kind !== 'too-much' || span === 1) throw refusalError(provider.host, read);
    provider.span = meaning.limit ?? Math.floor(span / 2);
  }
}

type Transfers = { kind: 'whole'; transfers: readonly LoggedTransfer[]; last: Block };

/**
 * The transfers of a range. Each look at the logs stands between two looks at the last block, in one batch: if both see the same block,
 * one back end answered, it has the range, and the chain did not change meanwhile.
 */
async function readOnce(
  provider: Provider,
  filter: MoneyFilter,
  from: number,
  to: number,
): Promise<Transfers | RpcRefusal> {
  const money: LoggedMoney[] = [];
  let last: Block | undefined;
  for (const { kind, question } of logQuestions(filter, from, to)) {
    const [before, logs, after] = await provider.ask<[RpcQuestion, RpcQuestion, RpcQuestion]>([
      blockQuestion(to),
      question,
      blockQuestion(to),
    ]);
    if (logs.kind === 'refused') return logs;
    for (const answer of [before, after]) {
      const seen = readBlock(provider, answer, to);
      last ??= seen;
      if (seen.hash !== last.hash) throw twoHeads(provider.host);
    }
    const found = readLogs(logs.value, kind, filter, from, to);
    if (!found) throw new SourceError('malformed', provider.host, 'logs that were not asked for');
    money.push(...found);
  }
  if (!last) throw new TypeError('A range was read with no question.');
  return { kind: 'whole', transfers: transfersIn(money), last };
}

/** Adds when each transfer was made, and proves that its block belongs to the chain. */
async function dated(
  provider: Provider,
  chainId: number,
  transfers: readonly LoggedTransfer[],
): Promise<ChainTransfer[]> {
  const blocks = await readBlocks(
    provider,
    transfers.map(({ blockNumber }) => blockNumber),
  );
  return transfers
    .map((transfer) => {
      const found = blocks.get(transfer.blockNumber);
      if (found?.hash !== transfer.blockHash) throw twoHeads(provider.host);
      return { ...transfer, id: transferId({ chainId, ...transfer }), chainId, at: found.timestamp * second };
    })
    .sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

/** Blocks by number, as one node has them. Throws `SourceError`. */
export async function readBlocks(provider: Provider, numbers: readonly number[]): Promise<Map<number, Block>> {
  const blocks = new Map<number, Block>();
  const wanted = [...new Set(numbers)];
  for (let start = 0; start < wanted.length; start += 3) {
    const three = wanted.slice(start, start + 3);
    const answers: readonly RpcAnswer[] = await provider.ask(three.map(blockQuestion));
    three.forEach((number, index) => {
      const answer = answers[index];
      if (answer) blocks.set(number, readBlock(provider, answer, number));
    });
  }
  return blocks;
}

/** A block as the node gave it. One that it does not have, though it has a later one, is another back end that is behind. */
export function readBlock(provider: Provider, answer: RpcAnswer, number?: number): Block {
  const given = valueIn(provider, answer);
  if (given === null) throw new SourceError('unreachable', provider.host, 'a block is missing');
  const parsed = block.safeParse(given);
  if (!parsed.success || (number !== undefined && parsed.data.number !== number))
    throw new SourceError('malformed', provider.host, 'not the block asked for');
  return parsed.data;
}

/** What a node answered. Throws its refusal as a `SourceError`. */
export function valueIn(provider: Provider, answer: RpcAnswer): unknown {
  if (answer.kind === 'refused') throw refusalError(provider.host, answer);
  return answer.value;
}

/** The failure of a node whose answers contradict each other. */
export function twoHeads(host: string): SourceError {
  return new SourceError('malformed', host, 'its answers do not agree on a block');
}
