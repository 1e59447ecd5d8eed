import { type ChainTransfer, nativeToken } from '../../domain/standing/chain-transfer';
import { address, hash, quantity } from '../../platform/rpc/block';
import type { Provider } from '../../platform/rpc/provider';
import { z } from '../../platform/zod';
import { valueIn } from './read-range';

const receipt = z.object({
  blockHash: hash,
  blockNumber: quantity,
  status: quantity,
  logs: z.array(z.object({ address, logIndex: quantity })).check(z.maxLength(5_000)),
});

/** Whether a node's receipt of the transaction bears out a transfer; `undefined`: it has none. Throws `SourceError`. */
export async function bearsOut(provider: Provider, transfer: ChainTransfer): Promise<boolean | undefined> {
  const [answer] = await provider.ask([{ method: 'eth_getTransactionReceipt', params: [transfer.txHash] }]);
  const parsed = receipt.safeParse(valueIn(provider, answer));
  if (!parsed.success) return undefined;
  const { blockHash, status, logs } = parsed.data;
  if (blockHash !== transfer.blockHash || status !== 1) return false;
  const sides = transfer.token === nativeToken ? [transfer.from, transfer.to] : [transfer.token];
  return logs.some((log) => log.logIndex === transfer.logIndex && sides.includes(log.address));
}
