import { formatUnits } from '../domain/money/amount';
import type { Delivery } from '../domain/rescue/delivery';
import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import type { Arrival } from '../sources/chain/arrival';
import { attribute } from '../sources/chain/attribute';
import type { StoredEvent } from '../store/schema';

/** The arrival as the rescue's ledger keeps it; `undefined` for money that only moves within the rescue. */
export function deliveryOf(rescue: Rescue, arrival: Arrival): Delivery | undefined {
  const whose = attribute(arrival, rescue);
  if (whose.kind === 'nothing') return undefined;
  const { chainId, blockNumber, blockHash, txHash, logIndex, at, from, to, asset, units } = arrival;
  return {
    id: `${chainId}:${blockHash}:${txHash}:${logIndex}`,
    rescueId: rescue.id,
    ...(whose.kind === 'contribution' && { contributionId: whose.id }),
    chainId,
    blockNumber,
    at,
    txHash,
    from,
    to,
    asset,
    units,
  };
}

/** The news of arrivals, in their order. Dust from senders whom nobody knows is kept in the ledger and is no news: anybody can send it. */
export function deliveryNews(rescue: Rescue, deliveries: readonly Delivery[], now: Milliseconds): StoredEvent[] {
  const nth = new Map<string, number>();
  return deliveries.flatMap((delivery) => {
    const { chainId, txHash, asset, units, contributionId, from } = delivery;
    const place = (nth.get(txHash) ?? 0) + 1;
    nth.set(txHash, place);
    const decimals = rescue.assets.find(({ symbol }) => symbol === asset)?.decimals;
    if (decimals === undefined) return [];
    if (contributionId === undefined && units * 100n < 10n ** BigInt(decimals)) return [];
    const contributor = rescue.contributions.find(({ id }) => id === contributionId)?.contributor;
    return {
      // Without the block: a transaction that comes back in another block is not told again.
      id: `delivery:${chainId}:${txHash}:${place}`,
      rescueId: rescue.id,
      ...(contributionId !== undefined && { contributionId }),
      ...(contributor !== undefined && { contributor }),
      url: `https://etherscan.io/tx/${txHash}`,
      title: rescue.name,
      at: now,
      news: { subject: 'delivery', amount: formatUnits(units, decimals), asset, from, txHash },
      unread: 1,
    };
  });
}
