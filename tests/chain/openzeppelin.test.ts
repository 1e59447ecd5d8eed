import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../lib/domain/governance/proposal';
import { readVerdict } from '../../lib/domain/governance/verdict';
import { readTally } from '../../lib/domain/governance/vote-tally';
import { readGovernorVote } from '../../lib/sources/governor/read-governor-vote';
import { type Chain, startChain } from '../world/chain';
import { viewsOf } from './chain-views';
import { found, type Organisation, pass, payee } from './organisation';

const ether = 10n ** 18n;
let chain: Chain;

beforeAll(async () => {
  chain = await startChain();
  await chain.installMulticall();
});
afterAll(() => chain.stop());

/** What the extension makes of a vote at this moment. */
async function look({ governor }: Organisation, id: string): Promise<Proposal> {
  const { timestamp } = await chain.client.getBlock();
  const chains = viewsOf({ 1: chain.rpcUrl }, Number(timestamp) * 1_000);
  const found = await readGovernorVote({ chainId: 1, contract: governor.address, id }, { space: 'Dao' }, chains);
  if (typeof found === 'string') throw new Error(`the vote is ${found}`);
  return found;
}

const verdictOf = (proposal: Proposal) => readVerdict(proposal, undefined, proposal.observedAt).verdict;

describe.each([
  { version: 'oz4', bySecond: false },
  { version: 'oz4', bySecond: true },
  { version: 'oz5', bySecond: false },
  { version: 'oz5', bySecond: true },
] as const)('a governor of $version that counts seconds: $bySecond', ({ version, bySecond }) => {
  let dao: Organisation;
  beforeAll(async () => {
    dao = await found(chain, version, { bySecond });
  });

  it('is read at every step from the proposal to the payment', async () => {
    const text = `# Pay the rescue\n\nDiscussed on https://gov.dao.example/t/pay/77.\n${version}`;
    const id = await dao.propose(text, ether);
    const pending = await look(dao, id);
    expect(pending).toMatchObject({
      key: `governor:1:${dao.governor.address}:${id}`,
      space: 'Dao',
      choices: ['For', 'Against', 'Abstain'],
      scores: [0, 0, 0],
      scoresState: 'pending',
      symbol: 'PWR',
      quorumType: 'for-and-abstain',
      chain: { family: 'openzeppelin-governor', state: 'pending', rawState: 'Pending', final: false, steps: [] },
    });
    // Governors do not tell the quorum of a moment to come.
    expect(pending.quorum).toBeUndefined();
    expect(verdictOf(pending)).toBe('pending');
    // Blocks to come have no time yet, seconds do.
    expect(pending.chain?.endRange === undefined).toBe(bySecond);
    if (!bySecond)
      expect(pending).toMatchObject({ title: 'Pay the rescue', discussion: 'https://gov.dao.example/t/pay/77' });

    await pass(chain, 4);
    await dao.vote(id, 0, 1);
    await dao.vote(id, 2, 0);
    const open = await look(dao, id);
    expect(open).toMatchObject({ scores: [60, 10, 0], quorum: 4, chain: { state: 'active' } });
    expect(readTally(open).quorum).toMatchObject({ reached: true, counted: 60 });
    expect(verdictOf(open)).toBe('open');

    await pass(chain, 25);
    const passed = await look(dao, id);
    expect(passed).toMatchObject({
      scoresState: 'final',
      chain: { state: 'succeeded', final: true, steps: [{ kind: 'timelock', state: 'waiting' }] },
    });
    expect(passed.chain?.endRange).toBeUndefined();
    expect(passed.endAt).toBeLessThan(passed.observedAt);
    expect(verdictOf(passed)).toBe('passed');

    await dao.queue(text, ether);
    const queued = await look(dao, id);
    const { timestamp } = await chain.client.getBlock();
    expect(queued.chain).toMatchObject({
      state: 'queued',
      // The blocks after it may still be thrown away.
      final: false,
      steps: [
        {
          kind: 'timelock',
          contract: dao.timelock?.address,
          state: 'queued',
          executableAt: (Number(timestamp) + 60) * 1_000,
        },
      ],
    });
    expect(queued.chain?.steps[0]).not.toHaveProperty('expiresAt');

    await pass(chain, 3, 30);
    await dao.execute(text, ether);
    expect((await look(dao, id)).chain).toMatchObject({ state: 'executed', final: false });
    await pass(chain, 3);
    const executed = await look(dao, id);
    expect(executed.chain).toMatchObject({ state: 'executed', final: true, steps: [{ state: 'executed' }] });
    expect(executed).toMatchObject({ scores: [60, 10, 0], quorum: 4 });
    expect(verdictOf(executed)).toBe('passed');
    expect(await chain.client.getBalance({ address: payee })).toBeGreaterThanOrEqual(ether);
  });

  it('knows that it ran where the timelock was used past the governor', async () => {
    const text = 'Run directly';
    const id = await dao.propose(text, 2n);
    await pass(chain, 4);
    await dao.vote(id, 0, 1);
    await pass(chain, 25);
    await dao.queue(text, 2n);
    await pass(chain, 3, 30);
    await dao.executeDirectly(text, 2n);
    await pass(chain, 3);
    expect((await look(dao, id)).chain).toMatchObject({ state: 'executed', final: true });
  });

  it('tells defeat by votes from defeat by quorum', async () => {
    const against = await dao.propose('Lost', 3n);
    const few = await dao.propose('Few', 4n);
    await pass(chain, 4);
    await dao.vote(against, 0, 0);
    await dao.vote(against, 1, 1);
    await pass(chain, 25);
    const lost = await look(dao, against);
    expect(lost).toMatchObject({ scores: [30, 60, 0], chain: { state: 'defeated', final: true, steps: [] } });
    expect(verdictOf(lost)).toBe('failed');
    const nobody = await look(dao, few);
    expect(nobody).toMatchObject({ scores: [0, 0, 0], quorum: 4, chain: { state: 'defeated' } });
    expect(readTally(nobody).quorum).toMatchObject({ reached: false, missing: 4 });
  });

  it('tells a veto in the timelock from an execution', async () => {
    const text = 'Vetoed';
    const id = await dao.propose(text, 5n);
    await pass(chain, 4);
    await dao.vote(id, 0, 1);
    await pass(chain, 25);
    await dao.queue(text, 5n);
    await dao.veto(text, 5n);
    await pass(chain, 3);
    const vetoed = await look(dao, id);
    expect(vetoed.chain).toMatchObject({ state: 'canceled', final: true });
    expect(verdictOf(vetoed)).toBe('canceled');
  });

  it('tells what its proposer took back', async () => {
    const text = 'Taken back';
    const id = await dao.propose(text, 6n);
    await dao.cancel(text, 6n);
    await pass(chain, 3);
    expect((await look(dao, id)).chain).toMatchObject({
      state: 'canceled',
      rawState: 'Canceled',
      final: true,
      steps: [],
    });
  });

  it('has no vote of another id', async () => {
    const chains = viewsOf({ 1: chain.rpcUrl });
    const ref = { chainId: 1, contract: dao.governor.address, id: '12345' };
    expect(await readGovernorVote(ref, { space: 'Dao' }, chains)).toBe('not-found');
  });
});

it('a quorum that comes late moves the end', async () => {
  const dao = await found(chain, 'oz5', { bySecond: true });
  const id = await dao.propose('Late', 1n);
  await pass(chain, 4);
  const before = await look(dao, id);
  await pass(chain, 9);
  await dao.vote(id, 0, 1);
  const after = await look(dao, id);
  expect(after.chain?.state).toBe('active');
  expect(after.endAt).toBeGreaterThan(before.endAt);
});

it('a small governor counts its votes from one, splits them, and runs them itself', async () => {
  const dao = await found(chain, 'oz5', { name: 'SmallDao' });
  const id = await dao.propose('Small', 1n);
  expect(id).toBe('1');
  await pass(chain, 4);
  await dao.vote(id, 0, 1);
  await dao.vote(id, 1, 2);
  await pass(chain, 15);
  const passed = await look(dao, id);
  expect(passed).toMatchObject({
    scores: [60, 0, 30],
    quorumType: 'for-and-abstain',
    chain: { state: 'succeeded', steps: [{ kind: 'enactment', contract: dao.governor.address, state: 'waiting' }] },
  });
  await dao.execute('Small', 1n);
  await pass(chain, 3);
  expect((await look(dao, id)).chain).toMatchObject({ state: 'executed', final: true, steps: [{ state: 'executed' }] });
});
