import { IGovernanceCore_ABI } from '@aave-dao/aave-address-book/abis/IGovernanceCore';
import { IPayloadsControllerCore_ABI } from '@aave-dao/aave-address-book/abis/IPayloadsControllerCore';
import { IVotingMachineWithProofs_ABI } from '@aave-dao/aave-address-book/abis/IVotingMachineWithProofs';
import { IVotingPortal_ABI } from '@aave-dao/aave-address-book/abis/IVotingPortal';
import { type AbiFunction, toFunctionSignature } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OnChainState } from '../../lib/domain/governance/on-chain-state.ts';
import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { coreAbi, machineAbi, payloadsAbi, portalAbi } from '../../lib/sources/aave/governance-abi.ts';
import { readAaveVote } from '../../lib/sources/aave/read-aave-vote.ts';
import { type AaveWorld, type PayloadRef, startAave } from './aave-world.ts';
import { viewsOf } from './chain-views.ts';

const fund = '0x00000000000000000000000000000000000f00d1';
const ether = 10n ** 18n;

let world: AaveWorld;
beforeAll(async () => {
  world = await startAave();
}, 60_000);
afterAll(() => world?.stop());

/** The vote as the product reads it now, at the time of the chain. */
async function read(id: bigint, without: readonly number[] = []): Promise<Proposal & { chain: OnChainState }> {
  const nodes = Object.fromEntries(Object.entries(world.nodes).filter(([chain]) => !without.includes(Number(chain))));
  const { timestamp } = await world.home.client.getBlock();
  const views = viewsOf(nodes, Number(timestamp) * 1000);
  const reading = await readAaveVote(
    { chainId: 1, contract: world.core.address, id: String(id) },
    { space: 'Aave' },
    views,
  );
  if (typeof reading === 'string' || !reading.chain) throw new Error(`read ${String(reading)}`);
  return { ...reading, chain: reading.chain };
}

const verdictOf = (proposal: Proposal) => readVerdict(proposal, undefined, proposal.observedAt).verdict;
const steps = ({ chain }: { chain: OnChainState }) => chain.steps.map(({ state }) => state);

/** Voted through, and sent by the core. */
async function carried(payloads: readonly PayloadRef[]): Promise<bigint> {
  const id = await world.propose(payloads);
  await world.open(id);
  await world.vote(id, true, 400_000n);
  await world.close(id);
  await world.core.send('executeProposal', [id]);
  await world.settle();
  return id;
}

describe('a proposal of Aave, from its creation to its payment', { timeout: 60_000 }, () => {
  it('is pending, open, queued, sent, and executed only when the last payload ran', async () => {
    const here = await world.payment(1, fund, 5n * ether);
    const there = await world.payment(42161, fund, 7n * ether);
    const id = await world.propose([here, there]);
    const created = await read(id);
    expect(created.chain).toMatchObject({ state: 'pending', rawState: 'Created', final: true });
    expect(created).toMatchObject({ scores: [], endAt: created.startAt + 259_200_000 });

    await world.open(id);
    await world.vote(id, true, 300_000n);
    const open = await read(id);
    // The core shows 0 and 0: the count is the voting chain's.
    expect(open).toMatchObject({ scores: [300_000, 0], scoresState: 'pending', chain: { state: 'active' } });
    expect(readTally(open).quorum).toMatchObject({ quorum: 320_000, reached: false, missing: 20_000 });
    expect(steps(open)).toEqual(['waiting', 'waiting']);

    await world.vote(id, true, 100_000n);
    await world.close(id);
    const queued = await read(id);
    expect(queued).toMatchObject({ scores: [400_000, 0], scoresState: 'final', chain: { state: 'queued' } });
    expect(verdictOf(queued)).toBe('passed');

    await world.core.send('executeProposal', [id]);
    await world.settle();
    const sent = await read(id);
    expect(sent.chain).toMatchObject({ state: 'queued', rawState: 'Executed', final: true });
    expect(steps(sent)).toEqual(['waiting', 'waiting']);

    await world.arrive(id, here);
    const [first] = (await read(id)).chain.steps;
    expect(first).toMatchObject({ state: 'queued' });
    expect((first?.expiresAt ?? 0) - (first?.executableAt ?? 0)).toBe(7 * 86_400_000);

    await world.arrive(id, there);
    await world.later(86_400 + 60);
    await world.payloads[1].controller.send('executePayload', [here.payloadId]);
    await world.settle();
    const half = await read(id);
    expect(steps(half)).toEqual(['executed', 'queued']);
    expect(half.chain.state).toBe('queued');

    await world.payloads[42161].controller.send('executePayload', [there.payloadId]);
    // Run, but in a block that may still be taken back.
    expect((await read(id)).chain).toMatchObject({ state: 'queued', final: true });
    await world.settle();
    const done = await read(id);
    expect(done.chain).toMatchObject({ state: 'executed', final: true });
    expect(done.chain.steps[1]).toMatchObject({ chainId: 42161, at: expect.any(Number) });
    expect(await world.payloads[42161].chain.client.getBalance({ address: fund })).toBe(7n * ether);
  });

  it('is defeated under its threshold, though nobody voted against it', async () => {
    const id = await world.propose([await world.payment(1, fund, ether)]);
    await world.open(id);
    await world.vote(id, true, 302_284n);
    await world.close(id);
    const failed = await read(id);
    expect(failed).toMatchObject({ scores: [302_284, 0], chain: { state: 'defeated', rawState: 'Failed' } });
    expect(verdictOf(failed)).toBe('failed');
    expect(readTally(failed).quorum).toMatchObject({ reached: false });
  });

  it('is defeated where it leads by too little, and by exactly its threshold', async () => {
    const id = await world.propose([await world.payment(1, fund, ether)]);
    await world.open(id);
    await world.vote(id, true, 320_000n);
    const open = await read(id);
    expect(readTally(open).quorum).toMatchObject({ reached: false, missing: 0 });
    await world.vote(id, true, 1n);
    await world.vote(id, false, 300_000n);
    expect(readTally(await read(id)).quorum).toMatchObject({ reached: true });
    await world.close(id);
    expect(verdictOf(await read(id))).toBe('failed');
  });

  it('that was canceled and submitted anew is not executed by what the new one carries', async () => {
    const payload = await world.payment(1, fund, ether);
    const canceled = await world.propose([payload], 'the same text');
    await world.core.send('cancelProposal', [canceled]);
    const anew = await carried([payload]);
    await world.arrive(anew, payload);
    await world.later(86_400 + 60);
    await world.payloads[1].controller.send('executePayload', [payload.payloadId]);
    await world.settle();
    const before = await read(canceled);
    expect(before.chain.state).toBe('canceled');
    expect(before.scores).toEqual([]);
    expect(steps(before)).toEqual(['canceled']);
    expect(verdictOf(before)).toBe('canceled');
    expect((await read(anew)).chain.state).toBe('executed');
  });

  it('expires with its payload: before the message came, or in its days of grace', async () => {
    const [lost, late] = [await world.payment(1, fund, ether), await world.payment(1, fund, ether)];
    const [first, second] = [await carried([lost]), await carried([late])];
    await world.arrive(second, late);
    await world.later(8 * 86_400 + 60);
    expect((await read(second)).chain.state).toBe('expired');
    expect((await read(first)).chain.state).toBe('queued');
    await world.later(35 * 86_400);
    expect((await read(first)).chain.state).toBe('expired');
    expect(verdictOf(await read(first))).toBe('passed');
  });

  it('that nobody brought to a vote in thirty days has expired without having passed', async () => {
    const id = await world.propose([await world.payment(1, fund, ether)]);
    await world.later(31 * 86_400);
    const lapsed = await read(id);
    expect(lapsed.chain.state).toBe('expired');
    expect(verdictOf(lapsed)).toBe('failed');
  });

  it('is carried out by the others where one payload was called off', async () => {
    const [kept, off] = [await world.payment(1, fund, ether), await world.payment(42161, fund, ether)];
    const id = await carried([kept, off]);
    await world.arrive(id, kept);
    await world.payloads[42161].controller.send('cancelPayload', [off.payloadId]);
    await world.later(86_400 + 60);
    await world.payloads[1].controller.send('executePayload', [kept.payloadId]);
    await world.settle();
    const done = await read(id);
    expect(steps(done)).toEqual(['executed', 'canceled']);
    expect(done.chain.state).toBe('executed');
  });
});

describe('what a chain does not answer', { timeout: 60_000 }, () => {
  it('is unknown: no tally, no step, and nothing is executed', async () => {
    const [here, there] = [await world.payment(1, fund, ether), await world.payment(42161, fund, ether)];
    const id = await world.propose([here, there]);
    await world.open(id);
    await world.vote(id, true, 400_000n);
    const open = await read(id, [43114]);
    expect(open).toMatchObject({ scores: [], scoresState: 'unknown', chain: { state: 'active' } });
    await world.close(id);
    await world.core.send('executeProposal', [id]);
    await world.arrive(id, here);
    await world.later(86_400 + 60);
    await world.payloads[1].controller.send('executePayload', [here.payloadId]);
    await world.settle();
    const done = await read(id, [42161]);
    expect(steps(done)).toEqual(['executed', 'unknown']);
    expect(done.chain.state).toBe('queued');
  });

  it('is not final before its block is', async () => {
    const id = await world.propose([await world.payment(1, fund, ether)]);
    await world.core.send('cancelProposal', [id]);
    expect((await read(id)).chain).toMatchObject({ state: 'canceled', final: false });
    await world.settle();
    expect((await read(id)).chain).toMatchObject({ state: 'canceled', final: true });
  });

  it('is no proposal where the core has none, and no core where another contract stands', async () => {
    const views = viewsOf(world.nodes);
    const at = (contract: string, id: string) => readAaveVote({ chainId: 1, contract, id }, { space: 'Aave' }, views);
    expect(await at(world.core.address, '9999')).toBe('not-found');
    expect(await at(world.payloads[1].controller.address, '0')).toBe('unknown-family');
    expect(await at(fund, '0')).toBe('unknown-family');
  });
});

describe('the contracts that stand in for Aave’s', () => {
  const functionsOf = (abi: readonly { type: string }[]) =>
    abi.flatMap((each) => (each.type === 'function' ? [each as AbiFunction] : []));
  const shape = (each: AbiFunction) =>
    `${toFunctionSignature(each)} → ${JSON.stringify(each.outputs, (key, value) => (key === 'internalType' || key === 'name' ? undefined : value))}`;

  it.each([
    ['core', coreAbi, IGovernanceCore_ABI],
    ['portal', portalAbi, IVotingPortal_ABI],
    ['voting machine', machineAbi, IVotingMachineWithProofs_ABI],
    ['payloads controller', payloadsAbi, IPayloadsControllerCore_ABI],
  ] as const)('are read as its published %s is', (_, ours, theirs) => {
    const published = new Set(functionsOf(theirs).map(shape));
    for (const each of functionsOf(ours)) expect(published).toContain(shape(each));
  });
});
