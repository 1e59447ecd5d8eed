import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minute } from '@/lib/domain/time';
import { type Provider, provider } from '@/lib/platform/rpc/provider';
import { closeDatabase } from '@/lib/store/database';
import { readActivity } from '@/lib/store/events';
import { readDeliveries } from '@/lib/store/money/deliveries';
import { readCheckpoint } from '@/lib/store/money/transfers';
import { readSources, saveSourceAnswer } from '@/lib/store/sources';
import { saveWatch } from '@/lib/store/watches';
import { scanDeliveries } from '@/lib/watch/deliveries/scan-deliveries';
import { cappedAt, type FaultRule, type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { aRescueOnChain, guardianSafe, lidoMultisig, pool, stETH, WETH } from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

const rescue = aRescueOnChain();

let chain: Chain;
let first: FaultyNode;
let second: FaultyNode;
let providers: Provider[];
let now: number;

beforeAll(async () => {
  chain = await startChain();
  first = await startFaultyNode(chain.rpcUrl);
  second = await startFaultyNode(chain.rpcUrl);
  await chain.installToken(stETH, { symbol: 'stETH' });
  await chain.installToken(WETH, { symbol: 'WETH' });
  await chain.mine(4);
});

afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await chain?.stop();
});

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  now = Date.now();
  providers = [first, second].map(({ url }) => provider(url, 0));
  await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
  await scan();
});

afterEach(() => {
  for (const node of [first, second]) {
    node.fail(undefined);
    node.asked.length = 0;
  }
});

/** Looks as a later alarm would, after every cool-down. */
async function scan(): Promise<void> {
  now += 40 * minute;
  await scanDeliveries(now, { rescues: [rescue], providers });
}

/** Ten units from Lido and twenty to the other recipient, with blocks between them. */
async function payThirty(): Promise<void> {
  await chain.transferToken(stETH, lidoMultisig, pool, 10n);
  await chain.mine(37);
  await chain.transferToken(WETH, lidoMultisig, guardianSafe, 20n);
  await chain.mine(4);
}

const amounts = async () => (await readDeliveries(rescue)).map(({ units }) => units);
const reasons = async () =>
  Object.fromEntries((await readSources()).map(({ host, failure }) => [`http://${host}`, failure?.reason]));
const place = async () => (await readCheckpoint(1, pool))?.number;

const isLogs: (fault: ReturnType<FaultRule>) => FaultRule = (fault) => (call) =>
  call.method === 'eth_getLogs' ? fault : undefined;

describe('a node that reads few blocks at once', () => {
  it.each([
    ['names the limit', { code: 35, message: 'ranges over 8 blocks are not supported on free plan' }],
    ['names it otherwise', { code: -32602, message: 'exceed maximum block range: 8' }],
    ['names a range', { code: -32000, message: 'eth_getLogs is limited to 0 - 8 blocks range' }],
    ['names what does not help', { code: -32047, message: 'range too large. Max range: 10000' }],
    ['counts results', { code: -32602, message: 'query exceeds max results 20000, retry with the range 1-2' }],
    ['says nothing', { code: -32000, message: 'internal error' }],
    ['says it by status', { status: 413, body: 'Payload Too Large' }],
    ['says it by status and a page', { status: 400, body: '<html>Bad Request</html>' }],
  ])('that %s still tells all', async (_, refusal) => {
    first.fail(cappedAt(8, refusal));
    await payThirty();
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);
    // The other one is asked what is there, and not for logs.
    expect(second.asked.flat()).not.toContain('eth_getLogs');
    expect((await reasons())[first.url]).toBeUndefined();
  });

  it('is asked for as many as it named, no fewer, and not for more again', async () => {
    first.fail(cappedAt(8, { code: 35, message: 'ranges over 8 blocks are not supported on free plan' }));
    await payThirty();
    await scan();
    const asked = first.asked.filter((batch) => batch.includes('eth_getLogs')).length;
    // 43 blocks in six ranges of three questions, one refusal, and the blocks that are not final.
    expect(asked).toBe(6 * 3 + 1 + 3);
  });

  it('that reads not even one is left for the next', async () => {
    first.fail(isLogs({ refuse: { code: -32000, message: 'internal error' } }));
    await payThirty();
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);
    expect((await reasons())[first.url]).toBe('unreachable');
  });
});

describe('a node that fails', () => {
  const failures: [string, FaultRule, string][] = [
    ['cuts the line', () => 'cut', 'unreachable'],
    ['answers with an error page', () => ({ status: 502, body: '<html>Bad Gateway</html>' }), 'unreachable'],
    ['answers with a page as if all were well', () => ({ status: 200, body: '<html>Welcome</html>' }), 'unreachable'],
    ['answers with JSON that is no batch', () => ({ status: 200, body: '{"hello":[]}' }), 'malformed'],
    ['answers one question of three', () => ({ status: 200, body: '[{"id":0,"result":"0x1"}]' }), 'malformed'],
    ['has too many callers', () => ({ status: 429, body: 'Too Many Requests' }), 'rate-limited'],
    [
      'has too many callers and says so in the batch',
      isLogs({ refuse: { code: -32005, message: 'rate limit exceeded' } }),
      'rate-limited',
    ],
    [
      'wants a key',
      () => ({ status: 403, body: '{"error":{"code":-32602,"message":"Archive requests require a personal token"}}' }),
      'not-permitted',
    ],
    [
      'refuses the whole batch with one error',
      () => ({ status: 200, body: '{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"unauthorized"}}' }),
      'not-permitted',
    ],
    [
      'is of another chain',
      ({ method }) => (method === 'eth_chainId' ? { result: () => '0xa4b1' } : undefined),
      'malformed',
    ],
    [
      'has no final block',
      ({ params }) => (params[0] === 'finalized' ? { result: () => null } : undefined),
      'unreachable',
    ],
    [
      'does not agree with itself on the last block',
      (_call, index, batch) =>
        batch[1]?.method === 'eth_getLogs' && index === 2
          ? { result: (real) => ({ ...(real as object), hash: `0x${'ab'.repeat(32)}` }) }
          : undefined,
      'malformed',
    ],
    [
      'shows another block as final than the one that it has',
      ({ params }) =>
        params[0] === 'finalized'
          ? { result: (real) => ({ ...(real as object), hash: `0x${'ab'.repeat(32)}` }) }
          : undefined,
      'malformed',
    ],
    [
      'answers with another block than the one asked for',
      (_call, index, batch) =>
        batch[1]?.method === 'eth_getLogs' && index !== 1
          ? { result: (real) => earlier(real as { number: string }, 1) }
          : undefined,
      'malformed',
    ],
    [
      'lacks the last block of the range',
      (call, index) => (call.method === 'eth_getBlockByNumber' && index === 0 ? { result: () => null } : undefined),
      'unreachable',
    ],
    [
      'tells logs that were not asked for',
      isLogs({ result: (real) => withEach(real, { address: lidoMultisig }) }),
      'malformed',
    ],
    ['tells logs of another range', isLogs({ result: (real) => withEach(real, { blockNumber: '0x1' }) }), 'malformed'],
    [
      'tells logs of blocks that it does not have',
      isLogs({ result: (real) => withEach(real, { blockHash: `0x${'cd'.repeat(32)}` }) }),
      'malformed',
    ],
    ['tells logs that are none', isLogs({ result: () => [{ address: 'you' }] }), 'malformed'],
    ['tells logs that were removed', isLogs({ result: (real) => withEach(real, { removed: true }) }), 'malformed'],
  ];

  it.each(failures)('because it %s is passed over, and that is remembered', async (_, rule, reason) => {
    first.fail(rule);
    await payThirty();
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);
    expect(await reasons()).toEqual({ [first.url]: reason, [second.url]: undefined });
  });

  it.each(failures)(
    'because it %s, and so does every other, changes nothing and skips nothing',
    async (_, rule, reason) => {
      first.fail(rule);
      second.fail(rule);
      const before = await readCheckpoint(1, pool);
      await payThirty();
      await scan();
      expect(await amounts()).toEqual([]);
      expect(await readCheckpoint(1, pool)).toEqual(before);
      expect(await reasons()).toEqual({ [first.url]: reason, [second.url]: reason });

      first.fail(undefined);
      second.fail(undefined);
      await scan();
      expect(await amounts()).toEqual([10n, 20n]);
      expect((await reasons())[first.url]).toBeUndefined();
    },
  );

  it('half way is followed by one that goes on from there', async () => {
    let left = 3;
    providers = providers.map((each) => ({ ...each, span: 8 }));
    first.fail((call) => (call.method === 'eth_getLogs' && left-- <= 0 ? 'cut' : undefined));
    await payThirty();
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);
    expect(second.asked.filter((batch) => batch.includes('eth_getLogs')).length).toBeGreaterThan(0);
    expect(await readActivity(10)).toHaveLength(2);
  });

  it('is left alone for a while, and longer each time', async () => {
    first.fail(() => 'cut');
    second.fail(() => 'cut');
    const look = async (wait: number) => {
      now += wait;
      first.asked.length = 0;
      await scanDeliveries(now, { rescues: [rescue], providers });
      return first.asked.length;
    };
    expect(await look(6 * minute)).toBe(1);
    expect(await look(6 * minute)).toBe(1);
    expect(await look(6 * minute)).toBe(1);
    expect(await look(6 * minute)).toBe(1);
    // Four failures: eight minutes.
    expect(await look(6 * minute)).toBe(0);
    expect(await look(6 * minute)).toBe(1);
  });

  it('by being late is passed over without blame; one that is hours behind is broken', async () => {
    await payThirty();
    const late =
      (blocks: number): FaultRule =>
      ({ params }) =>
        params[0] === 'finalized' ? { result: (real) => earlier(real as { number: string }, blocks) } : undefined;
    providers = [providers[1] as Provider];
    await scan();
    providers = [provider(first.url, 0)];
    first.fail(late(5));
    await scan();
    expect((await reasons())[first.url]).toBeUndefined();
    first.fail(late(500));
    await scan();
    expect((await reasons())[first.url]).toBe('malformed');
  });
});

describe('a chain that changes its mind', () => {
  const reorg = (depth: number) => chain.client.request({ method: 'anvil_reorg', params: [depth, []] } as never);

  it('about blocks that are not final loses and doubles nothing', async () => {
    await chain.transferToken(stETH, lidoMultisig, pool, 10n);
    await scan();
    await reorg(1);
    await chain.transferToken(stETH, lidoMultisig, pool, 30n);
    await chain.mine(4);
    await scan();
    expect(await amounts()).toEqual([30n]);
    expect(await readActivity(10)).toHaveLength(1);
  });

  it('about final blocks takes back what was read in them, and is read again', async () => {
    await chain.mine(2);
    await chain.transferToken(stETH, lidoMultisig, pool, 10n);
    await chain.mine(4);
    await scan();
    await chain.transferToken(stETH, lidoMultisig, pool, 20n);
    await chain.mine(4);
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);

    await reorg(5);
    await chain.transferToken(stETH, lidoMultisig, guardianSafe, 40n);
    await chain.mine(4);
    await scan();
    expect(await amounts()).toEqual([10n, 40n]);
    await scan();
    expect(await amounts()).toEqual([10n, 40n]);
  });

  it('as one node alone has it, is not believed', async () => {
    await payThirty();
    await scan();
    const there = await place();
    await chain.mine(8);
    first.fail(({ method, params }) =>
      method === 'eth_getBlockByNumber' && Number(params[0]) === there
        ? { result: (real) => ({ ...(real as object), hash: `0x${'ee'.repeat(32)}` }) }
        : undefined,
    );
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);
    expect(await place()).toBeGreaterThan(there ?? 0);
    expect(await reasons()).toEqual({ [first.url]: 'malformed', [second.url]: undefined });

    // With nobody to ask, it stands still.
    first.fail(undefined);
    await scan();
    expect((await reasons())[first.url]).toBeUndefined();
    const stands = await place();
    first.fail(({ method, params }) =>
      method === 'eth_getBlockByNumber' && Number(params[0]) === stands
        ? { result: (real) => ({ ...(real as object), hash: `0x${'ee'.repeat(32)}` }) }
        : undefined,
    );
    second.fail(() => 'cut');
    await chain.mine(8);
    await scan();
    expect(await amounts()).toEqual([10n, 20n]);
    expect(await place()).toBe(stands);
    expect(await reasons()).toEqual({ [first.url]: 'malformed', [second.url]: 'unreachable' });

    // Nor is it believed while the other is left alone: that does not make it the only one.
    await saveSourceAnswer(new URL(first.url).host, now);
    await scanDeliveries(now, { rescues: [rescue], providers, force: true });
    expect(await place()).toBe(stands);
    expect(await amounts()).toEqual([10n, 20n]);
  });

  it('so that nothing is left of what was read, is an error and not a new start', async () => {
    providers = [provider(first.url, 0)];
    first.fail(({ method, params }) =>
      method === 'eth_getBlockByNumber' && params[0] !== 'finalized'
        ? { result: (real) => ({ ...(real as object), hash: `0x${'ee'.repeat(32)}` }) }
        : undefined,
    );
    const before = await place();
    await payThirty();
    await scan();
    expect(await place()).toBe(before);
    expect((await reasons())[first.url]).toBe('malformed');
  });
});

function withEach(real: unknown, change: object): unknown {
  return (real as object[]).map((log) => ({ ...log, ...change }));
}

function earlier(block: { number: string }, blocks: number): object {
  return { ...block, number: `0x${(Number(block.number) - blocks).toString(16)}` };
}
