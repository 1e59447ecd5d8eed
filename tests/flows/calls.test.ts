import { parseAbi, parseEther } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callMany } from '@/lib/platform/rpc/call-many';
import { contractCall } from '@/lib/platform/rpc/contract-call';
import { type Provider, provider } from '@/lib/platform/rpc/provider';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { lidoMultisig, pool, stETH } from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

const erc20 = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function symbol() view returns (string)',
  'function getRoleMember(bytes32, uint256) view returns (address)',
]);
const wrongAbi = parseAbi(['function symbol() view returns (uint256[][])']);
const nobody = '0x00000000000000000000000000000000000000aa';
const calls = [
  contractCall(stETH, erc20, 'balanceOf', [pool]),
  contractCall(stETH, erc20, 'symbol', []),
  // Nobody has that role: the list is shorter.
  contractCall(stETH, erc20, 'getRoleMember', [`0x${'11'.repeat(32)}`, 5n]),
  contractCall(nobody, erc20, 'symbol', []),
  contractCall(stETH, wrongAbi, 'symbol', []),
] as const;

let chain: Chain;
let node: FaultyNode;
let asked: Provider;

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  asked = provider(node.url, 0);
  await chain.installToken(stETH, { symbol: 'stETH' });
  await chain.transferToken(stETH, lidoMultisig, pool, parseEther('3'));
  await chain.mine(4);
});

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

afterEach(() => {
  node.fail(undefined);
  node.asked.length = 0;
});

const expected = [
  { kind: 'value', value: parseEther('3') },
  { kind: 'value', value: 'stETH' },
  { kind: 'reverted', data: expect.stringMatching(/^0x/) },
  { kind: 'absent' },
  { kind: 'illegible' },
];

describe('calls at one block', () => {
  it('are told apart where there is no multicall: a value, a revert, no contract, another ABI', async () => {
    expect((await callMany(asked, 1, calls)).answers).toEqual(expected);
    expect(node.asked.flat().filter((method) => method === 'eth_call')).toHaveLength(1 + calls.length);
  });

  it('are one call where there is one, with the same answers', async () => {
    await chain.installMulticall();
    await chain.mine(1);
    expect((await callMany(asked, 1, calls)).answers).toEqual(expected);
    expect(node.asked.flat().filter((method) => method === 'eth_call')).toHaveLength(1);
  });

  it('are as they were at that block, whatever happened since', async () => {
    const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
    await chain.transferToken(stETH, lidoMultisig, pool, parseEther('4'));
    const at = async (when: number | 'latest' | 'finalized') => {
      const { answers, block } = await callMany(asked, 1, [calls[0]], when);
      return [block.number, answers[0]];
    };
    expect(await at(head)).toEqual([head, { kind: 'value', value: parseEther('3') }]);
    expect(await at('latest')).toEqual([head + 1, { kind: 'value', value: parseEther('7') }]);
    expect((await at('finalized'))[1]).toEqual({ kind: 'value', value: parseEther('3') });
  });

  it('are asked by number of a node that takes no hash, and refused where its back ends differ', async () => {
    const takesNoHash = { refuse: { code: -32602, message: 'invalid argument 1: cannot unmarshal object' } };
    const byHash = ({ method, params }: { method: string; params: readonly unknown[] }) =>
      method === 'eth_call' && typeof params[1] === 'object' ? takesNoHash : undefined;
    node.fail(byHash);
    const before = await callMany(asked, 1, calls);
    expect(before.answers.slice(1)).toEqual(expected.slice(1));
    node.fail((call, place) =>
      call.method === 'eth_getBlockByNumber' && place === 2
        ? { result: (real) => ({ ...(real as object), hash: `0x${'ab'.repeat(32)}` }) }
        : byHash(call),
    );
    await expect(callMany(asked, 1, calls)).rejects.toMatchObject({ reason: 'malformed' });
  });

  it.each([
    ['is of another chain', 'malformed', { result: () => '0xa4b1' }, 'eth_chainId'],
    ['cuts the line', 'unreachable', 'cut' as const, 'eth_call'],
    ['has too many callers', 'rate-limited', { refuse: { code: -32005, message: 'rate limit' } }, 'eth_call'],
    ['wants a key', 'not-permitted', { refuse: { code: -32602, message: 'needs a personal token' } }, 'eth_call'],
    ['does not have the block', 'unreachable', { refuse: { code: -32000, message: 'header not found' } }, 'eth_call'],
    ['answers with words', 'malformed', { result: () => 'hello' }, 'eth_call'],
    ['answers with too little', 'malformed', { result: () => '0x00' }, 'eth_call'],
  ])('of a node that %s are a failure of that node, and no revert', async (_, reason, fault, method) => {
    node.fail((call) => (call.method === method ? fault : undefined));
    await expect(callMany(asked, 1, calls)).rejects.toMatchObject({ name: 'SourceError', reason });
  });
});
