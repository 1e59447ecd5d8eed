import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { parseEther } from 'viem';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readCatalogue } from '@/lib/catalogue/rescues';
import { hour, minute } from '@/lib/domain/time';
import { provider } from '@/lib/platform/rpc/provider';
import { viewedReading } from '@/lib/reading/rescue-reading';
import { rescueView } from '@/lib/reading/rescue-view';
import { closeDatabase } from '@/lib/store/database';
import { readStoredTreasuries } from '@/lib/store/money/treasuries';
import { saveWatch } from '@/lib/store/watches';
import { scanDeliveries } from '@/lib/watch/deliveries/scan-deliveries';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { aaveCollector, aRescueOnChain, WETH } from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

const rescue = aRescueOnChain();
const listed = readCatalogue().find(({ id }) => id === 'defi-united-2026') ?? rescue;

let chain: Chain;
let node: FaultyNode;
let now: number;

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  await chain.installMulticall();
  await chain.installToken(WETH, { symbol: 'WETH' });
  await chain.client.setBalance({ address: aaveCollector, value: parseEther('12') });
  // Only what is in a final block is told.
  await chain.mine(40);
});

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  now = Date.now();
  await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
});

/** Looks as an alarm would, some time later. */
async function scan(later: number): Promise<void> {
  now += later;
  node.asked.length = 0;
  await scanDeliveries(now, { rescues: [rescue], providers: [provider(node.url, 0)] });
}

const collector = async () => (await readStoredTreasuries()).find(({ dao }) => dao === 'aave');

it('tells what a party that could pay holds, and which assets did not tell', async () => {
  await scan(6 * minute);
  await scan(6 * minute);
  expect((await collector())?.holdings).toEqual([{ asset: 'ETH', decimals: 18, units: parseEther('12') }]);
  const treasuries = await readStoredTreasuries();
  const reading = viewedReading(listed, { proposals: [], topics: [], deliveries: [], treasuries }, now, {});
  const [aave, layerZero] = rescueView(reading).silent;
  expect(aave?.holds).toMatchObject([{ role: 'Collector', held: [{ asset: 'ETH', amount: '12' }] }]);
  // Nobody knows where it keeps its money.
  expect(layerZero?.holds).toBeUndefined();
  // The chain has no such contracts: that is not the same as holding nothing of them.
  expect(aave?.holds?.[0]?.unread).toContain('aUSDC');
  expect(aave?.holds?.[0]?.unread).not.toContain('WETH');
});

it('asks once an hour, all of the catalogue’s treasuries at once', async () => {
  await scan(6 * minute);
  await scan(6 * minute);
  const first = await collector();
  await chain.client.setBalance({ address: aaveCollector, value: parseEther('15') });
  await chain.mine(40);
  await scan(6 * minute);
  expect(await collector()).toEqual(first);
  await scan(hour);
  expect((await collector())?.holdings).toEqual([{ asset: 'ETH', decimals: 18, units: parseEther('15') }]);
  expect(new Set((await readStoredTreasuries()).map(({ dao }) => dao)).size).toBeGreaterThan(4);
});
