import type { Milliseconds } from '../../../domain/time';
import type { Block } from '../../../platform/rpc/block';
import { type CallsAtBlock, callMany } from '../../../platform/rpc/call-many';
import type { ContractCall } from '../../../platform/rpc/contract-call';
import type { Provider } from '../../../platform/rpc/provider';
import { SourceError } from '../../../platform/source-error';

/** One chain at one block. What is asked at the same time, for however many votes, is sent together. */
export interface ChainView {
  chainId: number;
  provider: Provider;
  /** What contracts answer, all at the same block. Throws `SourceError`. */
  read<const Calls extends readonly ContractCall<unknown>[]>(calls: Calls): Promise<CallsAtBlock<Calls>>;
}

/** The chains that may be asked, each at its newest and at its last final block. */
export interface Chains {
  now: Milliseconds;
  /** `undefined` where no node of the chain is known. */
  at(chainId: number, block: 'latest' | 'finalized'): ChainView | undefined;
}

/** The chains of these nodes, one for each chain, as they are from now on: the first question decides the block. */
export function chainsOf(providerOf: (chainId: number) => Provider | undefined, now: Milliseconds): Chains {
  const views = new Map<string, ChainView>();
  return {
    now,
    at(chainId, block) {
      const known = views.get(`${chainId}:${block}`);
      if (known) return known;
      const provider = providerOf(chainId);
      if (!provider) return undefined;
      const view = chainView(provider, chainId, block);
      views.set(`${chainId}:${block}`, view);
      return view;
    },
  };
}

interface Question {
  calls: readonly ContractCall<unknown>[];
  resolve(result: CallsAtBlock<readonly ContractCall<unknown>[]>): void;
  reject(error: unknown): void;
}

function chainView(provider: Provider, chainId: number, at: 'latest' | 'finalized'): ChainView {
  let pinned: Block | undefined;
  let waiting: Question[] = [];
  let last = Promise.resolve();

  async function send(): Promise<void> {
    const questions = waiting;
    waiting = [];
    try {
      const calls = questions.flatMap((question) => question.calls);
      const { block, answers } = await callMany(provider, chainId, calls, pinned?.number ?? at);
      // A node behind a balancer can answer from another branch of the chain.
      if (pinned && pinned.hash !== block.hash)
        throw new SourceError('unreachable', provider.host, 'the chain changed while it was read');
      pinned = block;
      let start = 0;
      for (const question of questions) {
        question.resolve({ block, answers: answers.slice(start, start + question.calls.length) });
        start += question.calls.length;
      }
    } catch (error) {
      for (const question of questions) question.reject(error);
    }
  }

  function read(calls: readonly ContractCall<unknown>[]): Promise<CallsAtBlock<readonly ContractCall<unknown>[]>> {
    return new Promise((resolve, reject) => {
      waiting.push({ calls, resolve, reject });
      if (waiting.length > 1) return;
      // All that wants to ask has its turn before anything is sent; and one after the other, so that the first decides the block.
      const turn = new Promise<void>((now) => void setTimeout(now, 0));
      last = Promise.all([last, turn]).then(send);
    });
  }

  return { chainId, provider, read: read as ChainView['read'] };
}
