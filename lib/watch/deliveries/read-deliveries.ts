import type { ChainTransfer } from '../../domain/rescue/chain-transfer';
import type { Delivery } from '../../domain/rescue/delivery';
import type { Rescue } from '../../domain/rescue/rescue';
import { deliveriesOf } from '../../domain/standing/deliveries-of';
import { dateSpan, type Milliseconds, second } from '../../domain/time';
import type { Problem } from '../../messages/panel-view';
import { provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { findBlockBefore } from '../../sources/chain/find-block';
import { readTransfers } from '../../sources/chain/read-transfers';
import { addressesOf, mainnet } from './read-addresses';

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
  const addresses = addressesOf([rescue], []);
  const incident = dateSpan(rescue.incident.at);
  if (addresses.length === 0 || !incident) return { deliveries: [], problems: [] };
  const node = provider(rpc, 0);
  try {
    const start = await findBlockBefore(node, incident.from);
    const query = {
      chainId: mainnet,
      recipients: addresses.map(({ address }) => address),
      tokens: [...new Set(addresses.flatMap(({ tokens }) => tokens))],
      payers: [...new Set(addresses.flatMap(({ payers }) => payers))],
      from: { number: start.number, hash: start.hash },
      older: [],
      soleNode: true,
    };
    const transfers: ChainTransfer[] = [];
    const report = { answered: () => undefined, failed: () => undefined };
    for await (const step of readTransfers(query, [node], report))
      if (step.kind === 'read') transfers.push(...step.transfers);
    const deliveries = deliveriesOf(rescue, transfers);
    return { deliveries, arrivalsReadSince: start.timestamp * second, problems: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { deliveries: [], problems: [{ source: error.source, reason: error.reason, since: now }] };
  }
}
