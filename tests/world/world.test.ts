import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aprilRescue,
  aprilScript,
  aprilSteps,
  arbitrumProposalId,
  delivery,
  inventedPrefix,
  worldProposalIds,
} from './april-rescue.ts';
import { ask, askHub } from './client.ts';
import { startWorld, type World } from './world.ts';

const { lido, mantle } = worldProposalIds;

/** What a node under one of its names answers. */
async function rpc(world: World, method: string, params: unknown[] = [], host = 'eth.drpc.org') {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const reply = await ask(world, `https://${host}/`, { headers: { 'content-type': 'application/json' }, body });
  return { status: reply.status, ...JSON.parse(reply.text) };
}

/** Whether somebody still listens. */
const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

describe('a world', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ data: aprilRescue(Date.now()) });
  });
  afterAll(() => world.stop());

  it('answers names that it does not know with 404: browsers ask for more than we do', async () => {
    expect((await ask(world, 'https://update.googleapis.com/service/update2')).status).toBe(404);
  });

  it('has pages for Snapshot at each of its names', async () => {
    for (const host of ['snapshot.box', 'v1.snapshot.box', 'snapshot.org'])
      expect((await ask(world, `https://${host}/`)).text).toContain('<div id="app"></div>');
    const data = await ask(world, `https://snapshot.box/__data/proposal/s/lido-snapshot.eth/${lido}`);
    expect(JSON.parse(data.text)).toMatchObject({ id: lido, label: 'Active' });
  });

  it('leads every CONNECT of its proxy to itself', async () => {
    const socket = connect(world.proxyPort, '127.0.0.1');
    const opened = await new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString()));
      socket.write('CONNECT hub.snapshot.org:443 HTTP/1.1\r\nHost: hub.snapshot.org:443\r\n\r\n');
    });
    expect(opened).toContain('200 Connection Established');
    const tls = connectTls({ socket, servername: 'hub.snapshot.org', rejectUnauthorized: false });
    const page = await new Promise<string>((resolve) => {
      tls.once('data', (data) => resolve(data.toString()));
      tls.write('GET / HTTP/1.1\r\nHost: hub.snapshot.org\r\nConnection: close\r\n\r\n');
    });
    tls.destroy();
    expect(page).toContain('200 OK');
  });

  it('has no node until one is asked for', async () => {
    expect((await rpc(world, 'eth_chainId')).status).toBe(503);
  });

  it('lets go of every port when it is stopped, and may be stopped twice', async () => {
    const other = await startWorld();
    const chain = await other.chain();
    const ports = [other.port, other.proxyPort, Number(new URL(chain.rpcUrl).port)];
    expect(await Promise.all(ports.map(listens))).toEqual([true, true, true]);
    await Promise.all([other.stop(), other.stop()]);
    expect(await Promise.all(ports.map(listens))).toEqual([false, false, false]);
  });

  it('stops while somebody still waits for an answer', async () => {
    const other = await startWorld();
    other.faults.set('hub.snapshot.org', 'hang');
    const waiting = ask(other, 'https://hub.snapshot.org/graphql');
    const outcome = expect(waiting).rejects.toThrow();
    await expect.poll(() => other.requests.count('hub.snapshot.org')).toBe(1);
    await other.stop();
    await outcome;
  });

  it('leaves no listener on the process behind', async () => {
    const before = process.listenerCount('SIGINT');
    const other = await startWorld();
    await other.stop();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});

describe('April', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ data: aprilRescue(Date.now()), script: aprilScript });
  });
  afterAll(() => world.stop());

  const scores = () => world.hub.proposal(lido)?.scores ?? [];
  const total = () => world.hub.proposal(lido)?.scores_total ?? 0;

  it('invents only ids that can be told from real ones', () => {
    const ids = Object.values(worldProposalIds);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^0x5f0[0-9a-f]{61}$/);
    expect(world.hub.proposals.map(({ id }) => id).filter((id) => !id.startsWith(inventedPrefix))).toEqual([
      arbitrumProposalId,
    ]);
  });

  it('begins with Against ahead by little at Lido, and the quorum missed', () => {
    const [forIt = 0, against = 0] = scores();
    expect(against).toBeGreaterThan(forIt);
    expect(against - forIt).toBeLessThan(0.03 * total());
    expect(total()).toBeLessThan(50_000_000);
    expect(world.hub.proposal(lido)?.state).toBe('active');
  });

  it('has Arbitrum’s vote closed, final and 90.96 % for', () => {
    const vote = world.hub.proposal(arbitrumProposalId);
    expect(vote).toMatchObject({ state: 'closed', scores_state: 'final' });
    expect((((vote?.scores[0] ?? 0) / (vote?.scores_total ?? 1)) * 100).toFixed(2)).toBe('90.96');
  });

  it('flips, reaches the quorum, ends and is counted, step by step', async () => {
    await world.script.jumpTo(aprilSteps.trickle);
    expect(scores()[0]).toBeLessThan(scores()[1] ?? 0);
    await world.script.jumpTo(aprilSteps.flip);
    expect(scores()[0]).toBeGreaterThan(scores()[1] ?? 0);
    expect(total()).toBeLessThan(50_000_000);
    await world.script.jumpTo(aprilSteps.quorum);
    expect(scores()[0]).toBeGreaterThan(50_000_000);
    await world.script.jumpTo(aprilSteps.mantleEnds);
    expect(world.hub.proposal(mantle)).toMatchObject({ state: 'closed', scores_state: 'pending' });
    await world.script.jumpTo(aprilSteps.lidoFinal);
    expect(world.hub.proposal(mantle)).toMatchObject({ scores_state: 'final' });
    expect(world.hub.proposal(lido)).toMatchObject({ state: 'closed', scores_state: 'final' });
  });

  it('loses the hub for a while', async () => {
    await world.script.jumpTo(aprilSteps.hubDown);
    expect((await ask(world, 'https://hub.snapshot.org/graphql?query={options{name}}')).status).toBe(502);
    await world.script.jumpTo(aprilSteps.hubBack);
    expect((await askHub(world, '{ options { name } }')).status).toBe(200);
  });

  it('pays 2,500 stETH on a real chain, in a block that becomes final', async () => {
    await world.script.jumpTo(aprilSteps.paid);
    const filter = (toBlock: string) => [
      {
        address: delivery.token,
        fromBlock: '0x17d2000',
        toBlock,
        topics: [
          '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
          null,
          `0x${'0'.repeat(24)}${delivery.to.slice(2).toLowerCase()}`,
        ],
      },
    ];
    expect((await rpc(world, 'eth_getLogs', filter('finalized'))).result).toEqual([]);
    await world.script.jumpTo(aprilSteps.paidFinal);
    const logs = (await rpc(world, 'eth_getLogs', filter('finalized'))).result;
    expect(logs).toHaveLength(1);
    expect(BigInt(logs[0].data)).toBe(delivery.amount);
    expect(logs[0].topics[1]).toBe(`0x${'0'.repeat(24)}${delivery.from.slice(2).toLowerCase()}`);
    const block = (await rpc(world, 'eth_getBlockByHash', [logs[0].blockHash, false])).result;
    expect(Math.abs(Number(block.timestamp) * 1000 - Date.now())).toBeLessThan(60_000);
    await world.script.done;
  });

  it('answers under each of the node’s names, in batches too, and as chain 1', async () => {
    for (const host of ['eth.drpc.org', 'ethereum-rpc.publicnode.com', 'ethereum.reth.rs'])
      expect((await rpc(world, 'eth_chainId', [], host)).result).toBe('0x1');
    const call = { jsonrpc: '2.0', method: 'eth_chainId', params: [] };
    const batch = await ask(world, 'https://eth.drpc.org/', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([
        { ...call, id: 1 },
        { ...call, id: 2 },
      ]),
    });
    expect(JSON.parse(batch.text)).toHaveLength(2);
  });

  it('has nodes that can lag and lie', async () => {
    const head = BigInt((await rpc(world, 'eth_blockNumber')).result);
    world.faults.set('eth.drpc.org', 'behind');
    expect(BigInt((await rpc(world, 'eth_blockNumber')).result)).toBe(head - 64n);
    world.faults.set('eth.drpc.org', 'lying');
    expect((await rpc(world, 'eth_chainId')).result).toBe('0xa4b1');
    world.faults.clear();
  });

  it('moves tokens that the sender never had, and ether', async () => {
    const chain = await world.chain();
    const token = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
    await chain.installToken(token, { symbol: 'WETH', name: 'Wrapped Ether' });
    await chain.transferToken(token, delivery.from, delivery.to, 7n);
    await chain.transferToken(token, delivery.from, delivery.to, 5n);
    expect(await chain.balanceOf(token, delivery.to)).toBe(12n);
    const before = await chain.client.getBalance({ address: delivery.to });
    await chain.sendEth(delivery.from, delivery.to, 10n ** 18n);
    expect((await chain.client.getBalance({ address: delivery.to })) - before).toBe(10n ** 18n);
  });
});
