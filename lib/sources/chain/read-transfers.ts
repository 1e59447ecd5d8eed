import type { ChainTransfer } from '../../domain/standing/chain-transfer';
import type { Milliseconds } from '../../domain/time';
import { second } from '../../domain/time';
import { type Block, blockQuestion, quantity } from '../../platform/rpc/block';
import type { Provider } from '../../platform/rpc/provider';
import type { RpcQuestion } from '../../platform/rpc/public-client';
import { SourceError } from '../../platform/source-error';
import type { MoneyFilter } from './log-questions';
import { readBlock, readBlocks, readRange, twoHeads, valueIn } from './read-range';

/** A block up to which everything has been read. */
export interface ReadUpTo {
  number: number;
  hash: string;
}

/** What is to be read, and from where on. */
export interface TransferQuery extends MoneyFilter {
  /** Absent: nothing was ever read, and the newest final block becomes the start. */
  from?: ReadUpTo;
  /** Earlier places to fall back to, newest first, should `from` have left the chain. */
  older: readonly ReadUpTo[];
  /** Whether the chain is known through one node only, and there is nobody who could contradict it. */
  soleNode: boolean;
}

/** One step of reading. Each is whole: what it says up to `upTo` is all there is. */
export type TransferStep =
  /** The start. What came before it is not read. */
  | { kind: 'started'; upTo: ReadUpTo; at: Milliseconds }
  /** The chain no longer has what was read: all above `upTo` is void, and is read again. */
  | { kind: 'rewound'; upTo: ReadUpTo }
  /** `by`: the host that told it. */
  | { kind: 'read'; upTo: ReadUpTo; transfers: readonly ChainTransfer[]; by: string }
  /** In blocks that are not final yet: all of it may still vanish. */
  | { kind: 'tentative'; transfers: readonly ChainTransfer[] };

/** Hears how each node did. */
export interface ProviderReport {
  answered(host: string): void;
  failed(error: SourceError): void;
}

/** A node that is further behind than this, in blocks, is broken, not late: about an hour. */
const latest = 300;

/**
 * Reads what moved to and from the recipients in final blocks, step by step, so that each step can be kept before the next is asked for;
 * then once what moved since. Nodes are asked one after the other, in their order: a step is one node's answer, never a mixture. Throws
 * `SourceError` when no node is left that answers; what was not read then is not skipped.
 */
export async function* readTransfers(
  query: TransferQuery,
  providers: readonly Provider[],
  report: ProviderReport,
): AsyncGenerator<TransferStep, void> {
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
        const { last, transfers } = await readRange(provider, query, upTo.number + 1, final.number);
        if (last.number === final.number && last.hash !== final.hash) throw twoHeads(provider.host);
        upTo = place(last);
        report.answered(provider.host);
        yield { kind: 'read', upTo, transfers, by: provider.host };
      }
      report.answered(provider.host);
      const tentative = await readTentative(provider, query, final.number);
      if (tentative) yield { kind: 'tentative', transfers: tentative };
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

/** What moved since the last final block. `undefined` where the node does not say: nothing hangs on it. */
async function readTentative(
  provider: Provider,
  query: TransferQuery,
  final: number,
): Promise<readonly ChainTransfer[] | undefined> {
  try {
    const [answer] = await provider.ask([blockQuestion('latest')]);
    const head = readBlock(provider, answer);
    if (head.number <= final) return [];
    const { last, transfers } = await readRange(provider, query, final + 1, head.number);
    return last.number === head.number ? transfers : undefined;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return undefined;
  }
}

/** The first look at a node: the right chain, its newest final block, and the block at which we have been, if it should have that. */
async function open(provider: Provider, chainId: number, number: number | undefined) {
  // Free plans take three questions in a batch, no more.
  const questions = [{ method: 'eth_chainId', params: [] }, blockQuestion('finalized')];
  const [chain, newest, been] = await provider.ask<RpcQuestion[]>(
    number === undefined ? questions : [...questions, blockQuestion(number)],
  );
  if (!chain || !newest) throw new TypeError('Every question of a batch has an answer.');
  if (quantity.safeParse(valueIn(provider, chain)).data !== chainId)
    throw new SourceError('malformed', provider.host, `not chain ${chainId}`);
  const final = readBlock(provider, newest);
  const has = been && number !== undefined && number <= final.number;
  return { final, there: has ? readBlock(provider, been, number) : undefined };
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

function place({ number, hash }: Block): ReadUpTo {
  return { number, hash };
}

function otherChain(host: string): SourceError {
  return new SourceError('malformed', host, 'another chain than the one that was read');
}
