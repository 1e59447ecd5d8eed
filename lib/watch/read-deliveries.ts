import type { Delivery } from '../domain/rescue/delivery';
import type { Rescue } from '../domain/rescue/rescue';
import { dateSpan, type Milliseconds, second } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import { provider } from '../platform/rpc/provider';
import { SourceError } from '../platform/source-error';
import { findBlockBefore } from '../sources/chain/find-block';
import { readArrivals } from '../sources/chain/read-arrivals';
import { deliveryOf } from './delivery-entry';

/** What one node says of the money that reached a rescue. */
export interface DeliveriesRead {
  deliveries: Delivery[];
  /** From when on; absent where nothing was read. */
  arrivalsReadSince?: Milliseconds;
  problems: Problem[];
}

/**
 * Everything that arrived at the recipients of a rescue since its incident, in final blocks, as one node tells it. Nothing is stored. Where
 * the node fails on the way nothing is said at all: half an account would look whole.
 */
export async function readDeliveriesOf(rescue: Rescue, rpc: string, now: Milliseconds): Promise<DeliveriesRead> {
  const onMainnet = ({ chainId }: { chainId: number }) => chainId === 1;
  const recipients = rescue.recipients.filter((each) => onMainnet(each) && each.use === 'recipient');
  const incident = dateSpan(rescue.incident.at);
  if (recipients.length === 0 || !incident) return { deliveries: [], problems: [] };
  const node = provider(rpc, 0);
  try {
    const start = await findBlockBefore(node, incident.from);
    const query = {
      chainId: 1,
      recipients: recipients.map(({ address }) => address.toLowerCase()),
      tokens: rescue.tokens.filter(onMainnet).map(({ address, asset }) => ({ address: address.toLowerCase(), asset })),
      from: { number: start.number, hash: start.hash },
      older: [],
      soleNode: true,
    };
    const deliveries: Delivery[] = [];
    const report = { answered: () => undefined, failed: () => undefined };
    for await (const step of readArrivals(query, [node], report))
      if (step.kind === 'read') deliveries.push(...step.arrivals.flatMap((each) => deliveryOf(rescue, each) ?? []));
    return { deliveries, arrivalsReadSince: start.timestamp * second, problems: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { deliveries: [], problems: [{ source: error.source, reason: error.reason, since: now }] };
  }
}
