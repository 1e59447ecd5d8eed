import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readActivity, readOutbox } from '@/lib/store/events';
import { initial } from '@/lib/store/migrations/initial';
import { readCheckpoint, readTransfersOf } from '@/lib/store/money/transfers';
import { freshStorage } from '../../support/fresh-storage';

beforeEach(freshStorage);

const pool = '0x0fca5194baa59a362a835031d9c4a25970efffe68';
const lido = '0x95b521b4f55a447db89f6a27f951713fc2035f3f';
const txHash = `0x${'5e'.repeat(32)}`;
const blockHash = `0x${'b1'.repeat(32)}`;

/** As version 1 wrote it, of a profile that follows one vote. */
const recorded = {
  deliveries: [
    {
      id: `1:${blockHash}:${txHash}:7`,
      rescueId: 'defi-united-2026',
      contributionId: 'lido',
      chainId: 1,
      blockNumber: 24_980_950,
      at: 1_777_000_000_000,
      txHash,
      from: lido,
      to: pool,
      asset: 'stETH',
      units: 2_499_999_999_999_999_999_998n,
    },
  ],
  checkpoints: [
    {
      key: `1:${pool}`,
      chainId: 1,
      address: pool,
      number: 24_980_990,
      hash: `0x${'b2'.repeat(32)}`,
      older: [{ number: 24_980_940, hash: `0x${'b3'.repeat(32)}` }],
      startedAt: 1_776_900_000_000,
      readAt: 1_777_000_900_000,
    },
  ],
  events: [
    {
      id: `delivery:1:${txHash}:1`,
      rescueId: 'defi-united-2026',
      contributionId: 'lido',
      contributor: 'Lido DAO',
      url: `https://etherscan.io/tx/${txHash}`,
      title: 'DeFi United',
      at: 1_777_000_900_000,
      news: { subject: 'delivery', amount: '2499.999999999999999998', asset: 'stETH', from: lido, txHash },
      unread: 1,
    },
  ],
  outbox: [{ eventId: `delivery:1:${txHash}:1`, rescueId: 'defi-united-2026', at: 1_777_000_900_000 }],
};

describe('a database of version 1', () => {
  beforeEach(async () => {
    const old = await openDB('shortfall', 1, {
      upgrade: (database, _from, _to, transaction) => void initial(database, transaction),
    });
    for (const [store, rows] of Object.entries(recorded)) for (const row of rows) await old.put(store, row);
    old.close();
  });

  it('keeps its deliveries, under the addresses between which the money moved', async () => {
    const [{ rescueId: _, contributionId: __, asset: ___, ...kept } = { rescueId: '' }] = recorded.deliveries;
    const moved = { ...kept, blockHash, logIndex: 7, token: '0xae7ab96520de3a18e5e111b5eaab095312d7fe84' };
    expect(await readTransfersOf(1, [pool])).toEqual([moved]);
    expect(await readTransfersOf(1, [lido])).toEqual([moved]);
  });

  it('keeps how far it has read, and since when, for every token that it read', async () => {
    const checkpoint = await readCheckpoint(1, pool);
    const { startedAt, ...place } = recorded.checkpoints[0] ?? { startedAt: 0 };
    expect(checkpoint).toMatchObject(place);
    expect(checkpoint).not.toHaveProperty('startedAt');
    expect(checkpoint?.accounts).toHaveLength(8);
    // The balance of that time is not known: nothing is proved before the next look.
    expect(checkpoint?.accounts[0]).toEqual({ token: 'eth', start: 24_980_990, since: startedAt });
  });

  it('keeps its news, told or not, under the name by which it would be found again', async () => {
    const id = `delivery:defi-united-2026:1:${txHash}:1`;
    expect(await readActivity(9)).toEqual([{ ...recorded.events[0], id }]);
    expect(await readOutbox()).toEqual([{ ...recorded.outbox[0], eventId: id }]);
  });
});
