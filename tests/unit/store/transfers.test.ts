import { beforeEach, describe, expect, it } from 'vitest';
import type { ChainTransfer } from '@/lib/domain/standing/chain-transfer';
import { readActivity, readOutbox } from '@/lib/store/events';
import {
  checkpointKey,
  readCheckpoint,
  readTransfersOf,
  saveTransfers,
  type TransferBatch,
} from '@/lib/store/money/transfers';
import type { Checkpoint } from '@/lib/store/schema';
import { freshStorage } from '../../support/fresh-storage';
import { aStoredEvent } from '../../support/observed';

const safe = '0x40DD000000000000000000000000000000000000';
const checkpoint: Checkpoint = {
  key: checkpointKey(1, safe),
  chainId: 1,
  address: safe.toLowerCase(),
  number: 12,
  hash: '0xaa',
  accounts: [{ token: 'eth', start: 3, since: 5, opened: { number: 3, units: 2n ** 90n } }],
  readAt: 9,
};
const anArrival = (change: Partial<ChainTransfer> = {}): ChainTransfer => ({
  id: '1:0xb:0xt:0',
  chainId: 1,
  blockNumber: 10,
  blockHash: '0xb',
  at: 7,
  txHash: '0xt',
  logIndex: 0,
  from: '0xf',
  to: safe.toLowerCase(),
  token: 'eth',
  units: 5_000n * 10n ** 18n,
  ...change,
});
const batch = (change: Partial<TransferBatch>): TransferBatch => ({
  transfers: [],
  checkpoints: [],
  events: [],
  queue: true,
  ...change,
});

beforeEach(freshStorage);

describe('arrivals', () => {
  it('are saved to the last unit, with their news and how far the chain was read', async () => {
    await saveTransfers(batch({ transfers: [anArrival()], checkpoints: [checkpoint], events: [aStoredEvent()] }));
    expect(await readTransfersOf(1, [safe])).toEqual([anArrival()]);
    expect(await readCheckpoint(1, safe)).toEqual(checkpoint);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('that are read twice are one arrival and one piece of news', async () => {
    const first = batch({ transfers: [anArrival()], events: [aStoredEvent()] });
    await saveTransfers(first);
    expect(await saveTransfers(first)).toEqual([]);
    expect([await readTransfersOf(1, [safe]), await readActivity(9)].map((found) => found.length)).toEqual([1, 1]);
  });

  it('of a first reading are a baseline: recorded, not told', async () => {
    await saveTransfers(batch({ transfers: [anArrival()], events: [aStoredEvent()], queue: false }));
    expect(await readOutbox()).toEqual([]);
  });

  it('are dropped with their blocks, at the addresses that were read and nowhere else', async () => {
    const elsewhere = anArrival({ id: 'else', to: '0xother' });
    const before = anArrival({ id: 'before', blockNumber: 8 });
    await saveTransfers(batch({ transfers: [anArrival(), elsewhere, before] }));
    await saveTransfers(batch({ dropped: { chainId: 1, addresses: [safe.toLowerCase()], above: 9 } }));
    expect((await readTransfersOf(1, [safe, '0xother'])).map(({ id }) => id).sort()).toEqual(['before', 'else']);
  });
});
