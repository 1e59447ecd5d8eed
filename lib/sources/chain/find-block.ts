import { type Milliseconds, second } from '../../domain/time';
import { type Block, block, blockQuestion } from '../../platform/rpc/block';
import { type Provider, refusalError } from '../../platform/rpc/provider';
import type { RpcQuestion } from '../../platform/rpc/public-client';
import { SourceError } from '../../platform/source-error';

/** The last final block before a time, or the first one that the node has after it. Some thirty questions. Throws `SourceError`. */
export async function findBlockBefore(provider: Provider, at: Milliseconds): Promise<Block> {
  const final = await readBlock(provider, 'finalized');
  if (!final) throw new SourceError('unreachable', provider.host, 'no final block');
  if (final.timestamp * second < at) return final;
  let best = final;
  // Everything up to `low` is before the time or is not kept; everything from `high` on is after it.
  let low = -1;
  let high = final.number;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = await readBlock(provider, middle);
    const before = !found || found.timestamp * second < at;
    if (found && (before || best.timestamp * second >= at)) best = found;
    if (before) low = middle;
    else high = middle;
  }
  return best;
}

async function readBlock(provider: Provider, which: number | 'finalized'): Promise<Block | undefined> {
  const [answer] = await provider.ask<RpcQuestion[]>([blockQuestion(which)]);
  if (!answer) throw new TypeError('Every question of a batch has an answer.');
  if (answer.kind === 'refused') throw refusalError(provider.host, answer);
  if (answer.value === null) return undefined;
  const parsed = block.safeParse(answer.value);
  if (!parsed.success) throw new SourceError('malformed', provider.host, 'not a block');
  return parsed.data;
}
