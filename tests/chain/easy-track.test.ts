import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OnChainState } from '../../lib/domain/governance/on-chain-state.ts';
import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { readDualGovernance } from '../../lib/sources/aragon/read-dual-governance.ts';
import { readEasyTrack } from '../../lib/sources/aragon/read-easy-track.ts';
import { type Chain, startChain } from '../world/chain.ts';
import { foundLido, type LidoWorld } from './aragon-world.ts';
import { viewsOf } from './chain-views.ts';

const ether = 10n ** 18n;
const fund = '0x00000000000000000000000000000000000f00d3';

let chain: Chain;
let lido: LidoWorld;
beforeAll(async () => {
  chain = await startChain();
  lido = await foundLido(chain);
}, 60_000);
afterAll(() => chain?.stop());

const settle = () => chain.client.mine({ blocks: 3 });
const later = async (seconds: number) => {
  await chain.client.increaseTime({ seconds });
  await settle();
};
const views = async () => viewsOf({ 1: chain.rpcUrl }, Number((await chain.client.getBlock()).timestamp) * 1000);

type Read = typeof readEasyTrack;
async function read(reader: Read, contract: string, id: number): Promise<Proposal & { chain: OnChainState }> {
  const reading = await reader({ chainId: 1, contract, id: String(id) }, { space: 'Lido' }, await views());
  if (typeof reading === 'string' || !reading.chain) throw new Error(`read ${String(reading)}`);
  return { ...reading, chain: reading.chain };
}
const motion = (id: number) => read(readEasyTrack, lido.easyTrack.address, id);
const verdictOf = (proposal: Proposal) => readVerdict(proposal, undefined, proposal.observedAt).verdict;

let motions = 0;
async function newMotion(): Promise<number> {
  await lido.easyTrack.send('createMotion');
  await settle();
  motions += 1;
  return motions;
}

describe('a motion of Easy Track', { timeout: 60_000 }, () => {
  it('is open for three days, then passes, and is gone once enacted: its log tells', async () => {
    const id = await newMotion();
    await lido.easyTrack.send('objectToMotion', [id, 1_000_000n * ether]);
    await settle();
    const open = await motion(id);
    expect(open.chain).toMatchObject({ family: 'easy-track', state: 'active' });
    expect(open.endAt - open.startAt).toBe(72 * 3_600_000);
    expect(readTally(open).quorum).toMatchObject({ kind: 'rejection', quorum: 5_000_000, reached: false });
    await later(72 * 3_600);
    expect((await motion(id)).chain).toMatchObject({ state: 'succeeded', final: true });
    const transaction = await lido.easyTrack.send('enactMotion', [id]);
    expect((await motion(id)).chain).toMatchObject({ state: 'executed', final: false });
    await settle();
    const done = await motion(id);
    expect(done.chain).toMatchObject({ state: 'executed', rawState: 'MotionEnacted', final: true, transaction });
    expect(done.chain.steps).toMatchObject([{ state: 'executed', transaction, at: expect.any(Number) }]);
  });

  it('is rejected by those who object, and canceled by who made it', async () => {
    const [rejected, canceled] = [await newMotion(), await newMotion()];
    await lido.easyTrack.send('objectToMotion', [rejected, 5_000_000n * ether]);
    await lido.easyTrack.send('cancelMotion', [canceled]);
    await settle();
    expect(verdictOf(await motion(rejected))).toBe('failed');
    expect(verdictOf(await motion(canceled))).toBe('canceled');
  });

  it('that is gone without a log that says how is unknown', async () => {
    const gone = await motion(777);
    expect(gone.chain).toMatchObject({ state: 'unknown', rawState: 'NotFound' });
    expect(gone.scores).toEqual([]);
    expect(verdictOf(gone)).toBe('unknown');
  });
});

describe('a proposal of Dual Governance', { timeout: 60_000 }, () => {
  it('waits, is scheduled, runs; or is called off with all before it', async () => {
    const call = [{ target: fund, value: ether, payload: '0x' }];
    await lido.governance.send('submitProposal', [call, 'one']);
    await lido.governance.send('submitProposal', [call, 'two']);
    await settle();
    const at = (id: number) => read(readDualGovernance, lido.timelock.address, id);
    expect((await at(1)).chain).toMatchObject({
      state: 'queued',
      rawState: 'Submitted',
      steps: [{ state: 'waiting' }],
    });
    await lido.governance.send('become', [5]);
    await settle();
    expect((await at(1)).chain.steps).toMatchObject([{ held: 'RageQuit' }]);
    await lido.governance.send('become', [4]);
    await later(3 * 86_400);
    await lido.governance.send('scheduleProposal', [1n]);
    await later(86_400);
    await lido.timelock.send('execute', [1n]);
    await lido.governance.send('cancelAllPendingProposals');
    await settle();
    expect((await at(1)).chain).toMatchObject({ state: 'executed', final: true });
    expect((await at(2)).chain).toMatchObject({ state: 'canceled', final: true });
  });

  it('is none where there is none', async () => {
    const at = (contract: string, id: string) => ({ chainId: 1, contract, id });
    const here = await views();
    expect(await readDualGovernance(at(lido.timelock.address, '99'), { space: '' }, here)).toBe('not-found');
    expect(await readDualGovernance(at(lido.easyTrack.address, '1'), { space: '' }, here)).toBe('unknown-family');
    expect(await readEasyTrack(at(lido.timelock.address, '1'), { space: '' }, here)).toBe('unknown-family');
  });
});
