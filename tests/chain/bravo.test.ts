import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getContractAddress, type Hex, pad, toHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../lib/domain/governance/proposal';
import { readVerdict } from '../../lib/domain/governance/verdict';
import { readTally } from '../../lib/domain/governance/vote-tally';
import { readGovernorVote } from '../../lib/sources/governor/read-governor-vote';
import { packedContracts } from '../support/packed-contracts';
import { artifactOf } from '../support/solidity';
import { type Chain, startChain } from '../world/chain';
import { viewsOf } from './chain-views';
import { type Deployed, deploy, sender } from './deployed';
import { contractOf, pass, payee } from './organisation';

const require = createRequire(import.meta.url);
const uniswap = (name: string) => artifactOf(require.resolve(`@uniswap/governance/build/${name}.json`));
const million = 10n ** 24n;
const day = 86_400;
let chain: Chain;

beforeAll(async () => {
  chain = await startChain();
  await chain.installMulticall();
});
afterAll(() => chain.stop());

async function look(governor: Deployed, id: string): Promise<Proposal | string> {
  const { timestamp } = await chain.client.getBlock();
  const chains = viewsOf({ 1: chain.rpcUrl }, Number(timestamp) * 1_000);
  return readGovernorVote({ chainId: 1, contract: governor.address, id }, { space: 'Old', symbol: 'OLD' }, chains);
}

const verdictOf = (proposal: Proposal | string) =>
  typeof proposal === 'string' ? proposal : readVerdict(proposal, undefined, proposal.observedAt).verdict;

/** A timelock that obeys the next contract but one that its deployer makes. */
async function timelockFor(governorAhead: bigint): Promise<{ timelock: Deployed; governor: Hex }> {
  const from = await sender(chain);
  const nonce = BigInt(await chain.client.getTransactionCount({ address: from }));
  const governor = getContractAddress({ from, nonce: nonce + governorAhead });
  return { timelock: await deploy(chain, uniswap('Timelock'), [governor, BigInt(2 * day)]), governor };
}

describe('Governor Alpha', () => {
  let governor: Deployed;
  const [rich, poor] = [1, 2].map((each) => pad(toHex(each + 0xb0), { size: 20 })) as [Hex, Hex];

  beforeAll(async () => {
    const from = await sender(chain);
    const { timestamp } = await chain.client.getBlock();
    const uni = await deploy(chain, uniswap('Uni'), [from, from, timestamp + 100n]);
    const { timelock, governor: expected } = await timelockFor(1n);
    const { abi, bytecode } = uniswap('GovernorAlpha');
    // A vote of 20 blocks instead of 40,320.
    governor = await deploy(chain, { abi, bytecode: bytecode.replace('619d80', '610014') as Hex }, [
      timelock.address,
      uni.address,
    ]);
    expect(governor.address).toBe(expected.toLowerCase());
    for (const [voter, amount] of [
      [rich, 50n * million],
      [poor, 12n * million],
    ] as const) {
      await uni.send('transfer', [voter, amount]);
      await uni.send('delegate', [voter], { from: voter });
    }
    await chain.mine(2);
  });

  const propose = async (from: Hex, text: string) => {
    await governor.send('propose', [[payee], [1n], [''], ['0x'], text], { from });
    return String(await governor.read('proposalCount'));
  };

  it('is read at every step, without abstentions', async () => {
    const id = await propose(rich, '# Old and plain');
    expect(await look(governor, id)).toMatchObject({
      title: 'Old and plain',
      author: rich,
      choices: ['For', 'Against'],
      quorum: 40_000_000,
      quorumType: 'for',
      symbol: 'OLD',
      chain: { family: 'governor-alpha', state: 'pending' },
    });
    await pass(chain, 2);
    await governor.send('castVote', [BigInt(id), true], { from: rich });
    await governor.send('castVote', [BigInt(id), false], { from: poor });
    expect(await look(governor, id)).toMatchObject({ scores: [50e6, 12e6], chain: { state: 'active' } });
    await pass(chain, 24);
    expect(await look(governor, id)).toMatchObject({ chain: { state: 'succeeded', final: true } });
    await governor.send('queue', [BigInt(id)]);
    const { timestamp } = await chain.client.getBlock();
    const executableAt = (Number(timestamp) + 2 * day) * 1_000;
    expect(await look(governor, id)).toMatchObject({
      chain: {
        state: 'queued',
        steps: [{ kind: 'timelock', state: 'queued', executableAt, expiresAt: executableAt + 14 * day * 1_000 }],
      },
    });
    await pass(chain, 3, day);
    await governor.send('execute', [BigInt(id)], { value: 1n });
    await pass(chain, 3);
    const executed = await look(governor, id);
    expect(executed).toMatchObject({ chain: { state: 'executed', final: true, steps: [{ state: 'executed' }] } });
    expect(verdictOf(executed)).toBe('passed');
  });

  it('expires in the timelock when nobody runs it', async () => {
    const id = await propose(rich, 'Forgotten');
    await pass(chain, 2);
    await governor.send('castVote', [BigInt(id), true], { from: rich });
    await pass(chain, 24);
    await governor.send('queue', [BigInt(id)]);
    await pass(chain, 8, 3 * day);
    expect(await look(governor, id)).toMatchObject({
      chain: { state: 'expired', rawState: 'Expired', final: true, steps: [{ state: 'expired' }] },
    });
  });

  it('is defeated without a vote against, when too few vote', async () => {
    const id = await propose(poor, 'Few');
    await pass(chain, 2);
    await governor.send('castVote', [BigInt(id), true], { from: poor });
    await pass(chain, 24);
    const lost = await look(governor, id);
    expect(lost).toMatchObject({ scores: [12e6, 0], chain: { state: 'defeated', final: true } });
    if (typeof lost !== 'string') expect(readTally(lost).quorum).toMatchObject({ reached: false, missing: 28e6 });
    expect(verdictOf(lost)).toBe('failed');
  });

  it('has no vote that was never proposed', async () => {
    expect(await look(governor, '99')).toBe('not-found');
    expect(await look(governor, '0')).toBe('not-found');
  });
});

describe('Governor Bravo', () => {
  let governor: Deployed;
  const people = [1, 2, 3, 4].map((each) => pad(toHex(each + 0xc0), { size: 20 })) as [Hex, Hex, Hex, Hex];
  const ids: string[] = [];

  beforeAll(async () => {
    const from = await sender(chain);
    const venus = join(await packedContracts('@venusprotocol/governance-contracts'), 'artifacts/contracts/Governance');
    const vault = await deploy(chain, contractOf('bravo-parts', 'Vault'));
    const before = await deploy(chain, contractOf('bravo-parts', 'Before'));
    for (const person of people) await vault.send('give', [person, 500_000n * 10n ** 18n]);
    governor = await deploy(chain, artifactOf(join(venus, 'GovernorBravoDelegate.sol/GovernorBravoDelegate.json')));
    await chain.client.setStorageAt({ address: governor.address, index: 0, value: pad(from) });
    const timelocks: Deployed[] = [];
    for (let route = 0; route < 3; route += 1) {
      const timelock = await deploy(chain, artifactOf(join(venus, 'Timelock.sol/Timelock.json')), [
        from,
        2n * 3_600n * 24n,
      ]);
      await timelock.send('setPendingAdmin', [governor.address], { from: timelock.address });
      await chain.sendEth(from, timelock.address, 10n ** 18n);
      timelocks.push(timelock);
    }
    const config = { votingDelay: 2n, votingPeriod: 3_600n, proposalThreshold: 150_000n * 10n ** 18n };
    await governor.send('initialize', [
      vault.address,
      [config, config, config],
      timelocks.map((each) => each.address),
      from,
    ]);
    await governor.send('_initiate', [before.address]);
    // One live proposal for each proposer; all are voted on in one period, which takes thousands of blocks.
    for (const [index, person] of people.entries()) {
      const route = index === 1 ? 2 : 0;
      await governor.send('propose', [[payee], [1n], [''], ['0x'], `VIP ${index}`, route], { from: person });
      ids.push(String(await governor.read('proposalCount')));
    }
  });

  it('is read at every step, the abstaining not counted', async () => {
    const [carried, few, lost, stopped] = ids.map(BigInt) as [bigint, bigint, bigint, bigint];
    expect(String(carried)).toBe('4');
    expect(await look(governor, ids[3] ?? '')).toMatchObject({
      title: 'VIP 3',
      choices: ['For', 'Against', 'Abstain'],
      quorum: 600_000,
      chain: { family: 'governor-bravo', state: 'pending', rawState: 'Pending' },
    });
    await pass(chain, 4);
    for (const [id, voter, support] of [
      [carried, 0, 1],
      [carried, 1, 1],
      [carried, 2, 0],
      [few, 0, 1],
      [few, 1, 2],
      [lost, 0, 0],
      [lost, 1, 0],
      [lost, 2, 1],
    ] as const)
      await governor.send('castVote', [id, support], { from: people[voter] });
    expect(await look(governor, ids[1] ?? '')).toMatchObject({
      scores: [500_000, 0, 500_000],
      chain: { state: 'active' },
    });
    await governor.send('cancel', [stopped]);
    await pass(chain, 3_700);

    expect(await look(governor, ids[0] ?? '')).toMatchObject({
      scores: [1_000_000, 500_000, 0],
      chain: { state: 'succeeded', final: true, steps: [{ kind: 'timelock', state: 'waiting' }] },
    });
    // A million voted and nobody was against: but only half a million was in favour.
    expect(await look(governor, ids[1] ?? '')).toMatchObject({ chain: { state: 'defeated', final: true } });
    expect(await look(governor, ids[2] ?? '')).toMatchObject({ chain: { state: 'defeated' } });
    expect(verdictOf(await look(governor, ids[3] ?? ''))).toBe('canceled');

    await governor.send('queue', [carried]);
    expect(await look(governor, ids[0] ?? '')).toMatchObject({
      chain: { state: 'queued', steps: [{ state: 'queued', contract: await timelockOf(0) }] },
    });
    await pass(chain, 3, day);
    await governor.send('execute', [carried]);
    await pass(chain, 3);
    expect(await look(governor, ids[0] ?? '')).toMatchObject({ chain: { state: 'executed', final: true } });
  });

  const timelockOf = async (route: number) => String(await governor.read('proposalTimelocks', [route])).toLowerCase();

  it('knows nothing of what its predecessor held', async () => {
    expect(await look(governor, '3')).toBe('not-found');
  });
});
