import type { ChainTransfer } from '../../domain/standing/chain-transfer';
import { inDatabase, inTransaction, writeAll } from '../database';
import { eventWrites, unrecorded } from '../save-observations';
import type { Checkpoint, StoredEvent, StoredTransfer } from '../schema';

/** Transfers that were read, and how far the reading got. */
export interface TransferBatch {
  transfers: readonly ChainTransfer[];
  /** One for each address that was read. */
  checkpoints: readonly Checkpoint[];
  /** Transfers at these addresses above a block, up to another where one is named, are dropped first: their blocks left the chain, or who told them was wrong. */
  dropped?: { chainId: number; addresses: readonly string[]; above: number; upTo?: number };
  events: readonly StoredEvent[];
  /** Whether the news is told, or only recorded: a first reading is a baseline. */
  queue: boolean;
}

/** Transfers, their news and how far the chain has been read, in one transaction. Returns the news that was new. */
export function saveTransfers(batch: TransferBatch): Promise<StoredEvent[]> {
  return inTransaction(['transfers', 'checkpoints', 'events', 'outbox'], async (transaction) => {
    const transfers = transaction.objectStore('transfers');
    const dropped: string[] = [];
    if (batch.dropped) {
      const { chainId, addresses, above, upTo = Number.POSITIVE_INFINITY } = batch.dropped;
      for (const address of addresses)
        for (const { id, blockNumber } of await transfers.index('parties').getAll(checkpointKey(chainId, address)))
          if (blockNumber > above && blockNumber <= upTo) dropped.push(id);
    }
    const recorded = await unrecorded(transaction, batch.events);
    await writeAll([
      ...dropped.map((id) => () => transfers.delete(id)),
      ...batch.transfers.map((transfer) => () => transfers.put(stored(transfer))),
      ...batch.checkpoints.map((checkpoint) => () => transaction.objectStore('checkpoints').put(checkpoint)),
      ...recorded.flatMap((event) => eventWrites(transaction, event, batch.queue)),
    ]);
    return recorded;
  });
}

/** All transfers to and from some addresses of a chain, oldest first, each once. */
export function readTransfersOf(chainId: number, addresses: readonly string[]): Promise<ChainTransfer[]> {
  return inDatabase(async (database) => {
    const found = await Promise.all(
      addresses.map((address) => database.getAllFromIndex('transfers', 'parties', checkpointKey(chainId, address))),
    );
    const once = new Map(
      found.flat().map(({ parties: _, ...transfer }): [string, ChainTransfer] => [transfer.id, transfer]),
    );
    return [...once.values()].sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
  });
}

/** Names an address of a chain: `1:0x40dd…`. */
export function checkpointKey(chainId: number, address: string): string {
  return `${chainId}:${address.toLowerCase()}`;
}

/** How far the transfers to and from an address have been read, if ever. */
export function readCheckpoint(chainId: number, address: string): Promise<Checkpoint | undefined> {
  return inDatabase((database) => database.get('checkpoints', checkpointKey(chainId, address)));
}

function stored(transfer: ChainTransfer): StoredTransfer {
  const { chainId, from, to } = transfer;
  return { ...transfer, parties: [checkpointKey(chainId, from), checkpointKey(chainId, to)] };
}
