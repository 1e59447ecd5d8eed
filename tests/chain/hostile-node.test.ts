import { type AbiFunction, encodeAbiParameters, parseAbi, toFunctionSelector } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readVerdict } from '../../lib/domain/governance/verdict';
import { readGovernorVote } from '../../lib/sources/governor/read-governor-vote';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { type Chain, startChain } from '../world/chain';
import { viewsOf } from './chain-views';
import { found, type Organisation, pass } from './organisation';

const abi = parseAbi([
  'function state(uint256)',
  'function proposalVotes(uint256)',
  'function proposalSnapshot(uint256)',
  'function proposalDeadline(uint256)',
  'function COUNTING_MODE()',
  'function quorum(uint256)',
]);
type Asked = (typeof abi)[number]['name'];

let chain: Chain;
let node: FaultyNode;
let dao: Organisation;
let open: string;
let executed: string;
let defeated: string;

beforeAll(async () => {
  // No Multicall3: every call is one that the node can lie about.
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  dao = await found(chain, 'oz5', { name: 'SmallDao' });
  executed = await dao.propose('Executed', 1n);
  defeated = await dao.propose('Defeated', 2n);
  await pass(chain, 4);
  await dao.vote(executed, 0, 1);
  await dao.vote(defeated, 0, 0);
  await pass(chain, 14);
  await dao.execute('Executed', 1n);
  open = await dao.propose('Open', 3n);
  await pass(chain, 5);
  await dao.vote(open, 2, 1);
});
afterEach(() => node.fail(undefined));
afterAll(async () => {
  await node.stop();
  await chain.stop();
});

async function look(id: string) {
  const { timestamp } = await chain.client.getBlock();
  const chains = viewsOf({ 1: node.url }, Number(timestamp) * 1_000);
  const proposal = await readGovernorVote({ chainId: 1, contract: dao.governor.address, id }, { space: 'Dao' }, chains);
  if (typeof proposal === 'string') return { state: proposal };
  const { verdict } = readVerdict(proposal, undefined, proposal.observedAt);
  return { state: proposal.chain?.state, verdict, scores: proposal.scores, final: proposal.chain?.final };
}

/** The node gives this in place of what a function answers. */
const lie = (name: Asked, result: string) => {
  const selector = toFunctionSelector(abi.find((each) => each.name === name) as AbiFunction);
  node.fail(({ method, params }) => {
    const data = method === 'eth_call' ? (params[0] as { data: string }).data : undefined;
    return data?.startsWith(selector) ? { result: () => result } : undefined;
  });
};
const words = (...values: bigint[]) =>
  encodeAbiParameters(
    values.map(() => ({ type: 'uint256' })),
    values,
  );

describe('a node that does not lie', () => {
  it('is believed', async () => {
    expect(await look(open)).toMatchObject({ state: 'active', verdict: 'open', scores: [10, 0, 0] });
    expect(await look(executed)).toMatchObject({ state: 'executed', verdict: 'passed', final: true });
    expect(await look(defeated)).toMatchObject({ state: 'defeated', verdict: 'failed', final: true });
  });
});

describe('a node that lies about a vote', () => {
  it.each<[string, Asked, string, () => string]>([
    ['a state that is none', 'state', words(8n), () => open],
    ['a state that no number holds', 'state', words(2n ** 255n), () => open],
    ['the end of a vote that is still open', 'state', words(4n), () => open],
    ['a vote as open whose time is over', 'state', words(1n), () => executed],
    ['a vote as not begun that has votes', 'state', words(0n), () => open],
    ['an execution of what had no majority', 'state', words(7n), () => defeated],
    ['a defeat of what had one, and the quorum', 'state', words(3n), () => executed],
    ['votes that would not have passed it', 'proposalVotes', words(5n, 4n, 0n), () => executed],
    ['no beginning', 'proposalSnapshot', words(0n), () => open],
    ['an end before the beginning', 'proposalDeadline', words(1n), () => executed],
    ['a quorum that was never reached', 'quorum', words(10n ** 30n), () => executed],
  ])('and tells %s is not believed', async (_, name, answer, id) => {
    lie(name, answer);
    expect(await look(id())).toMatchObject({ state: 'unknown', verdict: 'unknown', final: false });
  });

  it('and cuts the state off gives no answer at all', async () => {
    lie('state', '0x07');
    await expect(look(executed)).rejects.toMatchObject({ name: 'SourceError', reason: 'malformed' });
  });

  it('and cuts the count off leaves it unknown, not zero', async () => {
    lie('proposalVotes', words(5n));
    expect(await look(executed)).toMatchObject({ state: 'executed', scores: [] });
  });

  it('and how it counts makes it no governor that is known', async () => {
    lie('COUNTING_MODE', words(3n));
    expect(await look(executed)).toEqual({ state: 'unknown-family' });
  });
});

describe('a node that fails', () => {
  it('in the middle is a failure of the node, not of the vote', async () => {
    let calls = 0;
    node.fail(({ method }) => {
      calls += method === 'eth_call' ? 1 : 0;
      return calls > 9 ? { refuse: { code: -32005, message: 'too many requests, slow down' } } : undefined;
    });
    await expect(look(open)).rejects.toMatchObject({ name: 'SourceError', reason: 'rate-limited' });
  });

  it('is believed only as far as its last final block', async () => {
    node.fail(({ method, params }) =>
      method === 'eth_getBlockByNumber' && params[0] === 'finalized' ? { behind: 12 } : undefined,
    );
    expect(await look(executed)).toMatchObject({ state: 'executed', final: false });
  });
});
