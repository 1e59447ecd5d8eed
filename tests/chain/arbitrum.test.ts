import { createRequire } from 'node:module';
import { encodeFunctionData, type Hex, keccak256, parseAbi, stringToHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../lib/domain/governance/proposal';
import { readVerdict } from '../../lib/domain/governance/verdict';
import { readGovernorVote } from '../../lib/sources/governor/read-governor-vote';
import { artifactOf } from '../support/solidity';
import { type Chain, startChain } from '../world/chain';
import { viewsOf } from './chain-views';
import { at, type Deployed, deploy, sender } from './deployed';
import { contractOf, pass, payee, voters } from './organisation';

const require = createRequire(import.meta.url);
const timelockArtifact = artifactOf(require.resolve('oz4/build/contracts/TimelockController.json'));
const arbSys = '0x0000000000000000000000000000000000000064';
const retryable = '0xa723C008e76E379c55599D2E4d93879BeaFDa79C';
const zero = `0x${'0'.repeat(64)}` as const;
const role = (name: string) => keccak256(stringToHex(name));
const sendAbi = parseAbi(['function sendTxToL1(address destination, bytes data)']);

let below: Chain;
let above: Chain;
let governor: Deployed;
let timelock: Deployed;
let firstTimelock: Deployed;
let seen: Deployed;

/** Lets time pass on both chains, and shows the upper one how far the lower one has got. */
async function bothPass(blocks: number, seconds = 12): Promise<void> {
  await pass(below, blocks, seconds);
  await pass(above, blocks, seconds);
  await seen.send('set', [await below.client.getBlockNumber()]);
  await pass(above, 3);
}

async function openTimelock(chain: Chain, proposer: Hex): Promise<Deployed> {
  const founder = await sender(chain);
  const made = await deploy(chain, timelockArtifact, [3_600n, [], [], founder]);
  await made.send('grantRole', [role('PROPOSER_ROLE'), proposer]);
  await made.send('grantRole', [role('EXECUTOR_ROLE'), `0x${'0'.repeat(40)}`]);
  return made;
}

beforeAll(async () => {
  [below, above] = await Promise.all([startChain(), startChain({ chainId: 42161 })]);
  await below.installMulticall();
  // The lower chain has its own count of blocks.
  await pass(below, 500, 12);
  const made = await deploy(above, contractOf('oz4', 'SeenBelow'));
  const bytecode = await above.client.getCode({ address: made.address });
  const multicall = '0xcA11bde05977b3631167028862bE2a173976CA11';
  await above.client.setCode({ address: multicall, bytecode: bytecode ?? '0x' });
  seen = at(above, multicall, contractOf('oz4', 'SeenBelow').abi);
  await seen.send('set', [await below.client.getBlockNumber()]);
  const power = await deploy(above, contractOf('oz4', 'SecondLayerPower'));
  for (const { address, share } of voters) {
    await power.send('mint', [address, share * 10n ** 18n]);
    await power.send('delegate', [address], { from: address });
  }
  timelock = await openTimelock(above, await sender(above));
  governor = await deploy(above, contractOf('oz4', 'SecondLayerDao'), [power.address, timelock.address]);
  await timelock.send('grantRole', [role('PROPOSER_ROLE'), governor.address]);
  firstTimelock = await openTimelock(below, await sender(below));
  await bothPass(3);
});
afterAll(() => Promise.all([below?.stop(), above?.stop()]));

async function look(id: string, nodes: Record<number, string> = { 1: below.rpcUrl, 42161: above.rpcUrl }, known = {}) {
  const { timestamp } = await above.client.getBlock();
  const chains = viewsOf(nodes, Number(timestamp) * 1_000);
  const ref = { chainId: 42161, contract: governor.address, id };
  const found = await readGovernorVote(ref, { space: 'Arbitrum', ...known }, chains);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const verdictOf = (proposal: Proposal) => readVerdict(proposal, undefined, proposal.observedAt).verdict;

interface Plan {
  text: string;
  actions: readonly [readonly string[], readonly bigint[], readonly Hex[]];
}

async function propose({ text, actions }: Plan): Promise<string> {
  const hash = await governor.send('propose', [...actions, text]);
  const { logs } = await above.client.getTransactionReceipt({ hash });
  return BigInt(logs[0]?.data.slice(0, 66) ?? 0n).toString();
}

/** Votes it through, and runs it on the upper chain. */
async function carry(id: string, { text, actions }: Plan): Promise<void> {
  await bothPass(4);
  await governor.send('castVote', [BigInt(id), 1], { from: voters[0]?.address as Hex });
  await bothPass(13);
  await governor.send('queue', [...actions, keccak256(stringToHex(text))]);
  await bothPass(3, 1_800);
  await governor.send('execute', [...actions, keccak256(stringToHex(text))]);
  await bothPass(3);
}

const operation = (target: string) => [target, 0n, '0x', zero, keccak256(stringToHex(target))] as const;
const plan = (text: string, target: string): Plan => {
  const data = firstTimelock.data('schedule', [...operation(target), 3_600n]);
  const call = encodeFunctionData({ abi: sendAbi, functionName: 'sendTxToL1', args: [firstTimelock.address, data] });
  return { text, actions: [[arbSys], [0n], [call]] };
};

describe('a governor that counts the blocks of the chain below', () => {
  it('opens and closes by their time, not by that of its own blocks', async () => {
    const id = await propose(plan('# Dates', payee));
    const pending = await look(id);
    expect(pending).toMatchObject({ title: 'Dates', chain: { state: 'pending', family: 'openzeppelin-governor' } });
    expect(pending.chain?.endRange?.from).toBeGreaterThan(pending.observedAt);
    // Three blocks until it opens, twelve more until it closes, of twelve seconds each.
    expect(pending.endAt - pending.startAt).toBeGreaterThanOrEqual(12 * 12_000);
    expect(pending.endAt - pending.startAt).toBeLessThan(13 * 12_000);
    const unseen = await look(id, { 42161: above.rpcUrl });
    expect(unseen.chain?.endRange).toBeDefined();
    await bothPass(4);
    const snapshot = await governor.read('proposalSnapshot', [BigInt(id)]);
    const { timestamp } = await below.client.getBlock({ blockNumber: snapshot as bigint });
    expect(await look(id)).toMatchObject({ startAt: Number(timestamp) * 1_000, chain: { state: 'active' } });
    // Without a node of the chain below the beginning is an estimate too.
    expect((await look(id, { 42161: above.rpcUrl })).chain?.startRange).toBeDefined();
  });

  it('has not run before it ran on the chain below', async () => {
    const it = plan('# Two chains', payee);
    const id = await propose(it);
    await carry(id, it);
    const sent = await look(id);
    expect(sent.chain).toMatchObject({
      state: 'queued',
      rawState: 'Executed',
      final: true,
      steps: [
        { kind: 'timelock', chainId: 42161, contract: timelock.address, state: 'executed' },
        { kind: 'bridge', chainId: 1, state: 'waiting' },
        { kind: 'timelock', chainId: 1, contract: firstTimelock.address, state: 'waiting' },
      ],
    });
    expect(verdictOf(sent)).toBe('passed');
    await firstTimelock.send('schedule', [...operation(payee), 3_600n]);
    await pass(below, 3);
    // What was read once is not looked up twice: the node above forgets nothing, but is not asked for logs.
    const known = { title: sent.title, steps: sent.chain?.steps ?? [] };
    const held = await look(id, undefined, known);
    expect(held.chain?.steps.map(({ state }) => state)).toEqual(['executed', 'executed', 'queued']);
    expect(held.chain?.steps[2]?.executableAt).toBeGreaterThan(sent.observedAt);
    await bothPass(3, 1_800);
    await firstTimelock.send('execute', operation(payee));
    await pass(below, 3);
    const executed = await look(id, undefined, known);
    expect(executed.chain).toMatchObject({ state: 'executed', final: true });
    // Of the chain below nothing is known without a node of it: that it ran is not said.
    const unseen = await look(id, { 42161: above.rpcUrl }, known);
    expect(unseen.chain).toMatchObject({
      state: 'queued',
      steps: [{ state: 'executed' }, { state: 'unknown' }, { state: 'unknown' }],
    });
  });

  it('that sends something back is not known to have arrived', async () => {
    const it = plan('There and back', retryable);
    const id = await propose(it);
    await carry(id, it);
    await firstTimelock.send('schedule', [...operation(retryable), 3_600n]);
    await bothPass(3, 1_800);
    await firstTimelock.send('execute', operation(retryable));
    await bothPass(3);
    const { chain } = await look(id);
    expect(chain?.steps.map(({ kind, chainId, state }) => [kind, chainId, state])).toEqual([
      ['timelock', 42161, 'executed'],
      ['bridge', 1, 'executed'],
      ['timelock', 1, 'executed'],
      ['bridge', 42161, 'unknown'],
    ]);
    expect(chain?.state).toBe('queued');
  });

  it('that pays on its own chain ends there', async () => {
    await above.sendEth(await sender(above), timelock.address, 10n);
    const it: Plan = { text: 'Stays', actions: [[payee], [1n], ['0x']] };
    const id = await propose(it);
    await carry(id, it);
    expect((await look(id)).chain).toMatchObject({ state: 'executed', final: true, steps: [{ state: 'executed' }] });
  });
});
