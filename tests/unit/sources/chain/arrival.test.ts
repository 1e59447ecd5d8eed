import { toEventSelector } from 'viem';
import { describe, expect, it } from 'vitest';
import { type ArrivalFilter, logQuestions, readLogs } from '@/lib/sources/chain/arrival';
import { lidoMultisig, pool, stETH, WETH } from '../../../support/rescue-on-chain';

const filter: ArrivalFilter = {
  recipients: [pool.toLowerCase()],
  tokens: [{ address: stETH.toLowerCase(), asset: 'stETH' }],
};
const transfer = toEventSelector('Transfer(address,address,uint256)');
const safeReceived = toEventSelector('SafeReceived(address,uint256)');
const topic = (address: string) => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`;
const amount = (units: bigint) => `0x${units.toString(16).padStart(64, '0')}`;

/** A token's transfer to the pool, as a node tells it. */
function aLog(given: object = {}) {
  return {
    address: stETH,
    topics: [transfer, topic(lidoMultisig), topic(pool)],
    data: amount(2_500n),
    blockNumber: '0x64',
    blockHash: `0x${'AB'.repeat(32)}`,
    transactionHash: `0x${'cd'.repeat(32)}`,
    logIndex: '0x7',
    removed: false,
    ...given,
  };
}

const read = (...logs: object[]) => readLogs(logs, filter, 90, 110);

describe('the questions for arrivals', () => {
  it('ask each log by the topic of its signature, at the addresses of the list alone', () => {
    expect(logQuestions(filter, 90, 110)).toEqual([
      {
        method: 'eth_getLogs',
        params: [
          {
            address: [stETH.toLowerCase()],
            topics: [transfer, null, [topic(pool)]],
            fromBlock: '0x5a',
            toBlock: '0x6e',
          },
        ],
      },
      {
        method: 'eth_getLogs',
        params: [{ address: [pool.toLowerCase()], topics: [safeReceived], fromBlock: '0x5a', toBlock: '0x6e' }],
      },
    ]);
  });

  it('never name an empty list of addresses: to a node, that is all of them', () => {
    expect(logQuestions({ ...filter, recipients: [] }, 1, 2)).toEqual([]);
    expect(logQuestions({ ...filter, tokens: [] }, 1, 2)).toHaveLength(1);
  });
});

describe('the logs of arrivals', () => {
  it('tell who sent what to whom, exactly', () => {
    const units = 2n ** 256n - 1n;
    expect(read(aLog({ data: amount(units) }))).toEqual([
      {
        blockNumber: 100,
        blockHash: `0x${'ab'.repeat(32)}`,
        txHash: `0x${'cd'.repeat(32)}`,
        logIndex: 7,
        from: lidoMultisig.toLowerCase(),
        to: pool.toLowerCase(),
        asset: 'stETH',
        units,
      },
    ]);
  });

  it('tell ETH that a Safe received', () => {
    const [arrival] =
      read(aLog({ address: pool, topics: [safeReceived, topic(lidoMultisig)], data: amount(9n) })) ?? [];
    expect(arrival).toMatchObject({
      from: lidoMultisig.toLowerCase(),
      to: pool.toLowerCase(),
      asset: 'ETH',
      units: 9n,
    });
  });

  it.each([
    ['an NFT’s transfer', { topics: [transfer, topic(lidoMultisig), topic(pool), amount(1n)], data: '0x' }],
    ['a transfer with an amount too many', { topics: [transfer, topic(lidoMultisig), topic(pool), amount(1n)] }],
    ['a transfer without an amount', { data: '0x' }],
    ['a transfer with more than an amount', { data: `${amount(1n)}00` }],
  ])('are no money where it is %s', (_, given) => {
    expect(read(aLog(given), aLog())).toHaveLength(1);
  });

  it.each([
    ['of another token', { address: WETH }],
    ['to somebody else', { topics: [transfer, topic(pool), topic(lidoMultisig)] }],
    ['of another event', { topics: [`0x${'0'.repeat(64)}`] }],
    ['of no event', { topics: [] }],
    ['of a Safe that is no recipient', { address: lidoMultisig, topics: [safeReceived, topic(pool)] }],
    ['before the range', { blockNumber: '0x59' }],
    ['after the range', { blockNumber: '0x6f' }],
    ['that was removed', { removed: true }],
    ['without a block', { blockNumber: null }],
    ['with a number no block has', { blockNumber: `0x${'f'.repeat(64)}` }],
    ['with a number that is not hex', { logIndex: '7' }],
    ['with five topics', { topics: Array(5).fill(transfer) }],
    ['with an endless text', { data: `0x${'0'.repeat(100_000)}` }],
  ])('prove nothing if one is %s', (_, given) => {
    expect(read(aLog(), aLog(given))).toBeUndefined();
  });

  it.each([[null], ['0x'], [{}], [Array(20_001).fill(aLog())]])('prove nothing if they are not logs (%#)', (answer) => {
    expect(readLogs(answer, filter, 90, 110)).toBeUndefined();
  });
});
