import { encodeFunctionData, parseEther } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Rescue } from '@/lib/domain/rescue/rescue';
import { minute } from '@/lib/domain/time';
import { provider } from '@/lib/platform/rpc/provider';
import { readActivity } from '@/lib/store/events';
import { readDeliveries } from '@/lib/store/money/deliveries';
import { readCheckpoint } from '@/lib/store/money/transfers';
import { readSources } from '@/lib/store/sources';
import { saveWatch } from '@/lib/store/watches';
import { scanDeliveries } from '@/lib/watch/deliveries/scan-deliveries';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { freshStorage } from '../support/fresh-storage';
import {
  callAs,
  type Deployed,
  deploySafe,
  deployTimelock,
  execute,
  force,
  installMoney,
  payFromTimelock,
} from '../support/money-contracts';
import {
  aaveCollector,
  aContribution,
  aRescueOnChain,
  lidoMultisig,
  pool,
  stETH,
  WETH,
} from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

const stranger = '0x00000000000000000000000000000000000000aa';
const source = 'https://example.org/source';

let chain: Chain;
let first: FaultyNode;
let second: FaultyNode;
let safe: Deployed;
let timelock: Deployed;
let shares: Deployed;
let wrapped: Deployed;
let rescue: Rescue;
let now: number;

beforeAll(async () => {
  chain = await startChain();
  first = await startFaultyNode(chain.rpcUrl);
  second = await startFaultyNode(chain.rpcUrl);
  await chain.installMulticall();
  safe = await deploySafe(chain);
  timelock = await deployTimelock(chain);
  shares = await installMoney(chain, 'Shares', stETH);
  wrapped = await installMoney(chain, 'Wrapped', WETH);
  await callAs(chain, stranger, shares, 'submit', [lidoMultisig, parseEther('100000')]);
  for (const giver of [lidoMultisig, stranger, pool])
    await callAs(chain, giver, wrapped, 'deposit', [], parseEther('1000'));
  rescue = aRescueOnChain({
    recipients: [
      { chainId: 1, address: pool, role: 'pool', use: 'recipient', source },
      { chainId: 1, address: safe.address, role: 'Safe', use: 'recipient', source },
    ],
    contributions: [
      aContribution({
        id: 'lido',
        contributor: 'Lido DAO',
        senders: [
          { chainId: 1, address: lidoMultisig, role: 'multisig' },
          { chainId: 1, address: timelock.address, role: 'timelock' },
        ],
      }),
    ],
  });
}, 60_000);

afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await chain?.stop();
});

beforeEach(async () => {
  await freshStorage();
  now = Date.now();
  for (const node of [first, second]) node.fail(undefined);
  await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
  await chain.mine(4);
  await scan();
});

async function scan(rescues: readonly Rescue[] = [rescue], nodes = [first, second]): Promise<void> {
  now += 40 * minute;
  await scanDeliveries(now, { rescues, providers: nodes.map(({ url }) => provider(url, 0)) });
}

const settle = async () => {
  await chain.mine(4);
  await scan();
};

const moved = async (of = rescue) =>
  (await readDeliveries(of)).map(({ contributionId, direction, asset, units }) => [
    direction ?? 'in',
    contributionId,
    asset,
    units,
  ]);

/** What is not explained, by address and token; nothing where all is. */
async function residues(): Promise<[string, bigint][]> {
  const found: [string, bigint][] = [];
  for (const address of [pool, safe.address])
    for (const { token, proof } of (await readCheckpoint(1, address))?.accounts ?? []) {
      expect(proof).toBeDefined();
      if (proof && proof.residue !== 0n) found.push([token, proof.worth]);
    }
  return found;
}

describe('what leaves a recipient', () => {
  it('for its giver is a return, told as one; for somebody else it is what the rescue pays on', async () => {
    await callAs(chain, lidoMultisig, wrapped, 'transfer', [pool, parseEther('7')]);
    await callAs(chain, pool, wrapped, 'transfer', [lidoMultisig, parseEther('2')]);
    await callAs(chain, pool, wrapped, 'transfer', [aaveCollector, parseEther('3')]);
    await settle();
    expect(await moved()).toEqual([
      ['in', 'lido', 'WETH', parseEther('7')],
      ['out', 'lido', 'WETH', parseEther('2')],
      ['out', undefined, 'WETH', parseEther('3')],
    ]);
    expect(
      (await readActivity(9)).map(({ news }) => news.subject === 'delivery' && [news.amount, news.returned]),
    ).toEqual(
      expect.arrayContaining([
        ['7', undefined],
        ['2', true],
      ]),
    );
    expect(await readActivity(9)).toHaveLength(2);
    expect(await residues()).toEqual([]);
  });

  it('as ETH is seen where a Safe says what it does, also back to its giver', async () => {
    await chain.sendEth(lidoMultisig, safe.address, parseEther('5'));
    await execute(chain, safe, lidoMultisig, parseEther('1'));
    await execute(chain, safe, stranger, parseEther('2'));
    await settle();
    expect(await moved()).toEqual([
      ['in', 'lido', 'ETH', parseEther('5')],
      ['out', 'lido', 'ETH', parseEther('1')],
      ['out', undefined, 'ETH', parseEther('2')],
    ]);
    expect(await residues()).toEqual([]);
  });

  it('for another recipient, or only changes its form, is nothing, and leaves nothing unexplained', async () => {
    await callAs(chain, pool, wrapped, 'transfer', [safe.address, parseEther('4')]);
    await chain.sendEth(stranger, safe.address, parseEther('3'));
    const deposit = encodeFunctionData({ abi: wrapped.abi, functionName: 'deposit' });
    await execute(chain, safe, WETH, parseEther('2'), deposit);
    const withdraw = encodeFunctionData({ abi: wrapped.abi, functionName: 'withdraw', args: [parseEther('1')] });
    await execute(chain, safe, WETH, 0n, withdraw);
    await settle();
    expect(await moved()).toEqual([['in', undefined, 'ETH', parseEther('3')]]);
    expect(await residues()).toEqual([]);
  });
});

describe('ETH at an address that logs nothing', () => {
  it('is found in the log of a timelock that paid it, once', async () => {
    await payFromTimelock(chain, timelock, pool, parseEther('9'));
    await payFromTimelock(chain, timelock, safe.address, parseEther('8'));
    await settle();
    expect(await moved()).toEqual([
      ['in', 'lido', 'ETH', parseEther('9')],
      ['in', 'lido', 'ETH', parseEther('8')],
    ]);
    expect(await residues()).toEqual([]);
  });

  it('that nobody logs is seen in the balance alone: how much, and not whose', async () => {
    await force(chain, pool, parseEther('6'));
    await settle();
    expect(await moved()).toEqual([]);
    expect(await residues()).toEqual([['eth', parseEther('6')]]);
    // It stays so, and what comes later is explained all the same.
    await callAs(chain, lidoMultisig, wrapped, 'transfer', [pool, 5n]);
    await settle();
    expect(await moved()).toHaveLength(1);
    expect(await residues()).toEqual([['eth', parseEther('6')]]);
  });
});

describe('stETH', () => {
  it('that grows by itself, and rounds, leaves nothing unexplained', async () => {
    await callAs(chain, stranger, shares, 'rebase', [parseEther('333.333333333333333333')]);
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, parseEther('2500')]);
    await callAs(chain, stranger, shares, 'rebase', [parseEther('17.1')]);
    await settle();
    await callAs(chain, stranger, shares, 'rebase', [parseEther('99.7')]);
    await settle();
    expect(await moved()).toEqual([['in', 'lido', 'stETH', parseEther('2500')]]);
    expect(await residues()).toEqual([]);
  });
});

describe('a node that answers that there is nothing', () => {
  const silent = () => first.fail(({ method }) => (method === 'eth_getLogs' ? { result: () => [] } : undefined));

  it('is found out by the balance, and the other one is believed', async () => {
    silent();
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, parseEther('2500')]);
    await callAs(chain, pool, wrapped, 'transfer', [stranger, 5n]);
    await settle();
    expect(await moved()).toEqual([
      ['in', 'lido', 'stETH', parseEther('2500')],
      ['out', undefined, 'WETH', 5n],
    ]);
    expect(await residues()).toEqual([]);
    expect((await readActivity(9)).map(({ contributor }) => contributor)).toEqual(['Lido DAO']);
    const { failure } = (await readSources()).find(({ host }) => `http://${host}` === first.url) ?? {};
    expect(failure?.reason).toBe('malformed');
  });

  it('is found out of a token, too, that joined the list since the last look: its account begins where that ended', async () => {
    await freshStorage();
    await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
    await scan([{ ...rescue, tokens: rescue.tokens.filter(({ asset }) => asset !== 'WETH') }]);
    silent();
    await callAs(chain, lidoMultisig, wrapped, 'transfer', [pool, parseEther('3')]);
    await settle();
    expect(await moved()).toEqual([['in', 'lido', 'WETH', parseEther('3')]]);
  });

  it('and is the only one leaves an account that says that it is incomplete, until another is there', async () => {
    silent();
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, parseEther('2500')]);
    await chain.mine(4);
    second.fail(({ method }) => (method === 'eth_getLogs' ? 'cut' : undefined));
    await scan();
    expect(await moved()).toEqual([]);
    expect((await residues()).map(([token]) => token)).toEqual([stETH.toLowerCase()]);
    second.fail(undefined);
    await scan();
    expect(await moved()).toEqual([['in', 'lido', 'stETH', parseEther('2500')]]);
    expect(await residues()).toEqual([]);
  });

  it('and the other that makes something up is found out, too', async () => {
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, parseEther('1')]);
    await chain.mine(4);
    first.fail(({ method }) =>
      method === 'eth_getLogs'
        ? {
            result: (real) =>
              (real as { data: string }[]).map((log) => ({ ...log, data: `0x${'7'.padStart(64, '0')}` })),
          }
        : undefined,
    );
    await scan();
    expect(await moved()).toEqual([['in', 'lido', 'stETH', parseEther('1')]]);
    expect(await residues()).toEqual([]);
  });
});

describe('two rescues that share a recipient', () => {
  const other = () =>
    aRescueOnChain({
      ...rescue,
      id: 'second-2026',
      name: 'Second',
      tokens: rescue.tokens.filter(({ asset }) => asset === 'WETH'),
      contributions: [
        aContribution({
          id: 'aave',
          contributor: 'Aave',
          senders: [{ chainId: 1, address: stranger, role: 'treasury' }],
        }),
      ],
    });

  it('both count what arrived there, each in its own words', async () => {
    await saveWatch({ key: 'snapshot:0x2', rescueId: 'second-2026', createdAt: now, failures: 0 });
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, 11n]);
    await callAs(chain, stranger, wrapped, 'transfer', [pool, parseEther('12')]);
    await chain.mine(4);
    await scan([rescue, other()]);
    expect(await moved()).toEqual([
      ['in', 'lido', 'stETH', 11n],
      ['in', undefined, 'WETH', parseEther('12')],
    ]);
    expect(await moved(other())).toEqual([['in', 'aave', 'WETH', parseEther('12')]]);
    const news = (await readActivity(9)).map(({ rescueId, contributor }) => `${rescueId} ${contributor ?? ''}`);
    expect(news.sort()).toEqual(['defi-united-2026 ', 'defi-united-2026 Lido DAO', 'second-2026 Aave']);
  });

  it('are read the same whichever of them is followed', async () => {
    first.asked.length = 0;
    await scan([rescue, other()]);
    const tokens = (await readCheckpoint(1, pool))?.accounts.map(({ token }) => token);
    expect(tokens).toEqual(['eth', stETH.toLowerCase(), WETH.toLowerCase()]);
  });
});

describe('what is not final', () => {
  it('is shown as that, counted nowhere, and replaced by each look', async () => {
    const tentative = async () => (await readCheckpoint(1, pool))?.tentative?.map(({ units }) => units);
    const before = await chain.client.snapshot();
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, 21n]);
    await scan();
    expect([await moved(), await tentative()]).toEqual([[], [21n]]);
    await chain.client.revert({ id: before });
    await callAs(chain, lidoMultisig, shares, 'transfer', [pool, 23n]);
    await scan();
    expect([await moved(), await tentative()]).toEqual([[], [23n]]);
    await settle();
    expect([await moved(), await tentative()]).toEqual([[['in', 'lido', 'stETH', 23n]], []]);
  });
});
