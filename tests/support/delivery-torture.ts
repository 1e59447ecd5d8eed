import { IDBObjectStore } from 'fake-indexeddb';
import { getAddress, parseAbiItem } from 'viem';
import { day, minute } from '../../lib/domain/time';
import { type Provider, provider } from '../../lib/platform/rpc/provider';
import { readActivity } from '../../lib/store/events';
import { readDeliveries } from '../../lib/store/money/deliveries';
import { readCheckpoint } from '../../lib/store/money/transfers';
import { saveWatch } from '../../lib/store/watches';
import { scanDeliveries } from '../../lib/watch/deliveries/scan-deliveries';
import type { Chain } from '../world/chain';
import { cappedAt, type FaultRule, type FaultyNode } from './faulty-node';
import { freshStorage } from './fresh-storage';
import { aaveCollector, aRescueOnChain, guardianSafe, lidoMultisig, pool, stETH, WETH } from './rescue-on-chain';
import { seeded } from './seeded.ts';

const transfer = parseAbiItem('event Transfer(address indexed from, address indexed to, uint256 value)');
const safeReceived = parseAbiItem('event SafeReceived(address indexed sender, uint256 value)');
const rescue = aRescueOnChain();

/** What the ledger says at the end of a run, and what the chain says. Both as `asset units from to txHash`, sorted. */
export interface TortureResult {
  ledger: string[];
  truth: string[];
  /** ETH that came without a log, by address: what is there, and what the ledger says that it cannot explain. */
  unexplained: { said: string[]; truth: string[] };
  /** Transactions of the ledger that were told, and how many pieces of news there are for each. */
  told: { txHash: string; times: number }[];
  /** Looks after which the ledger was neither right nor said that it was incomplete. */
  wrong: string[];
}

const recipients = [pool, guardianSafe].map((address) => address.toLowerCase());

/**
 * One run of misfortune, told by its seed: payments and refunds, ETH without a log, looks, kills at every commit, nodes that cap, refuse,
 * lag, leave out, cut the line or contradict themselves, reorganisations inside and past finality. After every look the ledger is right as
 * far as it was read, or says that it is not. At last the nodes are well again, and it is right.
 */
export async function torture(
  seed: number,
  chain: Chain,
  nodes: readonly [FaultyNode, FaultyNode],
): Promise<TortureResult> {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  await freshStorage();
  let now = Date.now();
  let providers = wake();
  const wrong: string[] = [];
  for (const node of nodes) node.fail(undefined);
  await saveWatch({ key: 'snapshot:0x1', rescueId: rescue.id, createdAt: now, failures: 0 });
  await install(chain);
  await chain.mine(4);
  await look();
  const start = (await readCheckpoint(1, pool))?.number;
  if (start === undefined) throw new Error('there is no start');

  const pay = (from: string, to: string) => chain.transferToken(pick([stETH, WETH]), from, to, BigInt(below(1e9)));
  const moves: Record<string, () => Promise<unknown>> = {
    pay: () => pay(pick([lidoMultisig, aaveCollector, guardianSafe]), pick([pool, guardianSafe])),
    refund: () => pay(pick([pool, guardianSafe]), pick([lidoMultisig, aaveCollector])),
    payEther: () => chain.sendEth(lidoMultisig, guardianSafe, BigInt(1 + below(1e9))),
    payEtherUnseen: () => chain.sendEth(aaveCollector, pool, BigInt(1 + below(1e9))),
    mine: () => chain.mine(1 + below(12)),
    look: lookAndCompare,
    lookAndBeKilled: async () => {
      const heal = killAtCommit(below(30));
      await look().catch(() => undefined);
      heal();
      providers = wake();
    },
    break: async () => pick(nodes).fail(pick(faults)(below)),
    heal: async () => pick(nodes).fail(undefined),
    reorganise: () => reorganise(1 + below(2)),
    reorganiseFinal: () => reorganise(3 + below(8)),
  };
  const often = ['pay', 'pay', 'pay', 'mine', 'mine', 'look', 'look', 'look', 'lookAndBeKilled', 'break', 'break'];
  const script = [...often, 'refund', 'payEther', 'payEtherUnseen', 'heal', 'reorganise', 'reorganiseFinal'];
  for (let step = 0; step < 30; step += 1) await moves[pick(script)]?.();

  for (const node of nodes) node.fail(undefined);
  await chain.mine(4);
  for (let looks = 0; looks < 3; looks += 1) {
    // What two nodes left out is asked for again on another day.
    now += day;
    await look();
  }
  return { ...(await compare(chain, start)), wrong };

  /** A worker that was just started: it has forgotten what it learnt of the nodes. */
  function wake(): Provider[] {
    return nodes.map(({ url }) => ({ ...provider(url, 0), span: 1 + below(60) }));
  }

  function look(): Promise<void> {
    now += 40 * minute;
    return scanDeliveries(now, { rescues: [rescue], providers });
  }

  async function lookAndCompare(): Promise<void> {
    await look();
    if (start === undefined || (await saysIncomplete(chain))) return;
    const { ledger, truth, unexplained } = await compare(chain, start);
    if (ledger.join() !== truth.join() || unexplained.said.join() !== unexplained.truth.join())
      wrong.push(
        `look at ${now}: ${ledger} is not ${truth}; unexplained ${unexplained.said} is not ${unexplained.truth}`,
      );
  }

  /** Never below where the reading started: of that, nothing is known. */
  async function reorganise(depth: number): Promise<void> {
    const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
    const possible = Math.min(depth, head - (start ?? head));
    if (possible > 0) await chain.client.request({ method: 'anvil_reorg', params: [possible, []] } as never);
    await install(chain);
  }
}

/** What was put there by hand can go with the blocks that a reorganisation takes back. */
async function install(chain: Chain): Promise<void> {
  await chain.installToken(stETH, { symbol: 'stETH' });
  await chain.installToken(WETH, { symbol: 'WETH' });
  await chain.client.setCode({ address: guardianSafe, bytecode: safeCode });
}

/** A Safe's fallback in ten opcodes: emits SafeReceived(msg.sender, msg.value). */
const safeCode = '0x34600052337f3d0ce9bfc3ed7d6862dbb28b2dea94561fe714a1b4d019aa8af39730d1ad7c3d60206000a200';

type Below = (limit: number) => number;
type Row = { logIndex: string };

const isLogs =
  (fault: ReturnType<FaultRule>): FaultRule =>
  (call) =>
    call.method === 'eth_getLogs' ? fault : undefined;

const faults: readonly ((below: Below) => FaultRule)[] = [
  (below) => cappedAt(1 + below(8), { code: -32_000, message: 'query exceeds max results 20000' }),
  (below) => {
    const blocks = 1 + below(30);
    return cappedAt(blocks, { code: 35, message: `ranges over ${blocks} blocks are not supported on free plan` });
  },
  (below) => {
    const blocks = aLimit(below);
    return cappedAt(blocks, { code: -32_602, message: `exceed maximum block range: ${blocks}` });
  },
  (below) => cappedAt(1 + below(8), { code: -32_000, message: 'eth_getLogs is limited to 0 - 8 blocks range' }),
  (below) => cappedAt(below(20), { code: -32_603, message: 'internal error' }),
  () => () => 'cut',
  () => () => ({ status: 502, body: '<html>Bad Gateway</html>' }),
  () => isLogs({ status: 429, body: '' }),
  () => isLogs({ refuse: { code: -32_005, message: 'rate limit exceeded' } }),
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
  // Answers that there is nothing, as if all were well.
  () => isLogs({ result: () => [] }),
  // Leaves out the end of long answers.
  () => isLogs({ result: (real) => (real as Row[]).slice(0, Math.ceil((real as Row[]).length / 2)) }),
  // Leaves out every other block's.
  () =>
    isLogs({
      result: (real) =>
        (real as (Row & { blockNumber: string })[]).filter(({ blockNumber }) => Number(blockNumber) % 2),
    }),
  // Keeps no states: nothing can be proved.
  () =>
    ({ method }) =>
      method === 'eth_call' || method === 'eth_getBalance'
        ? { refuse: { code: -32_000, message: 'missing trie node' } }
        : undefined,
];

/** A limit that a provider has. */
function aLimit(below: Below): number {
  return [8, 50, 800, 1_000, 10_000][below(5)] ?? 8;
}

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

/** Whether the ledger says of itself that it cannot be relied on: not held against the balance at this block, in doubt, or unexplained. */
async function saysIncomplete(chain: Chain): Promise<boolean> {
  const checkpoints = await Promise.all(recipients.map((address) => readCheckpoint(1, address)));
  // What the chain took back since is seen by the next look.
  const head = checkpoints[0] && (await chain.client.getBlock({ blockNumber: BigInt(checkpoints[0].number) }));
  if (checkpoints.some((checkpoint) => checkpoint?.hash !== head?.hash)) return true;
  return checkpoints.some((checkpoint) =>
    checkpoint?.accounts.some(
      ({ token, opened, proof, start }) =>
        proof?.number !== checkpoint.number ||
        opened?.number !== start ||
        proof.doubtFrom !== undefined ||
        (token !== 'eth' && proof.residue !== 0n),
    ),
  );
}

async function compare(chain: Chain, start: number): Promise<Omit<TortureResult, 'wrong'>> {
  const checkpoints = await Promise.all(recipients.map((address) => readCheckpoint(1, address)));
  const upTo = Math.min(...checkpoints.map((checkpoint) => checkpoint?.number ?? 0));
  const range = { fromBlock: BigInt(start + 1), toBlock: BigInt(upTo), strict: true } as const;
  const tokens = [getAddress(stETH), getAddress(WETH)];
  const enters = upTo > start ? await chain.client.getLogs({ address: tokens, event: transfer, ...range }) : [];
  const ether =
    upTo > start ? await chain.client.getLogs({ address: guardianSafe, event: safeReceived, ...range }) : [];
  const isOurs = (address: string) => recipients.includes(address.toLowerCase());
  const moved = enters.filter(({ args }) => args.value > 0n && isOurs(args.from) !== isOurs(args.to));
  const deliveries = (await readDeliveries(rescue)).filter(({ blockNumber }) => blockNumber <= upTo);
  const news = await readActivity(1_000);
  const asset = (address: string) => (getAddress(address) === getAddress(WETH) ? 'WETH' : 'stETH');
  const line = (...parts: unknown[]) => parts.join(' ').toLowerCase();
  const there = (address: string, number: number) =>
    chain.client.getBalance({ address: getAddress(address), blockNumber: BigInt(number) });
  const unseen = await Promise.all(
    recipients.map(async (address) => {
      const logged = ether
        .filter((log) => log.address.toLowerCase() === address)
        .reduce((sum, { args }) => sum + args.value, 0n);
      return `${address} ${(await there(address, upTo)) - (await there(address, start)) - logged}`;
    }),
  );
  const said = checkpoints.map((checkpoint) => {
    const proof = checkpoint?.accounts.find(({ token }) => token === 'eth')?.proof;
    return `${checkpoint?.address} ${proof?.residue}`;
  });
  return {
    ledger: deliveries.map(({ asset, units, from, to, txHash }) => line(asset, units, from, to, txHash)).sort(),
    truth: [
      ...moved.map(({ address, args, transactionHash }) =>
        line(asset(address), args.value, args.from, args.to, transactionHash),
      ),
      ...ether.map(({ args, transactionHash }) => line('ETH', args.value, args.sender, guardianSafe, transactionHash)),
    ].sort(),
    unexplained: { said, truth: unseen },
    told: deliveries
      .filter(({ contributionId }) => contributionId)
      .map(({ txHash }) => ({
        txHash,
        times: news.filter((event) => event.news.subject === 'delivery' && event.news.txHash === txHash).length,
      })),
  };
}
