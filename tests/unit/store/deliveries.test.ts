import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '@/lib/domain/rescue/delivery';
import {
  checkpointKey,
  type DeliveryBatch,
  readCheckpoint,
  readDeliveries,
  saveDeliveries,
} from '@/lib/store/deliveries';
import { readActivity, readOutbox } from '@/lib/store/events';
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
  startedAt: 5,
  readAt: 9,
};
const anArrival = (change: Partial<Delivery> = {}): Delivery => ({
  id: '1:0xb:0xt:0',
  rescueId: 'r1',
  chainId: 1,
  blockNumber: 10,
  at: 7,
  txHash: '0xt',
  from: '0xf',
  to: safe.toLowerCase(),
  asset: 'ETH',
  units: 5_000n * 10n ** 18n,
  ...change,
});
const batch = (change: Partial<DeliveryBatch>): DeliveryBatch => ({
  deliveries: [],
  checkpoints: [],
  events: [],
  queue: true,
  ...change,
});

beforeEach(freshStorage);

describe('arrivals', () => {
  it('are saved to the last unit, with their news and how far the chain was read', async () => {
    await saveDeliveries(batch({ deliveries: [anArrival()], checkpoints: [checkpoint], events: [aStoredEvent()] }));
    expect(await readDeliveries('r1')).toEqual([anArrival()]);
    expect(await readCheckpoint(1, safe)).toEqual(checkpoint);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('that are read twice are one arrival and one piece of news', async () => {
    const first = batch({ deliveries: [anArrival()], events: [aStoredEvent()] });
    await saveDeliveries(first);
    expect(await saveDeliveries(first)).toEqual([]);
    expect([await readDeliveries('r1'), await readActivity(9)].map((found) => found.length)).toEqual([1, 1]);
  });

  it('of a first reading are a baseline: recorded, not told', async () => {
    await saveDeliveries(batch({ deliveries: [anArrival()], events: [aStoredEvent()], queue: false }));
    expect(await readOutbox()).toEqual([]);
  });

  it('are dropped with their blocks, at the addresses that were read and nowhere else', async () => {
    const elsewhere = anArrival({ id: 'else', to: '0xother' });
    const before = anArrival({ id: 'before', blockNumber: 8 });
    await saveDeliveries(batch({ deliveries: [anArrival(), elsewhere, before] }));
    await saveDeliveries(batch({ dropped: { chainId: 1, addresses: [safe.toLowerCase()], above: 9 } }));
    expect((await readDeliveries('r1')).map(({ id }) => id).sort()).toEqual(['before', 'else']);
  });
});
