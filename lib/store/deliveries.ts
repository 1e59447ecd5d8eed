import type { Delivery } from '../domain/rescue/delivery';
import { inDatabase, inTransaction } from './database';
import { recordEvent } from './save-observations';
import type { Checkpoint, StoredEvent } from './schema';

/** Transfers that were read, and how far the reading got. */
export interface DeliveryBatch {
  deliveries: readonly Delivery[];
  /** One for each address that was read. */
  checkpoints: readonly Checkpoint[];
  /** What was read in blocks that have left the chain: arrivals at these addresses above the block are dropped first. */
  dropped?: { chainId: number; addresses: readonly string[]; above: number };
  events: readonly StoredEvent[];
  /** Whether the news is told, or only recorded: a first reading is a baseline. */
  queue: boolean;
}

/** Arrivals, their news and how far the chain has been read, in one transaction. Returns the news that was new. */
export function saveDeliveries(batch: DeliveryBatch): Promise<StoredEvent[]> {
  return inTransaction(['deliveries', 'checkpoints', 'events', 'outbox'], async (transaction) => {
    const deliveries = transaction.objectStore('deliveries');
    if (batch.dropped) {
      const { chainId, addresses, above } = batch.dropped;
      for (const { id, ...delivery } of await deliveries.getAll())
        if (
          delivery.chainId === chainId &&
          delivery.blockNumber > above &&
          addresses.includes(delivery.to.toLowerCase())
        )
          await deliveries.delete(id);
    }
    for (const delivery of batch.deliveries) await deliveries.put(delivery);
    for (const checkpoint of batch.checkpoints) await transaction.objectStore('checkpoints').put(checkpoint);
    const recorded: StoredEvent[] = [];
    for (const event of batch.events) if (await recordEvent(transaction, event, batch.queue)) recorded.push(event);
    return recorded;
  });
}

/** All arrivals of a rescue, oldest first. */
export function readDeliveries(rescueId: string): Promise<Delivery[]> {
  return inDatabase(async (database) => {
    const found = await database.getAllFromIndex('deliveries', 'rescueId', rescueId);
    return found.sort((a, b) => a.at - b.at || a.blockNumber - b.blockNumber);
  });
}

/** Names one checkpoint: `1:0x40dd…`. */
export function checkpointKey(chainId: number, address: string): string {
  return `${chainId}:${address.toLowerCase()}`;
}

/** How far the transfers to an address have been read, if ever. */
export function readCheckpoint(chainId: number, address: string): Promise<Checkpoint | undefined> {
  return inDatabase((database) => database.get('checkpoints', checkpointKey(chainId, address)));
}
