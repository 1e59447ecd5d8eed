import { afterAll, beforeAll, expect, it } from 'vitest';
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
