import { type AbiEvent, encodeAbiParameters, encodeEventTopics, parseAbiItem, toEventSelector } from 'viem';
import { describe, expect, it } from 'vitest';
import { asked, type LogQuestionKind, logQuestions, type MoneyFilter } from '@/lib/sources/chain/log-questions';
import { moneyEvents, topics } from '@/lib/sources/chain/money-events';
import { readLogs, transfersIn } from '@/lib/sources/chain/read-logs';
import { aaveCollector, guardianSafe, lidoMultisig, pool, stETH, WETH } from '../../../support/rescue-on-chain';

const filter: MoneyFilter = {
  chainId: 1,
  recipients: [pool, guardianSafe].map((each) => each.toLowerCase()),
  tokens: [stETH, WETH].map((each) => each.toLowerCase()),
  payers: [lidoMultisig.toLowerCase()],
};
const topic = (address: string) => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`;
const amount = (units: bigint) => `0x${units.toString(16).padStart(64, '0')}`;
const hash = `0x${'0'.repeat(64)}` as const;
const none = '0x0000000000000000000000000000000000000000';

/** A token's transfer to the pool, as a node tells it. */
function aLog(given: object = {}) {
  return {
    address: stETH,
    topics: [topics.Transfer, topic(lidoMultisig), topic(pool)],
    data: amount(2_500n),
    blockNumber: '0x64',
    blockHash: `0x${'AB'.repeat(32)}`,
    transactionHash: `0x${'cd'.repeat(32)}`,
    logIndex: '0x7',
    removed: false,
    ...given,
  };
}

/** A log as its contract's own ABI makes it, all values in their order. */
function emitted(address: string, signature: string, values: readonly unknown[], given: object = {}) {
  const event = parseAbiItem(`event ${signature}`) as AbiEvent;
  const indexed = values.filter((_, index) => event.inputs[index]?.indexed);
  const rest = values.filter((_, index) => !event.inputs[index]?.indexed);
  return aLog({
    address,
    topics: encodeEventTopics({ abi: [event], eventName: event.name, args: indexed }),
    data: encodeAbiParameters(
      event.inputs.filter((input) => !input.indexed),
      rest,
    ),
    ...given,
  });
}

const read = (kind: LogQuestionKind, ...logs: object[]) => readLogs(logs, kind, filter, 90, 110);
const money = (kind: LogQuestionKind, ...logs: object[]) =>
  transfersIn(read(kind, ...logs) ?? []).map(({ from, to, token, units }) => ({ from, to, token, units }));
const low = (address: string) => address.toLowerCase();

describe('the questions for money', () => {
  it('ask each log by the topic of its signature, at the addresses of the list alone', () => {
    const range = { fromBlock: '0x5a', toBlock: '0x6e' };
    const owners = [topic(pool), topic(guardianSafe)];
    expect(logQuestions(filter, 90, 110).map(({ question }) => question.params[0])).toEqual([
      { address: filter.tokens, topics: [asked['tokens-in'], null, owners], ...range },
      { address: filter.tokens, topics: [asked['tokens-out'], owners], ...range },
      { address: [...filter.recipients, ...filter.payers], topics: [asked['own-words']], ...range },
    ]);
  });

  it('know each signature by its hash', () => {
    expect(Object.fromEntries(moneyEvents.map((event) => [event.name, toEventSelector(event)]))).toEqual(topics);
  });

  it('never name an empty list of addresses: to a node, that is all of them', () => {
    expect(logQuestions({ ...filter, recipients: [] }, 1, 2)).toEqual([]);
    expect(logQuestions({ ...filter, tokens: [] }, 1, 2).map(({ kind }) => kind)).toEqual(['own-words']);
  });
});

describe('the logs of tokens', () => {
  it('tell who sent what to whom, exactly', () => {
    const units = 2n ** 256n - 1n;
    expect(transfersIn(read('tokens-in', aLog({ data: amount(units) })) ?? [])).toEqual([
      {
        blockNumber: 100,
        blockHash: `0x${'ab'.repeat(32)}`,
        txHash: `0x${'cd'.repeat(32)}`,
        logIndex: 7,
        from: low(lidoMultisig),
        to: low(pool),
        token: low(stETH),
        units,
      },
    ]);
  });

  it('tell what leaves, too', () => {
    const out = { topics: [topics.Transfer, topic(pool), topic(lidoMultisig)] };
    expect(money('tokens-out', aLog(out))).toEqual([
      { from: low(pool), to: low(lidoMultisig), token: low(stETH), units: 2_500n },
    ]);
  });

  it('tell of stETH how many shares moved, of the very transfer that they belong to', () => {
    const shares = (logIndex: string) =>
      aLog({ topics: [topics.TransferShares, topic(lidoMultisig), topic(pool)], data: amount(2_000n), logIndex });
    const found = (...logs: object[]) => transfersIn(read('tokens-in', ...logs) ?? []).map((each) => each.shares);
    expect(found(aLog(), shares('0x8'))).toEqual([2_000n]);
    expect(found(aLog(), shares('0x9'))).toEqual([undefined]);
  });

  it('of WETH tell what is wrapped and unwrapped, which no transfer does; of other tokens those words mean other things', () => {
    const wrapped = emitted(WETH, 'Deposit(address indexed dst, uint256 wad)', [pool, 5n]);
    const unwrapped = emitted(WETH, 'Withdrawal(address indexed src, uint256 wad)', [pool, 6n], { logIndex: '0x9' });
    expect(money('tokens-out', wrapped, unwrapped)).toEqual([
      { from: low(WETH), to: low(pool), token: low(WETH), units: 5n },
      { from: low(pool), to: low(WETH), token: low(WETH), units: 6n },
    ]);
    expect(money('tokens-out', { ...wrapped, address: stETH })).toEqual([]);
  });

  it.each([
    ['an NFT’s transfer', { topics: [topics.Transfer, topic(lidoMultisig), topic(pool), amount(1n)], data: '0x' }],
    ['a transfer with an amount too many', { topics: [topics.Transfer, topic(lidoMultisig), topic(pool), amount(1n)] }],
    ['a transfer without an amount', { data: '0x' }],
    ['a transfer with more than an amount', { data: `${amount(1n)}00` }],
  ])('are no money where it is %s', (_, given) => {
    expect(money('tokens-in', aLog(given), aLog({ logIndex: '0x8' }))).toHaveLength(1);
  });

  it.each([
    ['of another token', { address: aaveCollector }],
    ['to somebody else', { topics: [topics.Transfer, topic(pool), topic(lidoMultisig)] }],
    ['of another event', { topics: [hash] }],
    ['of an event that belongs to another question', { topics: [topics.Deposit, topic(pool)] }],
    ['of no event', { topics: [] }],
    ['before the range', { blockNumber: '0x59' }],
    ['after the range', { blockNumber: '0x6f' }],
    ['that was removed', { removed: true }],
    ['without a block', { blockNumber: null }],
    ['with a number no block has', { blockNumber: `0x${'f'.repeat(64)}` }],
    ['with a number that is not hex', { logIndex: '7' }],
    ['with five topics', { topics: Array(5).fill(topics.Transfer) }],
    ['with an endless text', { data: `0x${'0'.repeat(500_000)}` }],
  ])('prove nothing if one is %s', (_, given) => {
    expect(read('tokens-in', aLog(), aLog(given))).toBeUndefined();
  });

  it.each([[null], ['0x'], [{}], [Array(20_001).fill(aLog())]])('prove nothing if they are not logs (%#)', (answer) => {
    expect(readLogs(answer, 'tokens-in', filter, 90, 110)).toBeUndefined();
  });
});

describe('what contracts say of ETH', () => {
  const safeTransaction =
    'SafeMultiSigTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures, bytes additionalInfo)';
  const sends = (by: string, to: string, wei: bigint, operation = 0, given = {}) =>
    emitted(by, safeTransaction, [to, wei, '0x', operation, 0n, 0n, 0n, none, none, '0x', '0x'], given);
  const received = (by: string, from: string, wei: bigint) =>
    emitted(by, 'SafeReceived(address indexed sender, uint256 value)', [from, wei], { logIndex: '0x8' });

  it.each([
    ['a Safe', [received(guardianSafe, lidoMultisig, 9n)], guardianSafe],
    [
      'OpenZeppelin’s timelock',
      [
        emitted(
          lidoMultisig,
          'CallExecuted(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data)',
          [hash, 0n, pool, 9n, '0x1234'],
        ),
      ],
      pool,
    ],
    [
      'Compound’s timelock',
      [
        emitted(
          lidoMultisig,
          'ExecuteTransaction(bytes32 indexed txHash, address indexed target, uint256 value, string signature, bytes data, uint256 eta)',
          [hash, pool, 9n, '', '0x', 1n],
        ),
      ],
      pool,
    ],
    [
      'Aragon’s agent',
      [
        emitted(lidoMultisig, 'Execute(address indexed sender, address indexed target, uint256 ethValue, bytes data)', [
          aaveCollector,
          pool,
          9n,
          '0x',
        ]),
      ],
      pool,
    ],
    [
      'Aragon’s vault',
      [
        emitted(lidoMultisig, 'VaultTransfer(address indexed token, address indexed to, uint256 amount)', [
          none,
          pool,
          9n,
        ]),
      ],
      pool,
    ],
    [
      'Aave’s executor',
      [
        emitted(
          lidoMultisig,
          'ExecutedAction(address indexed target, uint256 value, string signature, bytes data, uint256 executionTime, bool withDelegatecall, bytes resultData)',
          [pool, 9n, '', '0x', 1n, false, '0x'],
        ),
      ],
      pool,
    ],
    ['a giver’s Safe', [sends(lidoMultisig, pool, 9n)], pool],
  ])('by %s is an arrival from whoever paid', (_, logs, to) => {
    expect(money('own-words', ...logs)).toEqual([{ from: low(lidoMultisig), to: low(to), token: 'eth', units: 9n }]);
  });

  it('counts once where payer and receiver both say it, and twice where it was paid twice', () => {
    expect(money('own-words', sends(lidoMultisig, guardianSafe, 9n), received(guardianSafe, lidoMultisig, 9n))).toEqual(
      [{ from: low(lidoMultisig), to: low(guardianSafe), token: 'eth', units: 9n }],
    );
    const twice = sends(lidoMultisig, guardianSafe, 9n, 0, { logIndex: '0x9' });
    expect(
      money('own-words', sends(lidoMultisig, guardianSafe, 9n), twice, received(guardianSafe, lidoMultisig, 9n)),
    ).toHaveLength(2);
  });

  it('of a Safe among the recipients is what leaves it, unless the execution failed', () => {
    const out = sends(guardianSafe, lidoMultisig, 4n);
    expect(money('own-words', out)).toEqual([
      { from: low(guardianSafe), to: low(lidoMultisig), token: 'eth', units: 4n },
    ]);
    const failed = emitted(guardianSafe, 'ExecutionFailure(bytes32 txHash, uint256 payment)', [hash, 0n], {
      logIndex: '0x9',
    });
    expect(money('own-words', out, failed)).toEqual([]);
  });

  it.each([
    ['a call without ETH', sends(lidoMultisig, pool, 0n)],
    ['code that runs in the Safe itself', sends(lidoMultisig, pool, 9n, 1)],
    ['money for somebody else', sends(lidoMultisig, aaveCollector, 9n)],
    [
      'a token, which its own log tells',
      emitted(lidoMultisig, 'VaultTransfer(address indexed token, address indexed to, uint256 amount)', [
        stETH,
        pool,
        9n,
      ]),
    ],
    ['a payer’s own receipt', received(lidoMultisig, aaveCollector, 9n)],
  ])('is none where it is %s', (_, log) => {
    expect(money('own-words', log)).toEqual([]);
  });

  it('proves nothing where a stranger says it', () => {
    expect(read('own-words', sends(aaveCollector, pool, 9n))).toBeUndefined();
  });
});
