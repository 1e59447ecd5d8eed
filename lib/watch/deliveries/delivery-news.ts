import { formatUnits } from '../../domain/money/amount';
import type { Delivery } from '../../domain/rescue/delivery';
import type { Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import type { StoredEvent } from '../../store/schema';

/**
 * The news of arrivals and returns, in their order. Dust from senders whom nobody knows is kept in the ledger and is no news: anybody can
 * send it. Nor is what the rescue pays on.
 */
export function deliveryNews(rescue: Rescue, deliveries: readonly Delivery[], now: Milliseconds): StoredEvent[] {
  const nth = new Map<string, number>();
  return deliveries.flatMap((delivery) => {
    const { chainId, txHash, asset, units, contributionId, from, direction } = delivery;
    const word = direction === 'out' ? 'return' : 'delivery';
    const transaction = `${word}:${rescue.id}:${chainId}:${txHash}`;
    const place = (nth.get(transaction) ?? 0) + 1;
    nth.set(transaction, place);
    const decimals = rescue.assets.find(({ symbol }) => symbol === asset)?.decimals;
    if (decimals === undefined) return [];
    if (contributionId === undefined && (direction === 'out' || units * 100n < 10n ** BigInt(decimals))) return [];
    const contributor = rescue.contributions.find(({ id }) => id === contributionId)?.contributor;
    return {
      // Without the block: a transaction that comes back in another block is not told again.
      id: `${transaction}:${place}`,
      rescueId: rescue.id,
      ...(contributionId !== undefined && { contributionId }),
      ...(contributor !== undefined && { contributor }),
      url: `https://etherscan.io/tx/${txHash}`,
      title: rescue.name,
      at: now,
      news: {
        subject: 'delivery',
        amount: formatUnits(units, decimals),
        asset,
        from,
        txHash,
        ...(direction === 'out' && { returned: true }),
      },
      unread: 1,
    };
  });
}
