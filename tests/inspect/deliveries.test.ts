import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MoneyView } from '../../lib/messages/money-view.ts';
import { type Chain, startChain } from '../world/chain.ts';
import { delivery } from '../world/rescue/steps.ts';
import { inspectJson, runInspect } from './run-inspect.ts';

let chain: Chain;
beforeAll(async () => {
  chain = await startChain();
  await chain.installToken(delivery.token, { symbol: 'stETH' });
  await chain.transferToken(delivery.token, delivery.from, delivery.to, delivery.amount);
  await chain.mine(3);
}, 30_000);
afterAll(() => chain?.stop());

interface Counted {
  delivered: { amount: string; bps: number };
  contributions: { id: string }[];
  notes: string[];
  money: MoneyView | null;
}

it('what arrived since the incident is read from the node that is named', async () => {
  const { delivered, contributions, notes } = await inspectJson<Counted>('defi-united-2026', '--rpc', chain.rpcUrl);
  expect(delivered).toMatchObject({ amount: '2500', bps: 332 });
  expect(contributions.find(({ id }) => id === 'lido')).toMatchObject({
    stage: 'delivered',
    because: { kind: 'delivered', count: 1 },
    low: '2500',
    high: '2500',
    asset: 'stETH',
  });
  expect(notes).toEqual([]);
});

it('what nobody explains, and what is not final yet, is told and not counted', async () => {
  const stranger = '0x00000000000000000000000000000000000000aa';
  await chain.sendEth(stranger, delivery.to, 6n * 10n ** 18n);
  await chain.mine(3);
  await chain.transferToken(delivery.token, stranger, delivery.to, 7n);
  const { delivered, money } = await inspectJson<Counted>('defi-united-2026', '--rpc', chain.rpcUrl);
  expect(delivered.amount).toBe('2500');
  expect(money?.unexplained).toEqual([
    { address: delivery.to.toLowerCase(), asset: 'ETH', value: '6', side: 'came', isNative: true },
  ]);
  expect(money?.tentative).toMatchObject([{ value: '0.000000000000000007', asset: 'stETH' }]);
  expect(money?.unchecked).toEqual([]);
  const { stdout } = await runInspect('defi-united-2026', '--rpc', chain.rpcUrl);
  expect(stdout).toMatch(/6 ETH more on 0x0fca\S+ than any log tells/);
});

it('what arrived later than the instant asked about has not arrived yet', async () => {
  const view = await inspectJson<Counted>('defi-united-2026', '--rpc', chain.rpcUrl, '--at', '2026-04-30');
  expect(view.delivered).toMatchObject({ amount: '0' });
});

it('without a node nothing is delivered, and that it was not read is said', async () => {
  const { stdout } = await runInspect('defi-united-2026');
  expect(stdout).toMatch(/Delivered: at least 0 of 75,081 ETH/);
  expect(stdout).toMatch(/What arrived before .* was not read\./);
});

it('a node that does not answer is named', async () => {
  const { delivered, notes } = await inspectJson<Counted>('defi-united-2026', '--rpc', 'http://127.0.0.1:1/');
  expect(delivered.amount).toBe('0');
  expect(notes).toEqual(['127.0.0.1:1 does not answer. It has not been read yet.']);
});
