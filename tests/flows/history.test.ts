import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minute, second } from '@/lib/domain/time';
import { type Provider, provider } from '@/lib/platform/rpc/provider';
import { readActivity } from '@/lib/store/events';
import { readDeliveries } from '@/lib/store/money/deliveries';
import { readMoneyState } from '@/lib/store/money/money-state';
import { readCheckpoint } from '@/lib/store/money/transfers';
import { saveWatch } from '@/lib/store/watches';
import { cancelHistory, continueHistories, readHistoryState, startHistory } from '@/lib/watch/deliveries/read-history';
import { scanDeliveries } from '@/lib/watch/deliveries/scan-deliveries';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { freshStorage } from '../support/fresh-storage';
import { aRescueOnChain, guardianSafe, lidoMultisig, pool, stETH, WETH } from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

let chain: Chain;
let node: FaultyNode;
let now: number;
let rescue = aRescueOnChain();
let providers: Provider[];

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  await chain.installToken(stETH, { symbol: 'stETH' });
  await chain.installToken(WETH, { symbol: 'WETH' });
  await chain.mine(4);
  const { timestamp } = await chain.client.getBlock();
  await chain.client.increaseTime({ seconds: 3 * 86_400 });
  rescue = aRescueOnChain({
    incident: { ...rescue.incident, at: new Date((Number(timestamp) + 86_400) * second).toISOString().slice(0, 10) },
  });
  await chain.transferToken(stETH, lidoMultisig, pool, 10n);
  await chain.mine(30);
  await chain.transferToken(WETH, lidoMultisig, guardianSafe, 20n);
  await chain.transferToken(WETH, guardianSafe, lidoMultisig, 5n);
  await chain.mine(30);
});

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

beforeEach(async () => {
  await freshStorage();
  now = Date.now() + 5 * 86_400_000;
  node.fail(undefined);
  providers = [{ ...provider(node.url, 0), span: 2 }];
  await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
  await look();
});

const options = () => ({ rescues: [rescue], providers });

async function look(): Promise<void> {
  now += 40 * minute;
  await scanDeliveries(now, options());
}

const amounts = async () => (await readDeliveries(rescue)).map(({ units, direction }) => [direction ?? 'in', units]);

describe('what arrived before a rescue was followed', () => {
  it('is not read unless the user asks, who is told first how many requests it takes', async () => {
    node.asked.length = 0;
    const state = await readHistoryState(rescue, options());
    expect(state).toMatchObject({ status: 'not-asked', readSince: expect.any(Number) });
    expect(state.requests).toBeGreaterThan(100);
    expect(await continueHistories(now, options())).toBe(false);
    expect([node.asked, await amounts()]).toEqual([[], []]);
  });

  it('is read piece by piece, backwards, with the day before which nothing is known; and is no news', async () => {
    await startHistory(rescue.id);
    expect(await continueHistories(now, options())).toBe(true);
    const half = await readHistoryState(rescue, options());
    expect(half.status).toBe('reading');
    // Newest first: the later payment is known, the earlier is not.
    expect((await amounts()).map(([, units]) => units)).toEqual([20n, 5n]);
    expect((await readCheckpoint(1, pool))?.accounts[0]?.since).toBe(half.readSince);
    while (await continueHistories(now, options()));
    expect(await amounts()).toEqual([
      ['in', 10n],
      ['in', 20n],
      ['out', 5n],
    ]);
    const done = await readHistoryState(rescue, options());
    expect(done).toMatchObject({ status: 'done', requests: 0 });
    expect(done.readSince).toBeLessThan(half.readSince ?? 0);
    expect(await readActivity(9)).toEqual([]);
    await look();
    const { unexplained, unchecked } = (await readMoneyState(rescue)) ?? {};
    expect(unchecked).toEqual([]);
    // The test's own sender was given ETH for its fees.
    expect(unexplained?.filter(({ isNative }) => !isNative)).toEqual([]);
  });

  it('goes on where it was, also after the worker was stopped, and beside what arrives meanwhile', async () => {
    await startHistory(rescue.id);
    await continueHistories(now, options());
    const before = (await readCheckpoint(1, pool))?.accounts[0]?.start ?? 0;
    providers = [{ ...provider(node.url, 0), span: 7 }];
    await chain.transferToken(stETH, lidoMultisig, pool, 30n);
    await chain.mine(4);
    await look();
    await continueHistories(now, options());
    const after = (await readCheckpoint(1, pool))?.accounts[0]?.start ?? 0;
    expect(after).toBeLessThan(before);
    while (await continueHistories(now, options()));
    expect((await amounts()).map(([, units]) => units)).toContain(30n);
    expect((await amounts()).map(([, units]) => units)).toContain(10n);
    expect(await readActivity(9)).toHaveLength(1);
  });

  it('is read no further once the user asks no longer, and what was read stays', async () => {
    await startHistory(rescue.id);
    await continueHistories(now, options());
    await cancelHistory(rescue.id);
    node.asked.length = 0;
    expect(await continueHistories(now, options())).toBe(false);
    expect(node.asked).toEqual([]);
    expect((await readHistoryState(rescue, options())).status).toBe('not-asked');
    expect((await amounts()).length).toBeGreaterThan(0);
  });

  it('stops in the middle of a piece, and says what is left of what it was said to take', async () => {
    const { requests } = await readHistoryState(rescue, options());
    await startHistory(rescue.id, requests);
    expect(await readHistoryState(rescue, options())).toMatchObject({ status: 'reading', requests, of: requests });
    const start = async () => (await readCheckpoint(1, pool))?.accounts[0]?.start ?? 0;
    const before = await start();
    let questions = 0;
    node.fail(({ method }) => {
      questions += method === 'eth_getLogs' ? 1 : 0;
      if (questions === 20) void cancelHistory(rescue.id);
      return undefined;
    });
    expect(await continueHistories(now, options())).toBe(false);
    expect((await readHistoryState(rescue, options())).status).toBe('not-asked');
    // A whole piece is twenty ranges of two blocks.
    expect(before - (await start())).toBeGreaterThan(2);
    expect(before - (await start())).toBeLessThan(40);
  });

  it('as a node leaves it out is found out by what is there', async () => {
    await startHistory(rescue.id);
    node.fail(({ method }) => (method === 'eth_getLogs' ? { result: () => [] } : undefined));
    while (await continueHistories(now, options()));
    expect(await amounts()).toEqual([]);
    await look();
    const { unexplained } = (await readMoneyState(rescue)) ?? {};
    expect(unexplained?.map(({ asset, units }) => [asset, units])).toEqual(expect.arrayContaining([['WETH', 15n]]));
    expect(unexplained?.some(({ asset }) => asset === 'stETH')).toBe(true);
  });

  it('is kept where it was where a node fails, and nothing is skipped', async () => {
    await startHistory(rescue.id);
    await continueHistories(now, options());
    const before = await readCheckpoint(1, pool);
    node.fail(() => 'cut');
    expect(await continueHistories(now, options())).toBe(true);
    expect(await readCheckpoint(1, pool)).toEqual(before);
  });
});
