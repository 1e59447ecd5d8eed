import type { Migration } from './migration';

/** The tokens that version 1 read, by the names under which it kept them. */
const contracts: Readonly<Record<string, string>> = {
  ETH: 'eth',
  stETH: '0xae7ab96520de3a18e5e111b5eaab095312d7fe84',
  WETH: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2',
  wstETH: '0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0',
  rsETH: '0xa1290d69c65a6fe4df752f95823fae25cb99e5a7',
  USDC: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  USDT: '0xdac17f958d2ee523a2206206994597c13d831ec7',
  DAI: '0x6b175474e89094c44da98b954eedeac495271d0f',
};

interface Delivery {
  id: string;
  rescueId: string;
  chainId: number;
  blockNumber: number;
  at: number;
  txHash: string;
  from: string;
  to: string;
  asset: string;
  units: bigint;
}

interface Checkpoint {
  number: number;
  startedAt: number;
}

interface Event {
  id: string;
  rescueId: string;
  news: { subject: string };
}

/** Deliveries are kept by the addresses between which money moved, no longer by rescue: two rescues can share a recipient. */
export const chainTransfers: Migration = async (database, transaction) => {
  const transfers = database.createObjectStore('transfers', { keyPath: 'id' });
  transfers.createIndex('parties', 'parties', { multiEntry: true });
  for (const old of (await transaction.objectStore('deliveries').getAll()) as Delivery[]) {
    const { rescueId: _, asset, ...kept } = old;
    const token = contracts[asset];
    const [, blockHash, , logIndex] = old.id.split(':');
    // What cannot be told by its contract is read again by nobody: it is left out, and its address starts anew below.
    if (token === undefined || blockHash === undefined) continue;
    const { id, chainId, blockNumber, txHash, at, from, to, units } = kept;
    const parties = [`${chainId}:${from}`, `${chainId}:${to}`];
    await transfers.put({
      ...{ id, chainId, blockNumber, blockHash, txHash, logIndex: Number(logIndex) },
      ...{ at, from, to, token, units, parties },
    });
  }
  database.deleteObjectStore('deliveries');

  const checkpoints = transaction.objectStore('checkpoints');
  for (const { startedAt, ...checkpoint } of (await checkpoints.getAll()) as Checkpoint[])
    await checkpoints.put?.({
      ...checkpoint,
      accounts: Object.values(contracts).map((token) => ({ token, start: checkpoint.number, since: startedAt })),
    });

  // The same arrival can be news of two rescues.
  const [events, outbox] = [transaction.objectStore('events'), transaction.objectStore('outbox')];
  for (const event of (await events.getAll()) as Event[]) {
    if (event.news.subject !== 'delivery') continue;
    const id = event.id.replace(/^delivery:/, `delivery:${event.rescueId}:`);
    await events.delete?.(event.id);
    await events.put?.({ ...event, id });
    const waiting = (await outbox.get(event.id)) as object | undefined;
    if (!waiting) continue;
    await outbox.delete?.(event.id);
    await outbox.put?.({ ...waiting, eventId: id });
  }
};
