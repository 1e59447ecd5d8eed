import { convert } from '../money/convert';
import type { Delivery } from '../rescue/delivery';
import type { Contribution, Recipient, Rescue } from '../rescue/rescue';
import type { PublishedTransfer } from '../rescue/transfer';
import { dateSpan, type Milliseconds } from '../time';

/** The unit, rates and recipients of a rescue, as far as deliveries need them. */
export type Exchange = Pick<Rescue, 'unit' | 'rates' | 'assets'> & Partial<Pick<Rescue, 'recipients'>>;

/** What arrived of a contribution, in one asset. */
export interface Arrivals {
  /** Came to a recipient, returns not taken off. */
  delivered: bigint;
  /** Came back from a recipient; never more than was delivered. */
  returned: bigint;
  /** Paid to somebody else, such as an intermediary, and not seen at a recipient. */
  handedOn: bigint;
  /** Who was paid instead of a recipient, and says who. */
  handedTo?: { to: string; source: string; asOf: string };
  count: number;
  /** The last arrival; the last payment where nothing arrived. */
  lastAt: Milliseconds;
  lastReturnAt?: Milliseconds;
  /** Some of it is as published, and was not seen by the user's own node. */
  unverified: boolean;
  /** Of some of it, the user's own nodes know no such transaction. */
  notFound: boolean;
  /** Arrivals in an asset without a rate: seen, and in no amount. */
  unconverted: readonly Delivery[];
}

/** A payment, seen or published, that counts once. */
interface Payment {
  kind: 'delivered' | 'returned' | 'handed-on';
  asset: string;
  units: bigint;
  at: Milliseconds;
  seen?: Delivery;
  published?: PublishedTransfer;
}

/** Everything that moved for a contribution until `now`. What was seen counts; what was published counts unless it is the same transaction. */
export function arrivalsOf(
  contribution: Contribution,
  seen: readonly Delivery[],
  now: Milliseconds,
  exchange: Exchange,
  promisedAsset: string | undefined,
): { asset: string; arrivals?: Arrivals } {
  const payments = paymentsOf(contribution, seen, now, exchange.recipients ?? []);
  const asset = promisedAsset ?? payments[0]?.asset ?? exchange.unit;
  if (payments.length === 0) return { asset };
  const without = new Set<string>();
  const sum = (kind: Payment['kind']) =>
    addUp(
      payments.filter((each) => each.kind === kind),
      asset,
      exchange,
      without,
    );
  const [delivered, returned, handed] = [sum('delivered'), sum('returned'), sum('handed-on')];
  const arrived = payments.filter(({ kind }) => kind === 'delivered');
  const back = payments.filter(({ kind }) => kind === 'returned');
  const last = payments.filter(({ kind }) => kind === 'handed-on').sort((a, b) => b.at - a.at)[0]?.published;
  return {
    asset,
    arrivals: {
      delivered,
      returned: returned < delivered ? returned : delivered,
      // What went on from there to a recipient is the same money.
      handedOn: handed > delivered ? handed - delivered : 0n,
      ...(last && { handedTo: { to: nameOf(last, exchange.recipients ?? []), source: last.source, asOf: last.at } }),
      count: arrived.length,
      lastAt: Math.max(...(arrived.length > 0 ? arrived : payments).map(({ at }) => at)),
      ...(back.length > 0 && { lastReturnAt: Math.max(...back.map(({ at }) => at)) }),
      unverified: arrived.some(({ published }) => published !== undefined && published.checked !== 'confirmed'),
      notFound: arrived.some(({ published }) => published?.checked === 'not-found'),
      unconverted: payments.flatMap((each) => (each.seen && without.has(each.asset) ? [each.seen] : [])),
    },
  };
}

/** An arrival or a return whose transaction was published is that contribution's, also where the other side is not known. */
export function attributeByTransaction(
  deliveries: readonly Delivery[],
  contributions: readonly Contribution[],
): readonly Delivery[] {
  const owners = new Map<string, string | undefined>();
  for (const { id, transfers = [] } of contributions)
    for (const transfer of transfers) {
      const key = paymentKey(transfer, transfer.kind === 'return');
      // One transaction that two contributions name is nobody's for certain.
      owners.set(key, owners.has(key) && owners.get(key) !== id ? undefined : id);
    }
  if (owners.size === 0) return deliveries;
  return deliveries.map((delivery) => {
    if (delivery.contributionId !== undefined) return delivery;
    const owner = owners.get(keyOf(delivery));
    return owner === undefined ? delivery : { ...delivery, contributionId: owner };
  });
}

function paymentsOf(
  { id, transfers = [] }: Contribution,
  seen: readonly Delivery[],
  now: Milliseconds,
  recipients: readonly Recipient[],
): Payment[] {
  const own = seen.filter((delivery) => delivery.contributionId === id && delivery.at <= now);
  const known = new Set(own.map(keyOf));
  const published = transfers.flatMap((transfer): Payment[] => {
    const at = dateSpan(transfer.at)?.from;
    const { amount } = transfer;
    // What a receipt contradicts did not happen as it was published.
    if (at === undefined || at > now || transfer.checked === 'contradicted') return [];
    const isDelivery = transfer.kind === 'delivery';
    if (known.has(paymentKey(transfer, !isDelivery))) return [];
    const kind = !isDelivery ? 'returned' : arrives(transfer, recipients) ? 'delivered' : 'handed-on';
    return [{ kind, asset: amount.asset, units: amount.units, at, published: transfer }];
  });
  return [
    ...own.map(
      (each): Payment => ({
        kind: each.direction === 'out' ? 'returned' : 'delivered',
        asset: each.asset,
        units: each.units,
        at: each.at,
        seen: each,
      }),
    ),
    ...published,
  ];
}

/** Without a named receiver, or where the rescue names no recipients, a delivery is taken at its word. */
function arrives({ to, chainId }: PublishedTransfer, recipients: readonly Recipient[]): boolean {
  if (to === undefined || !recipients.some(({ use }) => use === 'recipient')) return true;
  return recipientAt(to, chainId, recipients)?.use === 'recipient';
}

function nameOf({ to, chainId }: PublishedTransfer, recipients: readonly Recipient[]): string {
  return to === undefined ? '' : (recipientAt(to, chainId, recipients)?.role ?? to);
}

function recipientAt(to: string, chainId: number, recipients: readonly Recipient[]): Recipient | undefined {
  return recipients.find((each) => each.chainId === chainId && each.address.toLowerCase() === to.toLowerCase());
}

/** One transaction can bring one asset and take another back. */
function keyOf({ chainId, txHash, asset, direction }: Delivery): string {
  return `${chainId}:${txHash.toLowerCase()}:${asset}:${direction === 'out'}`;
}

function paymentKey({ chainId, txHash, amount }: PublishedTransfer, back: boolean): string {
  return `${chainId}:${txHash.toLowerCase()}:${amount.asset}:${back}`;
}

/** Summed in the assets in which they came, then converted. */
function addUp(
  payments: readonly Payment[],
  asset: string,
  { unit, rates, assets }: Exchange,
  without: Set<string>,
): bigint {
  const sums = new Map<string, bigint>();
  let units = 0n;
  for (const each of payments) {
    const frozen = each.seen?.rate;
    // What it was worth when it arrived does not change with what it is worth today.
    const then = frozen && frozen.to === asset ? convert(each.units, each.asset, asset, [frozen], assets) : undefined;
    if (then) units += then.units;
    else sums.set(each.asset, (sums.get(each.asset) ?? 0n) + each.units);
  }
  for (const [from, sum] of sums) {
    const direct = convert(sum, from, asset, rates, assets);
    const inUnit = direct ? undefined : convert(sum, from, unit, rates, assets);
    const taken = direct ?? (inUnit && convert(inUnit.units, unit, asset, rates, assets));
    if (taken) units += taken.units;
    else without.add(from);
  }
  return units;
}
