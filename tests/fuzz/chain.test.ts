import fc from 'fast-check';
import { describe, it } from 'vitest';
import { nativeToken } from '@/lib/domain/standing/chain-transfer';
import type { Provider } from '@/lib/platform/rpc/provider';
import type { RpcAnswer, RpcQuestion } from '@/lib/platform/rpc/public-client';
import { checkTransfer } from '@/lib/sources/chain/check-transfer';
import { readBalances } from '@/lib/sources/chain/read-balances';
import { readTransfers } from '@/lib/sources/chain/read-transfers';
import { chainsOf } from '@/lib/sources/chain/vote/chain-view';
import { readRates } from '@/lib/sources/rates/read-rates';
import { readOnChainVote } from '@/lib/watch/on-chain/read-vote';
import { type Edit, edited, edits, hostileValue } from './support/hostile.ts';
import { survives } from './support/survives.ts';

const now = Date.parse('2026-04-27T12:00:00Z');
const hash = `0x${'ab'.repeat(32)}`;
const pool = '0x0fca5194baa59a362a835031d9c4a25970effe68';
const weth = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const word = (value: string | number | bigint) => BigInt(value).toString(16).padStart(64, '0');
const log = {
  address: weth,
  topics: [transferTopic, `0x${word('0x95B521B4F55a447DB89f6a27f951713fC2035f3F')}`, `0x${word(pool)}`],
  data: `0x${word(10n ** 18n)}`,
  blockNumber: '0x1000000',
  blockHash: hash,
  transactionHash: `0x${'cd'.repeat(32)}`,
  logIndex: '0x1',
  removed: false,
  blockTimestamp: '0x69f00000',
};
const receipt = {
  blockHash: hash,
  blockNumber: '0x1000000',
  transactionHash: log.transactionHash,
  status: '0x1',
  from: pool,
  to: weth,
  logs: [log],
};

/** Words as contracts give them: small numbers, addresses, offsets and lengths that lead anywhere. */
const words = fc
  .array(
    fc.oneof(
      fc.nat({ max: 12 }).map(word),
      fc.constantFrom(32, 64, 96, 128, 160).map(word),
      fc
        .constantFrom(2n ** 256n - 1n, 2n ** 255n, 2n ** 64n, 2n ** 53n, 1_777_000_000n, 22_000_000n, BigInt(pool))
        .map(word),
      fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(word),
    ),
    { maxLength: 24 },
  )
  .map((list) => `0x${list.join('')}`);
const called = fc.oneof({ weight: 60, arbitrary: words }, { weight: 1, arbitrary: hostileValue });

interface Behaviour {
  calls: readonly unknown[];
  changes: readonly Edit[];
  refuses: readonly boolean[];
}

const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  calls: fc.array(called, { minLength: 1, maxLength: 30 }),
  changes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: edits }),
  refuses: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })),
});

/** A node that answers calls with anything, always the same to the same question, and other questions nearly right. */
function nodeThat({ calls, changes, refuses }: Behaviour, chainId: number): Provider {
  const right = ({ method, params }: RpcQuestion): unknown => {
    switch (method) {
      case 'eth_chainId':
        return `0x${chainId.toString(16)}`;
      case 'eth_getBlockByNumber': {
        const number = String(params[0]).startsWith('0x') ? params[0] : '0x1000100';
        return { number, hash, timestamp: '0x69f00000', parentHash: hash };
      }
      case 'eth_getLogs':
        // To the question what came in. To the others: nothing.
        return asksWhatCameIn(params) ? [log, { ...log, logIndex: '0x2' }] : [];
      case 'eth_getTransactionReceipt':
        return receipt;
      case 'eth_getBalance':
        return '0x8ac7230489e80000';
      default:
        // Without Multicall3 each contract speaks for itself.
        return isMulticall(params) ? '0x' : calls[sum(JSON.stringify(params)) % calls.length];
    }
  };
  const answer = (question: RpcQuestion): RpcAnswer => {
    const at = sum(JSON.stringify(question));
    if (question.method !== 'eth_chainId' && refuses[at % 29] === true)
      return {
        kind: 'refused',
        code: [3, -32_000, -32_602, -32_005][at % 4] ?? 3,
        message: 'execution reverted: range too large',
        data: calls[0],
      };
    const value = right(question);
    return { kind: 'value', value: at % 3 === 0 && question.method !== 'eth_chainId' ? edited(value, changes) : value };
  };
  return {
    host: 'node.example',
    span: 10_000,
    ask: (async (questions: readonly RpcQuestion[]) => questions.map(answer)) as Provider['ask'],
  };
}

function isMulticall([call]: readonly unknown[]): boolean {
  return JSON.stringify(call).includes('0xca11bde0');
}

function asksWhatCameIn([filter]: readonly unknown[]): boolean {
  const { topics, fromBlock, toBlock } = filter as { topics: unknown[]; fromBlock: string; toBlock: string };
  const isInRange = Number(fromBlock) <= Number(log.blockNumber) && Number(log.blockNumber) <= Number(toBlock);
  return isInRange && topics.length === 3 && topics[1] === null;
}

function sum(text: string): number {
  let value = 7;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return value;
}

describe('whatever a node answers', () => {
  const votes = [
    {
      venue: 'governor',
      chainId: 42_161,
      contract: '0xf07ded9dc292157749b6fd268e37df6ea38395b9',
      id: '71236395575275514509814232906539225896862899916501711888027988560774655719183',
    },
    { venue: 'aave-governance-v3', chainId: 1, contract: '0x9aee0b04504cef83a65ac3f0e838d0593bcb2bc7', id: '321' },
    { venue: 'aragon', chainId: 1, contract: '0x2e59a20f205bb85a89c53f1936454680651e618e', id: '200' },
    {
      venue: 'sky-chief',
      chainId: 1,
      contract: '0x929d9a1435662357f54adcf64dcee4d6b867a6f9',
      id: '0x929d9a1435662357f54adcf64dcee4d6b867a6f9',
    },
    { venue: 'safe', chainId: 1, contract: pool, id: hash },
    { venue: 'snapshot', chainId: 1, contract: pool, id: '7' },
    { venue: undefined, chainId: 1, contract: weth, id: '7' },
  ] as const;

  it.each(votes)('a vote at %s is read, refused, or of no known family', async ({ venue, ...vote }) => {
    await survives(behaviour, async (node) => {
      const chains = chainsOf((chainId) => nodeThat(node, chainId), now);
      return readOnChainVote({ ...vote, ...(venue && { venue }) }, { chains });
    });
  });

  it('transfers are read, or the node is at fault', async () => {
    const failures: unknown[] = [];
    const query = {
      recipients: [pool],
      tokens: [weth],
      payers: [],
      chainId: 1,
      older: [],
      soleNode: true,
      from: { number: 0xff_ff_f0, hash },
    };
    await survives(behaviour, async (node) => {
      const steps = [];
      const report = { answered: () => undefined, failed: (error: unknown) => failures.push(error) };
      for await (const step of readTransfers(query, [nodeThat(node, 1)], report)) if (steps.push(step) > 50) break;
      return steps;
    });
  });

  it('a published transfer is borne out or not', async () => {
    const claim = {
      kind: 'delivery',
      chainId: 1,
      txHash: log.transactionHash,
      amount: { asset: 'WETH', units: 10n ** 18n },
      token: weth,
      parties: [pool],
    } as const;
    await survives(behaviour, (node) => checkTransfer(nodeThat(node, 1), claim));
  });

  it('balances and rates are read', async () => {
    const feeds = [{ address: pool, from: 'ETH', to: 'USD', heartbeat: 3_600 }];
    const own = [{ address: weth, from: 'wstETH', to: 'stETH', call: 'stEthPerToken' as const }];
    await survives(behaviour, async (node) => {
      const provider = nodeThat(node, 1);
      const accounts = [weth, nativeToken].map((token) => ({ address: pool, token }));
      return [
        await readBalances(provider, 1, { number: 16_777_216, hash }, accounts),
        await readRates(provider, 1, { feeds, own }, 'finalized'),
      ];
    });
  });
});
