import type { PublishedTransfer, TransferCheck } from '../../domain/rescue/transfer';
import { address, block, blockQuestion, hash, quantity } from '../../platform/rpc/block';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { topics } from './money-events';
import { valueIn } from './read-range';

/** What somebody published, and where the money should be found. Addresses in lower case. */
export interface PublishedClaim extends Pick<PublishedTransfer, 'kind' | 'chainId' | 'txHash' | 'amount'> {
  /** Contract of the asset. Absent: it is the chain's own, ETH. */
  token?: string;
  /** Who was paid; of a return, who paid. Any of them will do. */
  parties: readonly string[];
}

const word = z.string().check(z.regex(/^0x[0-9a-fA-F]{64}/), z.maxLength(100_000));
const receipt = z.object({
  blockHash: hash,
  blockNumber: quantity,
  status: quantity,
  logs: z
    .array(z.object({ address, topics: z.array(hash).check(z.maxLength(4)), data: z.string() }))
    .check(z.maxLength(5_000)),
});
const transaction = z.object({
  to: z.nullable(address),
  value: z.pipe(
    z.string().check(z.regex(/^0x[0-9a-fA-F]{1,64}$/)),
    z.transform((hex) => BigInt(hex)),
  ),
});

/** A token whose balances are shares moves a unit or two less than what was asked. */
const dust = 2n;

/**
 * What a node's receipt says of a published transfer; `undefined` where it cannot tell yet, since the block is not final, or at all, since
 * ETH came by way of a contract that logs nothing. Throws `SourceError`.
 */
export async function checkTransfer(provider: Provider, claim: PublishedClaim): Promise<TransferCheck | undefined> {
  const [chain, given, settled] = await provider.ask([
    { method: 'eth_chainId', params: [] },
    { method: 'eth_getTransactionReceipt', params: [claim.txHash] },
    blockQuestion('finalized'),
  ]);
  if (quantity.safeParse(valueIn(provider, chain)).data !== claim.chainId)
    throw new SourceError('malformed', provider.host, `not chain ${claim.chainId}`);
  const found = valueIn(provider, given);
  if (found === null) return 'not-found';
  const [seen, final] = [receipt.safeParse(found), block.safeParse(valueIn(provider, settled))];
  if (!seen.success || !final.success) throw new SourceError('malformed', provider.host, 'not a receipt');
  if (seen.data.blockNumber > final.data.number) return undefined;
  const [now, sent] = await provider.ask([
    blockQuestion(seen.data.blockNumber),
    { method: 'eth_getTransactionByHash', params: [claim.txHash] },
  ]);
  const where = block.safeParse(valueIn(provider, now));
  if (!where.success || where.data.hash !== seen.data.blockHash)
    throw new SourceError('malformed', provider.host, 'its answers do not agree on a block');
  if (seen.data.status !== 1) return 'contradicted';
  const moved =
    claim.token === undefined
      ? etherOf(seen.data.logs, valueIn(provider, sent), claim)
      : tokensOf(seen.data.logs, claim);
  return moved && compared(moved, claim.amount.units);
}

type Log = z.infer<typeof receipt>['logs'][number];

/** Every amount of the token that moved to or from one of the parties. */
function tokensOf(logs: readonly Log[], { token, parties, kind }: PublishedClaim): readonly bigint[] {
  return logs
    .filter((log) => log.address === token && log.topics[0] === topics.Transfer && log.topics.length === 3)
    .filter(({ topics: [, from, to] }) => parties.includes(partyIn(kind === 'delivery' ? to : from)))
    .flatMap(({ data }) => unitsIn(data));
}

/** ETH that a transaction carries itself, or that a Safe logs as received. `undefined`: it can have come without either. */
function etherOf(
  logs: readonly Log[],
  sent: unknown,
  { parties, kind }: PublishedClaim,
): readonly bigint[] | undefined {
  const parsed = transaction.safeParse(sent);
  if (kind === 'delivery' && parsed.success && parties.includes(parsed.data.to ?? '')) return [parsed.data.value];
  const received = logs.filter((log) => log.topics[0] === topics.SafeReceived && parties.includes(log.address));
  return kind === 'return' || received.length === 0 ? undefined : received.flatMap(({ data }) => unitsIn(data));
}

/** Whether one movement, or all together, are that amount. Within a hundredth of it the published one may be rounded: that proves nothing. */
function compared(moved: readonly bigint[], units: bigint): TransferCheck | undefined {
  const offs = [...moved, moved.reduce((sum, each) => sum + each, 0n)].map((each) =>
    each > units ? each - units : units - each,
  );
  if (moved.length === 0) return 'contradicted';
  if (offs.some((off) => off <= dust)) return 'confirmed';
  return offs.some((off) => off * 100n <= units) ? undefined : 'contradicted';
}

function partyIn(topic: string | undefined): string {
  return `0x${(topic ?? '').slice(-40)}`;
}

function unitsIn(data: string): bigint[] {
  return word.safeParse(data).success ? [BigInt(data.slice(0, 66))] : [];
}
