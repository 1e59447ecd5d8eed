import { type Abi, getAddress, type Hex, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnRate, RateFeed } from '@/lib/domain/money/rates-at-block';
import { minute } from '@/lib/domain/time';
import { provider } from '@/lib/platform/rpc/provider';
import { readRates } from '@/lib/sources/rates/read-rates';
import { readDeliveries } from '@/lib/store/money/deliveries';
import { readRatesOf } from '@/lib/store/money/rates';
import { saveWatch } from '@/lib/store/watches';
import { scanDeliveries } from '@/lib/watch/deliveries/scan-deliveries';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { freshStorage } from '../support/fresh-storage';
import { aRescueOnChain, lidoMultisig, pool } from '../support/rescue-on-chain';
import { compile } from '../support/solidity';
import { type Chain, startChain } from '../world/chain';

const { Feed, Rate } = compile(`
// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;
contract Feed {
  int256 answer; uint256 updatedAt; uint8 public decimals;
  function set(int256 a, uint256 u, uint8 d) external { answer = a; updatedAt = u; decimals = d; }
  function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) { return (1, answer, 0, updatedAt, 0); }
}
contract Rate { uint256 public getRate; function set(uint256 r) external { getRate = r; } }
`);
const rsETH = '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7';
const oracle = '0x349A73444b1a310BAe67ef67973022020d70020d';
const at = (nth: number) => getAddress(`0x${nth.toString(16).padStart(40, 'f')}`);
const feed = (from: string, nth: number, heartbeat = 3_600): RateFeed => ({
  from,
  to: 'ETH',
  address: at(nth),
  heartbeat,
});

let chain: Chain;
let node: FaultyNode;

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  await chain.installMulticall();
}, 60_000);

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

async function put(
  address: Hex,
  artifact: { abi: Abi; bytecode: Hex } | undefined,
  args: readonly unknown[],
): Promise<void> {
  if (!artifact) throw new Error('not compiled');
  const [account] = await chain.client.getAddresses();
  const hash = await chain.client.deployContract({ ...artifact, account, args: [] } as never);
  const { contractAddress } = await chain.client.waitForTransactionReceipt({ hash });
  const bytecode = (contractAddress && (await chain.client.getCode({ address: contractAddress }))) || '0x';
  await chain.client.setCode({ address, bytecode });
  await chain.client.writeContract({ address, abi: artifact.abi, functionName: 'set', args, account } as never);
}

const own: readonly OwnRate[] = [{ from: 'weETH', to: 'ETH', address: at(90), call: 'getRate' }];

describe('rates on chain', () => {
  it('are read in one call at one block; each that is dead, stale or wrong is told apart and touches no other', async () => {
    const now = Number((await chain.client.getBlock()).timestamp);
    await put(at(1), Feed, [99_912_345n, BigInt(now - 60), 8]);
    await put(at(2), Feed, [5n * 10n ** 17n, BigInt(now - 4_300), 18]);
    await put(at(3), Feed, [5n, BigInt(now - 4_700), 18]);
    await put(at(4), Feed, [0n, BigInt(now), 18]);
    await put(at(5), Feed, [-5n, BigInt(now), 18]);
    await put(at(6), Feed, [5n, 0n, 18]);
    await put(at(7), Feed, [5n, BigInt(now + 100_000), 18]);
    await put(at(90), Rate, [parseEther('1.0456')]);
    const feeds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((from, index) => feed(from, index + 1));
    node.asked.length = 0;
    const { rates, unusable, number } = await readRates(provider(node.url, 0), 1, { feeds, own }, 'latest');
    expect(number).toBe(Number(await chain.client.getBlockNumber({ cacheTime: 0 })));
    expect(rates.map(({ from, numerator, denominator, method }) => [from, numerator, denominator, method])).toEqual([
      ['a', 99_912_345n, 10n ** 8n, 'market'],
      // A quarter late is not stale.
      ['b', 5n * 10n ** 17n, 10n ** 18n, 'market'],
      ['weETH', parseEther('1.0456'), 10n ** 18n, 'redemption'],
    ]);
    expect(unusable.map(({ from, why }) => [from, why])).toEqual([
      ['c', 'stale'],
      ['d', 'not-positive'],
      ['e', 'not-positive'],
      ['f', 'never'],
      ['g', 'in-the-future'],
      ['h', 'absent'],
    ]);
    expect(node.asked.flat().filter((method) => method === 'eth_call')).toHaveLength(1);
  });
});

describe('what a delivery was worth', () => {
  it('is frozen at its block, whatever the rate is today', async () => {
    await freshStorage();
    const source = 'https://example.org/source';
    const plain = aRescueOnChain();
    const rescue = aRescueOnChain({
      tokens: [...plain.tokens, { asset: 'rsETH', chainId: 1, address: rsETH, source }],
      assets: [...plain.assets, { symbol: 'rsETH', decimals: 18 }],
    });
    await chain.installToken(rsETH, { symbol: 'rsETH' });
    const oracleCode = compile(
      'pragma solidity ^0.8.0; contract Oracle { uint256 public rsETHPrice; function set(uint256 r) external { rsETHPrice = r; } }',
    ).Oracle;
    await put(getAddress(oracle), oracleCode, [parseEther('1.06')]);
    let now = Date.now();
    const look = async () => {
      now += 65 * minute;
      await scanDeliveries(now, { rescues: [rescue], providers: [provider(node.url, 0)] });
    };
    await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
    await chain.mine(4);
    await look();
    await chain.transferToken(rsETH, lidoMultisig, pool, 1_000n);
    await chain.mine(4);
    await look();
    await put(getAddress(oracle), oracleCode, [parseEther('0.5')]);
    await chain.mine(4);
    await look();
    const [delivery] = await readDeliveries(rescue);
    expect(delivery?.rate).toMatchObject({
      from: 'rsETH',
      to: 'ETH',
      numerator: parseEther('1.06'),
      method: 'redemption',
    });
    const [today] = await readRatesOf(1);
    expect(today?.rates.find(({ from }) => from === 'rsETH')?.numerator).toBe(parseEther('0.5'));
  });
});
