import type { Hex } from 'viem';
import { address, hash, hexNumber, quantity } from '../../platform/rpc/block';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';

/** A log of one contract that names an id. */
export interface NamedLog {
  topic: string;
  data: Hex;
  block: number;
  transaction: string;
}

const logs = z
  .array(
    z.object({
      address,
      topics: z.array(hash).check(z.maxLength(4)),
      data: z.pipe(
        z.string().check(z.regex(/^0x([0-9a-fA-F]{2})*$/), z.maxLength(200_000)),
        z.transform((value) => value as Hex),
      ),
      blockNumber: quantity,
      transactionHash: hash,
    }),
  )
  .check(z.maxLength(200));

/**
 * The newest log with one of the topics whose first indexed value is the id, in these blocks, asked for from their end in so many requests
 * at most. `undefined` where it is not found, or a node does not give it: logs only add to what is known, they decide nothing alone.
 */
export async function findLog(
  provider: Provider,
  contract: string,
  topics: readonly string[],
  id: bigint,
  range: { from: number; to: number },
  requests = 1,
): Promise<NamedLog | undefined> {
  const named = `0x${id.toString(16).padStart(64, '0')}`;
  const at = contract.toLowerCase();
  let to = range.to;
  try {
    for (let request = 0; request < requests && to >= range.from; request += 1) {
      const from = Math.max(range.from, to - provider.span + 1);
      const blocks = { fromBlock: hexNumber(from), toBlock: hexNumber(to) };
      const [answer] = await provider.ask([
        { method: 'eth_getLogs', params: [{ address: at, topics: [topics, named], ...blocks }] },
      ]);
      const parsed = logs.safeParse(answer.kind === 'value' ? answer.value : undefined);
      if (!parsed.success) return undefined;
      const found = parsed.data.findLast(
        (log) =>
          log.address === at &&
          topics.includes(log.topics[0] ?? '') &&
          log.topics[1] === named &&
          log.blockNumber >= from &&
          log.blockNumber <= to,
      );
      if (found)
        return {
          topic: found.topics[0] ?? '',
          data: found.data,
          block: found.blockNumber,
          transaction: found.transactionHash,
        };
      to = from - 1;
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  return undefined;
}
