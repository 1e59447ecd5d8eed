import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OnChainState } from '../../lib/domain/governance/on-chain-state.ts';
import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { readAragon } from '../../lib/sources/aragon/read-aragon.ts';
import { readAragonVote } from '../../lib/sources/aragon/read-aragon-vote.ts';
import { type Chain, startChain } from '../world/chain.ts';
import { foundAragon, foundLido, type LidoWorld, script } from './aragon-world.ts';
import { viewsOf } from './chain-views.ts';
import type { Deployed } from './deployed.ts';

const ether = 10n ** 18n;
const fund = '0x00000000000000000000000000000000000f00d2';

let chain: Chain;
let lido: LidoWorld;
let aragon: Awaited<ReturnType<typeof foundAragon>>;
beforeAll(async () => {
  chain = await startChain();
  lido = await foundLido(chain);
  aragon = await foundAragon(chain);
}, 60_000);
afterAll(() => chain?.stop());

const settle = () => chain.client.mine({ blocks: 3 });
const later = async (seconds: number) => {
  await chain.client.increaseTime({ seconds });
  await settle();
};

async function read(contract: Deployed, id: number): Promise<Proposal & { chain: OnChainState }> {
  const { timestamp } = await chain.client.getBlock();
  const views = viewsOf({ 1: chain.rpcUrl }, Number(timestamp) * 1000);
  const ref = { chainId: 1, contract: contract.address, id: String(id) };
  const reading = await readAragonVote(ref, { space: 'Lido' }, views);
  if (typeof reading === 'string' || !reading.chain) throw new Error(`read ${String(reading)}`);
  return { ...reading, chain: reading.chain };
}

const verdictOf = (proposal: Proposal) => readVerdict(proposal, undefined, proposal.observedAt).verdict;
async function whatIs(contract: string, id: string) {
  const reading = await readAragon({ chainId: 1, contract, id }, { space: '' }, viewsOf({ 1: chain.rpcUrl }));
  return typeof reading === 'string' ? reading : reading.chain?.family;
}

const nothing = '0x00000001';
let votes = 0;

/** A vote of Lido's, with what it is to do. Returns its id. */
async function lidoVote(does: `0x${string}` = nothing): Promise<number> {
  await lido.voting.send('newVote', [does, 'Omnibus vote\nlidovoteipfs://bafy']);
  await settle();
  votes += 1;
  return votes - 1;
}

const payment = (wei: bigint) => ({
  to: lido.finance.address,
  data: lido.finance.data('newImmediatePayment', [`0x${'0'.repeat(40)}`, fund, wei, 'relief']),
});

describe('a vote of Lido, from its start to its payment', { timeout: 60_000 }, () => {
  it('is open, takes only objections, passes, and is executed when it is enacted', async () => {
    const id = await lidoVote(script([payment(2_500n * ether)]));
    await lido.voting.send('vote', [id, true, 52_000_000n * ether]);
    await settle();
    const main = await read(lido.voting, id);
    expect(main).toMatchObject({ title: 'Omnibus vote', symbol: 'LDO', scores: [52_000_000, 0] });
    expect(main.chain).toMatchObject({ family: 'lido-voting', state: 'active', rawState: 'Main' });
    expect(main.endAt - main.startAt).toBe(5 * 86_400_000);
    expect(readTally(main).quorum).toMatchObject({ kind: 'for', quorum: 50_000_000, reached: true });
    const pays = { units: 2_500n * ether, to: fund };
    expect(main.chain.steps).toEqual([
      { kind: 'enactment', chainId: 1, contract: lido.finance.address, state: 'waiting', pays },
    ]);

    await later(3 * 86_400 + 60);
    expect((await read(lido.voting, id)).chain).toMatchObject({ state: 'active', rawState: 'Objection' });
    await later(2 * 86_400);
    const closed = await read(lido.voting, id);
    // Voted, and nobody has enacted it.
    expect(closed.chain).toMatchObject({ state: 'succeeded', rawState: 'Closed', final: true });
    expect(verdictOf(closed)).toBe('passed');

    const transaction = await lido.voting.send('executeVote', [id]);
    expect((await read(lido.voting, id)).chain).toMatchObject({ state: 'succeeded', final: true });
    await settle();
    const enacted = await read(lido.voting, id);
    expect(enacted.chain).toMatchObject({ state: 'executed', rawState: 'Executed', final: true, transaction });
    expect(enacted.chain.steps).toEqual([
      { kind: 'enactment', chainId: 1, contract: lido.finance.address, state: 'executed', pays, transaction },
    ]);
    expect(await chain.client.getBalance({ address: fund })).toBe(2_500n * ether);
  });

  it('fails without enough power, without enough support, and at exactly its quorum', async () => {
    const few = await lidoVote(script([payment(ether)]));
    const even = await lidoVote();
    const exact = await lidoVote();
    await lido.voting.send('vote', [few, true, 40_000_000n * ether]);
    await lido.voting.send('vote', [even, true, 60_000_000n * ether]);
    await lido.voting.send('vote', [exact, true, 50_000_000n * ether]);
    await later(4 * 86_400);
    await lido.voting.send('vote', [even, false, 60_000_000n * ether]);
    await later(86_400 + 60);
    for (const id of [few, even, exact]) {
      const vote = await read(lido.voting, id);
      expect(vote.chain).toMatchObject({ state: 'defeated', final: true });
      expect(verdictOf(vote)).toBe('failed');
    }
    expect((await read(lido.voting, few)).chain.steps.map(({ state }) => state)).toEqual(['canceled']);
    expect(readTally(await read(lido.voting, exact)).quorum).toMatchObject({ reached: false, missing: 0 });
  });
});

describe('a vote that hands on to Dual Governance', { timeout: 60_000 }, () => {
  const call = () => ({ target: fund, value: 3n * ether, payload: '0x' });
  const submission = (text: string) =>
    script([{ to: lido.governance.address, data: lido.governance.data('submitProposal', [[call()], text]) }]);

  async function enacted(text: string): Promise<number> {
    const id = await lidoVote(submission(text));
    await lido.voting.send('vote', [id, true, 60_000_000n * ether]);
    await later(5 * 86_400 + 60);
    await lido.voting.send('executeVote', [id]);
    await settle();
    return id;
  }

  it('is queued until the timelock has run it', async () => {
    const id = await enacted('first');
    const submitted = await read(lido.voting, id);
    expect(submitted.chain).toMatchObject({ state: 'queued', rawState: 'Executed', final: true });
    expect(verdictOf(submitted)).toBe('passed');
    expect(submitted.chain.steps).toEqual([
      expect.objectContaining({
        kind: 'dual-governance',
        contract: lido.timelock.address,
        id: '1',
        state: 'waiting',
        pays: { units: 3n * ether, to: fund },
      }),
    ]);

    await lido.governance.send('become', [2]);
    await settle();
    expect((await read(lido.voting, id)).chain.steps[0]).toMatchObject({ state: 'waiting', held: 'VetoSignalling' });
    await lido.governance.send('become', [1]);
    await later(3 * 86_400);
    await lido.governance.send('scheduleProposal', [1n]);
    await settle();
    const scheduled = (await read(lido.voting, id)).chain;
    expect(scheduled).toMatchObject({ state: 'queued', steps: [{ state: 'queued' }] });
    expect(scheduled.steps[0]?.held).toBeUndefined();
    await later(86_400);
    await lido.timelock.send('execute', [1n]);
    await settle();
    expect((await read(lido.voting, id)).chain).toMatchObject({ state: 'executed', steps: [{ state: 'executed' }] });
  });

  it('finds its own among proposals with the same calls, also after the governance was replaced', async () => {
    const id = await enacted('second');
    expect((await read(lido.voting, id)).chain.steps).toMatchObject([{ id: '2', state: 'waiting' }]);
    await lido.replaceGovernance();
    await settle();
    const off = await read(lido.voting, id);
    expect(off.chain).toMatchObject({ state: 'canceled', steps: [{ id: '2', state: 'canceled' }] });
    expect(verdictOf(off)).toBe('canceled');
  });
});

describe('a vote of Aragon’s own', { timeout: 60_000 }, () => {
  it('is told from Lido’s by its shape, and is open still where it could be executed', async () => {
    await aragon.voting.send('newVote', ['0x00000001', 'Ours', false, false]);
    await settle();
    await aragon.voting.send('vote', [0n, true, false]);
    await settle();
    const open = await read(aragon.voting, 0);
    expect(await aragon.voting.read('canExecute', [0n])).toBe(true);
    expect(open.chain).toMatchObject({ family: 'aragon-voting', state: 'active', rawState: 'Open', steps: [] });
    expect(open).toMatchObject({ title: 'Ours', symbol: 'VOTE', scores: [60, 0], quorum: 15 });
    await aragon.voting.send('executeVote', [0n]);
    await settle();
    expect((await read(aragon.voting, 0)).chain).toMatchObject({ state: 'executed', final: true });
  });

  it('is defeated by those against', async () => {
    await aragon.voting.send('newVote', ['0x00000001', 'Theirs', false, false]);
    await settle();
    await aragon.voting.send('vote', [1n, false, false], { from: aragon.other });
    await later(86_400 + 60);
    const failed = await read(aragon.voting, 1);
    expect(failed.chain.state).toBe('defeated');
    expect(failed.scores).toEqual([0, 40]);
  });

  it('is no vote beyond the last, and none of another contract', async () => {
    expect(await whatIs(aragon.voting.address, '77')).toBe('not-found');
    expect(await whatIs(lido.finance.address, '1')).toBe('unknown-family');
    expect(await whatIs(fund, '0')).toBe('unknown-family');
  });

  it('is told from motions and from proposals of Dual Governance by asking the contract', async () => {
    await lido.easyTrack.send('createMotion');
    await settle();
    expect(await whatIs(lido.voting.address, '0')).toBe('lido-voting');
    expect(await whatIs(lido.timelock.address, '1')).toBe('dual-governance');
    expect(await whatIs(lido.easyTrack.address, '1')).toBe('easy-track');
  });
});
