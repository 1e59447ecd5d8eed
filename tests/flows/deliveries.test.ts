import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { parseEther } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hour, minute, second } from '@/lib/domain/time';
import { provider } from '@/lib/platform/rpc/provider';
import { closeDatabase } from '@/lib/store/database';
import { readActivity, readOutbox } from '@/lib/store/events';
import { readDeliveries } from '@/lib/store/money/deliveries';
import { readCheckpoint } from '@/lib/store/money/transfers';
import { removeWatch, saveWatch } from '@/lib/store/watches';
import { nextScanAt, scanDeliveries } from '@/lib/watch/deliveries/scan-deliveries';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import {
  aaveCollector,
  aContribution,
  aRescueOnChain,
  guardianSafe,
  lidoMultisig,
  pool,
  stETH,
  WETH,
} from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

const stranger = '0x00000000000000000000000000000000000000aa';
const fakeToken = '0x00000000000000000000000000000000000000f4';
const rescue = aRescueOnChain();

let chain: Chain;
let node: FaultyNode;
let now: number;

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  await chain.installMulticall();
  await chain.installToken(stETH, { symbol: 'stETH' });
  await chain.installToken(WETH, { symbol: 'WETH' });
  await chain.installToken(fakeToken, { symbol: 'WETH' });
  // A chain of one block has no final one.
  await chain.mine(4);
});

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  now = Date.now();
  node.asked.length = 0;
  await watchIt();
});

afterEach(() => vi.restoreAllMocks());

function watchIt(): Promise<void> {
  return saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
}

/** Looks as a later alarm would, when the next look is due. */
async function scan(from = rescue): Promise<void> {
  now += 6 * minute;
  await scanDeliveries(now, { rescues: [from], providers: [provider(node.url, 0)] });
}

/** What is in the ledger: sender, amount and giver of each. */
async function ledger() {
  return (await readDeliveries(rescue)).map(({ contributionId, asset, units }) => ({
    contributionId,
    asset,
    units,
  }));
}

const untilFinal = () => chain.mine(4);

describe('arrivals', () => {
  it('is found once, exact to the last unit, as the part of whoever sent it', async () => {
    await scan();
    const txHash = await chain.transferToken(stETH, lidoMultisig, pool, 2_499_999_999_999_999_999_998n);
    await untilFinal();
    await scan();

    const [delivery, ...others] = await readDeliveries(rescue);
    expect(others).toEqual([]);
    const receipt = await chain.client.getTransactionReceipt({ hash: txHash });
    const block = await chain.client.getBlock({ blockHash: receipt.blockHash });
    expect(delivery).toEqual({
      id: `1:${receipt.blockHash}:${txHash}:${receipt.logs[0]?.logIndex}`,
      rescueId: rescue.id,
      contributionId: 'lido',
      chainId: 1,
      blockNumber: Number(receipt.blockNumber),
      at: Number(block.timestamp) * second,
      txHash,
      from: lidoMultisig.toLowerCase(),
      to: pool.toLowerCase(),
      asset: 'stETH',
      units: 2_499_999_999_999_999_999_998n,
    });
  });

  it('is told once, with its exact amount and its giver', async () => {
    await scan();
    const txHash = await chain.transferToken(stETH, lidoMultisig, pool, parseEther('2500') - 2n);
    await untilFinal();
    await scan();
    await scan();

    const [event, ...others] = await readActivity(10);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      contributionId: 'lido',
      contributor: 'Lido DAO',
      unread: 1,
      url: `https://etherscan.io/tx/${txHash}`,
      news: { subject: 'delivery', amount: '2499.999999999999999998', asset: 'stETH', txHash },
    });
    expect((await readOutbox()).map(({ eventId }) => eventId)).toEqual([event?.id]);
  });

  it('does not count before its block is final', async () => {
    await scan();
    await chain.transferToken(stETH, lidoMultisig, pool, 5n);
    await scan();
    expect(await ledger()).toEqual([]);
    await chain.mine(1);
    await scan();
    expect(await ledger()).toEqual([]);
    await chain.mine(1);
    await scan();
    expect(await ledger()).toEqual([{ contributionId: 'lido', asset: 'stETH', units: 5n }]);
  });

  it('is not counted again by later looks, nor by a look at the same blocks', async () => {
    await scan();
    const before = await readCheckpoint(1, pool);
    await chain.transferToken(stETH, lidoMultisig, pool, 7n);
    await untilFinal();
    await scan();
    await scan();
    await chain.mine(3);
    await scan();
    expect(await ledger()).toHaveLength(1);

    // A profile restored from a backup may have an old checkpoint beside a full ledger.
    await rewriteCheckpoint(before?.number ?? 0, before?.hash ?? '');
    await scan();
    expect(await ledger()).toEqual([{ contributionId: 'lido', asset: 'stETH', units: 7n }]);
    expect(await readActivity(10)).toHaveLength(1);
  });

  it('is not read from before the day that the rescue was tracked, and the day is known', async () => {
    await chain.transferToken(stETH, lidoMultisig, pool, 9n);
    await untilFinal();
    await scan();
    await chain.mine(2);
    await scan();
    expect(await ledger()).toEqual([]);
    const checkpoint = await readCheckpoint(1, pool);
    const start = await chain.client.getBlock({ blockNumber: BigInt(checkpoint?.older?.at(-1)?.number ?? 0) });
    expect(checkpoint?.accounts.map(({ since }) => since)).toEqual(Array(3).fill(Number(start.timestamp) * second));
  });

  it('that came while nobody looked for months is found in parts, one look after the other', async () => {
    await scan();
    await chain.transferToken(WETH, stranger, pool, parseEther('1'));
    await chain.mine(300);
    await chain.transferToken(WETH, stranger, guardianSafe, parseEther('2'));
    await untilFinal();
    const options = { rescues: [rescue], providers: [{ ...provider(node.url, 0), span: 4 }] };
    const looks: number[] = [];
    now += 6 * minute;
    while (((await nextScanAt(now, options)) ?? 0) <= now) {
      node.asked.length = 0;
      await scanDeliveries(now, options);
      looks.push(node.asked.length);
    }
    expect(looks.length).toBeGreaterThan(1);
    // Forty ranges of three questions, and their blocks.
    expect(Math.max(...looks)).toBeLessThan(130);
    expect((await ledger()).map(({ units }) => units)).toEqual([parseEther('1'), parseEther('2')]);
  });

  it('of ETH is found where a Safe logs it', async () => {
    // A Safe's fallback in ten opcodes: emits SafeReceived(msg.sender, msg.value).
    const topic = '3d0ce9bfc3ed7d6862dbb28b2dea94561fe714a1b4d019aa8af39730d1ad7c3d';
    await chain.client.setCode({ address: guardianSafe, bytecode: `0x34600052337f${topic}60206000a200` });
    await scan();
    await chain.sendEth(lidoMultisig, guardianSafe, parseEther('1000') + 1n);
    await untilFinal();
    await scan();
    expect(await ledger()).toEqual([{ contributionId: 'lido', asset: 'ETH', units: parseEther('1000') + 1n }]);
  });

  it('of a token that only looks like ours is ignored', async () => {
    await scan();
    await chain.transferToken(fakeToken, lidoMultisig, pool, parseEther('2500'));
    await untilFinal();
    await scan();
    expect(await ledger()).toEqual([]);
    expect(await readActivity(10)).toEqual([]);
  });

  it('from a stranger is kept, as nobody’s; from another recipient, or of nothing, is no arrival', async () => {
    await scan();
    await chain.transferToken(WETH, stranger, pool, parseEther('3'));
    await chain.transferToken(WETH, guardianSafe, pool, parseEther('4'));
    await chain.transferToken(WETH, lidoMultisig, pool, 0n);
    await untilFinal();
    await scan();
    expect(await ledger()).toEqual([{ contributionId: undefined, asset: 'WETH', units: parseEther('3') }]);
    expect((await readActivity(10)).map(({ title, contributor }) => [title, contributor])).toEqual([
      ['DeFi United', undefined],
    ]);
  });

  it('of a stranger’s dust is kept and is no news; a known giver’s dust is', async () => {
    await scan();
    await chain.transferToken(WETH, stranger, pool, 1n);
    await chain.transferToken(WETH, lidoMultisig, pool, 1n);
    await untilFinal();
    await scan();
    expect(await ledger()).toHaveLength(2);
    expect((await readActivity(10)).map(({ contributor }) => contributor)).toEqual(['Lido DAO']);
  });

  it('at an address that joined the rescue later counts from then on, and nothing is lost at the others', async () => {
    const smaller = aRescueOnChain({ recipients: rescue.recipients.filter(({ address }) => address === pool) });
    await scan(smaller);
    await chain.transferToken(WETH, aaveCollector, pool, parseEther('5'));
    await chain.transferToken(WETH, aaveCollector, guardianSafe, parseEther('50'));
    await untilFinal();
    await scan(rescue);
    await chain.transferToken(WETH, aaveCollector, guardianSafe, parseEther('6'));
    await untilFinal();
    await scan(rescue);
    expect((await ledger()).map(({ units }) => units)).toEqual([parseEther('5'), parseEther('6')]);
  });

  it('from a treasury that two contributions share is told apart by the asset, or left to nobody', async () => {
    const senders = [{ chainId: 1, address: aaveCollector, role: 'treasury' }];
    const promise = (asset: string) => [
      {
        status: 'pledged',
        amount: { asset, units: 1n, isCap: false },
        source: 'https://example.org/a',
        grade: 'primary',
      } as const,
    ];
    const shared = aRescueOnChain({
      contributions: [
        aContribution({ id: 'gift', senders, claims: promise('stETH') }),
        aContribution({ id: 'loan', senders, claims: promise('WETH') }),
      ],
    });
    await scan(shared);
    await chain.transferToken(WETH, aaveCollector, pool, parseEther('1'));
    await chain.transferToken(stETH, aaveCollector, pool, parseEther('2'));
    await untilFinal();
    await scan(shared);
    expect((await readDeliveries(shared)).map(({ contributionId }) => contributionId)).toEqual(['loan', 'gift']);
  });
});

describe('a look', () => {
  it('that was killed before it was committed leaves nothing behind, and the next one finds all', async () => {
    await scan();
    const before = await readCheckpoint(1, pool);
    await chain.transferToken(stETH, lidoMultisig, pool, 11n);
    await untilFinal();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'outbox') throw new Error('killed');
      return put.call(this, value, key);
    });
    await expect(scan()).rejects.toThrow('killed');
    vi.restoreAllMocks();

    expect(await ledger()).toEqual([]);
    expect(await readActivity(10)).toEqual([]);
    expect((await readCheckpoint(1, pool))?.number).toBe(before?.number);
    await scan();
    expect(await ledger()).toEqual([{ contributionId: 'lido', asset: 'stETH', units: 11n }]);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('asks nothing where nothing is watched', async () => {
    await removeWatch('snapshot:0x1');
    await scan();
    expect(node.asked).toEqual([]);
    expect(await nextScanAt(now)).toBeUndefined();
  });

  it('comes every five minutes, every minute while money moves, and whenever the user asks', async () => {
    const options = { rescues: [rescue], providers: [provider(node.url, 0)] };
    expect(await nextScanAt(now, options)).toBe(now);
    await scan();
    expect(await nextScanAt(now, options)).toBe(now + 5 * minute);
    node.asked.length = 0;
    await scanDeliveries(now + 4 * minute, options);
    expect(node.asked).toEqual([]);
    await scanDeliveries(now + 4 * minute, { ...options, force: true });
    expect(node.asked).not.toEqual([]);

    await chain.transferToken(stETH, lidoMultisig, pool, 13n);
    await untilFinal();
    now = Date.now() + hour / 2;
    await scan();
    expect(await nextScanAt(now, options)).toBe(now + minute);
    // A clock that is set back does not put it off.
    expect(await nextScanAt(now - hour, options)).toBe(now - hour);
  });

  it('tells a node which addresses it reads, and nothing of the user', async () => {
    await scan();
    await chain.mine(3);
    await scan();
    const methods = [...new Set(node.asked.flat())].sort();
    expect(methods).toEqual(['eth_call', 'eth_chainId', 'eth_getBlockByNumber', 'eth_getLogs']);
    expect(Math.max(...node.asked.map((batch) => batch.length))).toBe(3);
  });

  it('that finds nothing new is remembered as a look', async () => {
    await scan();
    await scan();
    expect((await readCheckpoint(1, pool))?.readAt).toBe(now);
  });

  it('is not doubled by another at the same time', async () => {
    await scan();
    await chain.transferToken(stETH, lidoMultisig, pool, 17n);
    await untilFinal();
    node.asked.length = 0;
    now += 6 * minute;
    const options = { rescues: [rescue], providers: [provider(node.url, 0)] };
    await Promise.all([scanDeliveries(now, options), scanDeliveries(now, options)]);
    expect(node.asked.filter((batch) => batch.includes('eth_chainId') && batch.length === 3)).toHaveLength(1);
    expect(await ledger()).toHaveLength(1);
  });
});

async function rewriteCheckpoint(number: number, hash: string): Promise<void> {
  for (const address of [pool, guardianSafe]) {
    const checkpoint = await readCheckpoint(1, address);
    if (!checkpoint) throw new Error('no checkpoint');
    const { inTransaction } = await import('@/lib/store/database');
    await inTransaction(['checkpoints'], async (transaction) => {
      await transaction.objectStore('checkpoints').put({ ...checkpoint, number, hash, older: [] });
    });
  }
}
