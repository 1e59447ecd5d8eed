import type { Milliseconds } from '../../domain/time';
import { second } from '../../domain/time';
import { type Block, block, blockQuestion, quantity } from '../../platform/rpc/block';
import { type Provider, refusalError } from '../../platform/rpc/provider';
import type { RpcAnswer, RpcQuestion, RpcRefusal } from '../../platform/rpc/public-client';
import { readRefusal } from '../../platform/rpc/refusal';
import { SourceError } from '../../platform/source-error';
import { type Arrival, type ArrivalFilter, type LoggedTransfer, logQuestions, readLogs } from './arrival';

/** A block up to which everything has been read. */
interface ReadUpTo {
  number: number;
  hash: string;
}

/** What is to be read, and from where on. */
export interface ArrivalQuery extends ArrivalFilter {
  chainId: number;
  /** Absent: nothing was ever read, and the newest final block becomes the start. */
  from?: ReadUpTo;
  /** Earlier places to fall back to, newest first, should `from` have left the chain. */
  older: readonly ReadUpTo[];
  /** Whether the chain is known through one node only, and there is nobody who could contradict it. */
  soleNode: boolean;
}

/** One step of reading. Each is whole: what it says up to `upTo` is all there is. */
export type ArrivalStep =
  /** The start. What came before it is not read. */
  | { kind: 'started'; upTo: ReadUpTo; at: Milliseconds }
  /** The chain no longer has what was read: all above `upTo` is void, and is read again. */
  | { kind: 'rewound'; upTo: ReadUpTo }
  | { kind: 'read'; upTo: ReadUpTo; arrivals: readonly Arrival[] };

/** Hears how each node did. */
export interface ProviderReport {
  answered(host: string): void;
  failed(error: SourceError): void;
}

/** A node that is further behind than this, in blocks, is broken, not late: about an hour. */
const latest = 300;

/**
 * Reads what came to the recipients in final blocks, step by step, so that each step can be kept before the next is asked for. Nodes are
 * asked one after the other, in their order: a step is one node's answer, never a mixture. Throws `SourceError` when no node is left
 * that answers; what was not read then is not skipped.
 */
export async function* readArrivals(
  query: ArrivalQuery,
  providers: readonly Provider[],
  report: ProviderReport,
): AsyncGenerator<ArrivalStep, void> {
  if (query.recipients.length === 0) return;
  let upTo = query.from;
  let failure: SourceError | undefined;
  // A node that says that the chain has changed below us is believed when a second one agrees, or when there is no second one.
  let dissent: { host: string; hash: string | undefined } | undefined;
  for (const provider of providers) {
    try {
      const { final, there } = await open(provider, query.chainId, upTo?.number);
      if (!upTo) {
        report.answered(provider.host);
        yield { kind: 'started', upTo: place(final), at: final.timestamp * second };
        return;
      }
      if (final.number < upTo.number) {
        if (upTo.number - final.number > latest)
          throw new SourceError('malformed', provider.host, 'far behind what was read before');
        continue;
      }
      if (there?.hash === upTo.hash) {
        if (dissent) report.failed(otherChain(dissent.host));
        dissent = undefined;
      } else {
        const hash = there?.hash;
        if (!query.soleNode && dissent?.hash !== hash) {
          dissent = { host: provider.host, hash };
          continue;
        }
        dissent = undefined;
        upTo = await newestStillThere(provider, query.older);
        yield { kind: 'rewound', upTo };
      }
      while (upTo.number < final.number) {
        const step: ArrivalStep & { kind: 'read' } = await readRange(provider, query, upTo.number + 1, final);
        upTo = step.upTo;
        report.answered(provider.host);
        yield step;
      }
      report.answered(provider.host);
      return;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure = error;
      report.failed(error);
    }
  }
  if (dissent) {
    failure = otherChain(dissent.host);
    report.failed(failure);
  }
  if (failure) throw failure;
}

/** The first look at a node: the right chain, its newest final block, and the block at which we have been, if it should have that. */
async function open(provider: Provider, chainId: number, number: number | undefined) {
  // Free plans take three questions in a batch, no more.
  const questions = [{ method: 'eth_chainId', params: [] }, blockQuestion('finalized')];
  const [chain, newest, been] = await provider.ask<RpcQuestion[]>(
    number === undefined ? questions : [...questions, blockQuestion(number)],
  );
  if (!chain || !newest) throw new TypeError('Every question of a batch has an answer.');
  if (quantity.safeParse(value(provider, chain)).data !== chainId)
    throw new SourceError('malformed', provider.host, `not chain ${chainId}`);
  const final = readBlock(provider, newest);
  const has = been && number !== undefined && number <= final.number;
  return { final, there: has ? readBlock(provider, been, number) : undefined };
}

/** One node's answer for as many blocks as it will read at once, from `from` on. */
async function readRange(
  provider: Provider,
  query: ArrivalQuery,
  from: number,
  final: Block,
): Promise<ArrivalStep & { kind: 'read' }> {
  for (;;) {
    const to = Math.min(from + provider.span - 1, final.number);
    const read = await readTransfers(provider, query, from, to);
    if (read.kind === 'whole') {
      if (to === final.number && read.last.hash !== final.hash) throw twoHeads(provider.host);
      const arrivals = await dated(provider, query.chainId, read.transfers);
      return { kind: 'read', upTo: place(read.last), arrivals };
    }
    const span = to - from + 1;
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
async function readTransfers(
  provider: Provider,
  query: ArrivalQuery,
  from: number,
  to: number,
): Promise<Transfers | RpcRefusal> {
  const transfers = new Map<string, LoggedTransfer>();
  let last: Block | undefined;
  for (const question of logQuestions(query, from, to)) {
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
    const found = readLogs(logs.value, query, from, to);
    if (!found) throw new SourceError('malformed', provider.host, 'logs that were not asked for');
    for (const transfer of found) transfers.set(`${transfer.txHash}:${transfer.logIndex}`, transfer);
  }
  if (!last) throw new TypeError('A range was read with no question.');
  return { kind: 'whole', transfers: [...transfers.values()], last };
}

/** Adds when each transfer was made, and proves that its block belongs to the chain. */
async function dated(provider: Provider, chainId: number, transfers: readonly LoggedTransfer[]): Promise<Arrival[]> {
  const blocks = await readBlocks(
    provider,
    transfers.map(({ blockNumber }) => blockNumber),
  );
  return transfers
    .map((transfer) => {
      const found = blocks.get(transfer.blockNumber);
      if (found?.hash !== transfer.blockHash) throw twoHeads(provider.host);
      return { ...transfer, chainId, at: found.timestamp * second };
    })
    .sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

/** The newest place of those that we have been at which the chain still has. */
async function newestStillThere(provider: Provider, older: readonly ReadUpTo[]): Promise<ReadUpTo> {
  const blocks = await readBlocks(
    provider,
    older.map(({ number }) => number),
  );
  const found = older.find((candidate) => blocks.get(candidate.number)?.hash === candidate.hash);
  if (!found) throw otherChain(provider.host);
  return found;
}

async function readBlocks(provider: Provider, numbers: readonly number[]): Promise<Map<number, Block>> {
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
function readBlock(provider: Provider, answer: RpcAnswer, number?: number): Block {
  const given = value(provider, answer);
  if (given === null) throw new SourceError('unreachable', provider.host, 'a block is missing');
  const parsed = block.safeParse(given);
  if (!parsed.success || (number !== undefined && parsed.data.number !== number))
    throw new SourceError('malformed', provider.host, 'not the block asked for');
  return parsed.data;
}

function value(provider: Provider, answer: RpcAnswer): unknown {
  if (answer.kind === 'refused') throw refusalError(provider.host, answer);
  return answer.value;
}

function place({ number, hash }: Block): ReadUpTo {
  return { number, hash };
}

function twoHeads(host: string): SourceError {
  return new SourceError('malformed', host, 'its answers do not agree on a block');
}

function otherChain(host: string): SourceError {
  return new SourceError('malformed', host, 'another chain than the one that was read');
}
