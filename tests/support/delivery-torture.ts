import { IDBObjectStore } from 'fake-indexeddb';
import { getAddress, parseAbiItem } from 'viem';
import { minute } from '../../lib/domain/time';
import { type Provider, provider } from '../../lib/platform/rpc/provider';
import { readDeliveries } from '../../lib/store/deliveries';
import { readActivity } from '../../lib/store/events';
import { readCheckpoint } from '../../lib/store/transfers';
import { saveWatch } from '../../lib/store/watches';
import { scanDeliveries } from '../../lib/watch/deliveries/scan-deliveries';
import type { Chain } from '../world/chain';
import { cappedAt, type FaultRule, type FaultyNode } from './faulty-node';
import { freshStorage } from './fresh-storage';
import { aaveCollector, aRescueOnChain, guardianSafe, lidoMultisig, pool, stETH, WETH } from './rescue-on-chain';

const transfer = parseAbiItem('event Transfer(address indexed from, address indexed to, uint256 value)');
const rescue = aRescueOnChain();

/** What the ledger says at the end of a run, and what the chain says. Both as `asset units txHash`, sorted. */
export interface TortureResult {
  ledger: string[];
  truth: string[];
  /** Transactions of the ledger that were told, and how many pieces of news there are for each. */
  told: { txHash: string; times: number }[];
}

/**
 * One run of misfortune, told by its seed: payments, looks, kills at every commit, nodes that cap, refuse, lag, cut the line or contradict
 * themselves, reorganisations inside and past finality. Then the nodes are well again, and the ledger is compared with the chain.
 */
export async function torture(
  seed: number,
  chain: Chain,
  nodes: readonly [FaultyNode, FaultyNode],
): Promise<TortureResult> {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  await freshStorage();
  let now = Date.now();
  let providers = wake();
  for (const node of nodes) node.fail(undefined);
  await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
  await installTokens(chain);
  await chain.mine(4);
  await look();
  const start = (await readCheckpoint(1, pool))?.number;
  if (start === undefined) throw new Error('there is no start');

  const moves: Record<string, () => Promise<unknown>> = {
    pay: () =>
      chain.transferToken(
        pick([stETH, WETH]),
        pick([lidoMultisig, aaveCollector, guardianSafe]),
        pick([pool, guardianSafe]),
        BigInt(below(1e9)),
      ),
    mine: () => chain.mine(1 + below(12)),
    look,
    lookAndBeKilled: async () => {
      const heal = killAtCommit(below(6));
      await look().catch(() => undefined);
      heal();
      providers = wake();
    },
    break: async () => pick(nodes).fail(pick(faults)(below)),
    heal: async () => pick(nodes).fail(undefined),
    reorganise: () => reorganise(1 + below(2)),
    reorganiseFinal: () => reorganise(3 + below(8)),
  };
  const weighted = ['pay', 'pay', 'pay', 'mine', 'mine', 'look', 'look', 'look', 'lookAndBeKilled', 'break', 'break'];
  const script = [...weighted, 'heal', 'reorganise', 'reorganiseFinal'];
  for (let step = 0; step < 30; step += 1) await moves[pick(script)]?.();

  for (const node of nodes) node.fail(undefined);
  await chain.mine(4);
  for (let looks = 0; looks < 3; looks += 1) await look();
  return compare(chain, start);

  /** A worker that was just started: it has forgotten what it learnt of the nodes. */
  function wake(): Provider[] {
    return nodes.map(({ url }) => ({ ...provider(url, 0), span: 1 + below(60) }));
  }

  function look(): Promise<void> {
    now += 40 * minute;
    return scanDeliveries(now, { rescues: [rescue], providers });
  }

  /** Never below where the reading started: of that, nothing is known. */
  async function reorganise(depth: number): Promise<void> {
    const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
    const possible = Math.min(depth, head - (start ?? head));
    if (possible > 0) await chain.client.request({ method: 'anvil_reorg', params: [possible, []] } as never);
    await installTokens(chain);
  }
}

/** What was put there by hand can go with the blocks that a reorganisation takes back. */
async function installTokens(chain: Chain): Promise<void> {
  await chain.installToken(stETH, { symbol: 'stETH' });
  await chain.installToken(WETH, { symbol: 'WETH' });
}

type Below = (limit: number) => number;

const faults: readonly ((below: Below) => FaultRule)[] = [
  (below) => cappedAt(1 + below(8), { code: -32_000, message: 'query exceeds max results 20000' }),
  (below) => {
    const blocks = 1 + below(30);
    return cappedAt(blocks, { code: 35, message: `ranges over ${blocks} blocks are not supported on free plan` });
  },
  (below) => cappedAt(below(20), { code: -32_603, message: 'internal error' }),
  () => () => 'cut',
  () => () => ({ status: 502, body: '<html>Bad Gateway</html>' }),
  () =>
    ({ method }) =>
      method === 'eth_getLogs' ? { status: 429, body: '' } : undefined,
  // Every n-th question fails, so that a look stops half way.
  (below) => {
    let left = below(8);
    return () => (left-- === 0 ? 'cut' : undefined);
  },
  // Lags: its newest final block is an older one, as another back end has it.
  (below) => {
    const blocks = 1 + below(10);
    return ({ method, params }) =>
      method === 'eth_getBlockByNumber' && params[0] === 'finalized' ? { behind: blocks } : undefined;
  },
  // Two back ends: the logs come from one that has none, and the second look at the last block sees another.
  () => (_call, place, batch) =>
    batch[1]?.method === 'eth_getLogs' && place > 0
      ? { result: (real) => (place === 1 ? [] : { ...(real as object), hash: `0x${'ab'.repeat(32)}` }) }
      : undefined,
  // A back end that does not have the range yet: no logs, and no last block.
  () => (_call, place, batch) =>
    batch[1]?.method === 'eth_getLogs' ? { result: () => (place === 1 ? [] : null) } : undefined,
];

/** Lets the given number of writes pass, then fails, as a worker does that is killed before its commit. */
function killAtCommit(writes: number): () => void {
  const { put } = IDBObjectStore.prototype;
  let left = writes;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value, key) {
    if (left-- <= 0) throw new Error('killed');
    return put.call(this, value, key);
  };
  return () => {
    IDBObjectStore.prototype.put = put;
  };
}

async function compare(chain: Chain, start: number): Promise<TortureResult> {
  const final = await chain.client.getBlock({ blockTag: 'finalized' });
  const recipients = [pool, guardianSafe].map((address) => getAddress(address));
  const logs = await chain.client.getLogs({
    address: [getAddress(stETH), getAddress(WETH)],
    event: transfer,
    args: { to: recipients },
    fromBlock: BigInt(start + 1),
    toBlock: final.number,
    strict: true,
  });
  const arrived = logs.filter(({ args }) => args.value > 0n && !recipients.includes(args.from));
  const deliveries = await readDeliveries(rescue);
  const news = await readActivity(1_000);
  const asset = (address: string) => (getAddress(address) === getAddress(WETH) ? 'WETH' : 'stETH');
  return {
    ledger: deliveries.map(({ asset, units, txHash }) => `${asset} ${units} ${txHash}`).sort(),
    truth: arrived
      .map(({ address, args, transactionHash }) => `${asset(address)} ${args.value} ${transactionHash}`)
      .sort(),
    told: deliveries
      .filter(({ contributionId }) => contributionId)
      .map(({ txHash }) => ({
        txHash,
        times: news.filter((event) => event.news.subject === 'delivery' && event.news.txHash === txHash).length,
      })),
  };
}

/** Numbers in [0, 1), the same for the same seed. Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
