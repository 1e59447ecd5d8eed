import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { second } from '@/lib/domain/time';
import { testEndpoint } from '@/lib/watch/nodes/test-endpoint';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { type Chain, startChain } from '../world/chain';

let chain: Chain;
let node: FaultyNode;

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
});

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

afterEach(() => node.fail(undefined));

describe('a node that is tried', () => {
  it('is told by its chain, how fresh it is, how long it took, and that it reads logs', async () => {
    const latest = await chain.client.getBlock();
    const final = await chain.client.getBlock({ blockTag: 'finalized' });
    expect(await testEndpoint(node.url)).toEqual({
      kind: 'answered',
      chainId: 1,
      took: expect.any(Number),
      latest: { number: Number(latest.number), at: Number(latest.timestamp) * second },
      final: { number: Number(final.number), at: Number(final.timestamp) * second },
      readsLogs: true,
    });
  });

  it('and does not know what is final, or reads no logs, says so', async () => {
    node.fail(({ method, params }) => {
      if (method === 'eth_getLogs') return { refuse: { code: -32000, message: 'needs a personal token' } };
      return params[0] === 'finalized' ? { refuse: { code: -32602, message: 'unknown block tag' } } : undefined;
    });
    const tried = await testEndpoint(node.url);
    expect(tried).toMatchObject({ kind: 'answered', readsLogs: false });
    expect(tried).not.toHaveProperty('final');
  });

  it.each([
    [
      'is no node',
      'malformed',
      { status: 200, body: '[{"id":0,"result":"hello"},{"id":1,"result":1},{"id":2,"result":1}]' },
    ],
    ['cuts the line', 'unreachable', 'cut' as const],
    ['wants a key', 'not-permitted', { status: 401, body: '' }],
    ['has too many callers', 'rate-limited', { status: 429, body: '' }],
  ])('and %s fails with the reason', async (_, reason, fault) => {
    node.fail(() => fault);
    expect(await testEndpoint(node.url)).toMatchObject({ kind: 'failed', reason });
  });

  it('is not asked at all where its address is none', async () => {
    expect(await testEndpoint('http://node.example/')).toMatchObject({ reason: 'not-an-endpoint' });
  });
});
