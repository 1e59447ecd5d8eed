import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Venue } from '../../lib/domain/governance/venue';
import { readVerdict } from '../../lib/domain/governance/verdict';
import { readOnChainVote } from '../../lib/watch/on-chain/read-vote';
import { type Chain, startChain } from '../world/chain';
import { viewsOf } from './chain-views';
import { type Deployed, deploy } from './deployed';
import { contractOf, pass } from './organisation';

const ether = 10n ** 18n;
const day = 86_400;
const payload = `0x${'7'.repeat(64)}`;
let chain: Chain;

beforeAll(async () => {
  chain = await startChain();
  await chain.installMulticall();
});
afterAll(() => chain.stop());

/** How the extension reads a vote at this moment, with what may be said of it. */
async function look(contract: Deployed, id: string, venue?: Venue) {
  const { timestamp } = await chain.client.getBlock();
  const chains = viewsOf({ 1: chain.rpcUrl }, Number(timestamp) * 1_000);
  const vote = { chainId: 1, contract: contract.address, id, ...(venue && { venue }) };
  const found = await readOnChainVote(vote, { chains });
  if (typeof found === 'string') return found;
  return { ...found, verdict: readVerdict(found, undefined, found.observedAt).verdict };
}

describe('a spell of Sky’s chief', () => {
  let chief: Deployed;
  let pause: Deployed;
  const newSpell = (words: string) =>
    deploy(chain, contractOf('stand-ins', 'Spell'), [chief.address, pause.address, words]);

  beforeAll(async () => {
    chief = await deploy(chain, contractOf('stand-ins', 'Chief'));
    pause = await deploy(chain, contractOf('stand-ins', 'Pause'));
    const first = await newSpell('The hat before');
    await chief.send('approve', [first.address, 10n * ether]);
    await chief.send('lift', [first.address]);
  });

  it('is approved, wears the hat, is scheduled, and is cast, also after the hat has moved on', async () => {
    const spell = await newSpell('2026-11-20 Executive Spell | Hash: 0x12');
    await chief.send('approve', [spell.address, 4n * ether]);
    const open = await look(chief, spell.address);
    expect(open).toMatchObject({
      key: `sky-chief:1:${chief.address}:${spell.address}`,
      title: '2026-11-20 Executive Spell',
      type: 'approval',
      scores: [4, 10],
      chain: { family: 'sky-chief', state: 'active', steps: [{ kind: 'cast', state: 'waiting' }] },
      verdict: 'open',
    });
    await chief.send('approve', [spell.address, 11n * ether]);
    await chief.send('lift', [spell.address]);
    await pass(chain, 3);
    expect(await look(chief, spell.address)).toMatchObject({
      chain: { state: 'succeeded', rawState: 'hat' },
      verdict: 'passed',
    });
    await spell.send('schedule');
    await pass(chain, 3);
    const { timestamp } = await chain.client.getBlock();
    const queued = await look(chief, spell.address);
    expect(queued).toMatchObject({ chain: { state: 'queued', rawState: 'scheduled', final: true } });
    if (typeof queued !== 'string')
      expect(queued.chain?.steps[0]?.executableAt).toBeGreaterThan((Number(timestamp) + day - 100) * 1_000);
    await pass(chain, 2, day);
    await spell.send('cast');
    const next = await newSpell('Next');
    await chief.send('approve', [next.address, 12n * ether]);
    await chief.send('lift', [next.address]);
    await pass(chain, 3);
    expect(await look(chief, spell.address)).toMatchObject({
      scores: [11, 12],
      chain: { state: 'executed', final: true, steps: [{ state: 'executed' }] },
    });
  });

  it('that is dropped from the pause was called off', async () => {
    const spell = await newSpell('Dropped');
    await chief.send('approve', [spell.address, 20n * ether]);
    await chief.send('lift', [spell.address]);
    await spell.send('schedule');
    await spell.send('drop');
    await pass(chain, 3);
    expect(await look(chief, spell.address)).toMatchObject({
      chain: { state: 'canceled', rawState: 'dropped' },
      verdict: 'canceled',
    });
  });

  it('that never wore the hat fails when its time is over; one that did expires', async () => {
    const never = await newSpell('Never');
    const lifted = await newSpell('Lifted');
    await chief.send('approve', [lifted.address, 30n * ether]);
    await chief.send('lift', [lifted.address]);
    await pass(chain, 4, 11 * day);
    expect(await look(chief, never.address)).toMatchObject({ chain: { state: 'defeated' } });
    expect(await look(chief, lifted.address)).toMatchObject({ chain: { state: 'expired' } });
  });

  it('is no spell where nothing answers', async () => {
    expect(await look(chief, `0x${'9'.repeat(40)}`, 'sky-chief')).toBe('not-found');
    expect(await look(pause, `0x${'9'.repeat(40)}`, 'sky-chief')).toBe('unknown-family');
  });
});

describe('a space of Snapshot X', () => {
  let space: Deployed;
  let plain: Deployed;
  let timelock: Deployed;
  beforeAll(async () => {
    space = await deploy(chain, contractOf('stand-ins', 'Space'));
    plain = await deploy(chain, contractOf('stand-ins', 'Strategy'));
    timelock = await deploy(chain, contractOf('stand-ins', 'TimelockStrategy'));
  });
  const propose = async (strategy: Deployed) => {
    await space.send('propose', [strategy.address, payload]);
    return String(Number(await space.read('nextProposalId')) - 1);
  };

  it('is read at every step, its first choice being against', async () => {
    const id = await propose(plain);
    expect(await look(space, id)).toMatchObject({
      key: `snapshot:eth:${space.address}:${id}`,
      url: `https://snapshot.box/#/eth:${space.address}/proposal/${id}`,
      chain: { family: 'snapshot-x', state: 'pending', rawState: 'VotingDelay' },
    });
    await pass(chain, 3);
    await space.send('vote', [id, 0, 20n * ether]);
    await space.send('vote', [id, 1, 40n * ether]);
    await space.send('vote', [id, 2, 5n * ether]);
    expect(await look(space, id)).toMatchObject({
      scores: [40, 20, 5],
      quorum: 50,
      quorumType: 'default',
      chain: { state: 'active' },
    });
    await pass(chain, 4);
    expect(await look(space, id)).toMatchObject({
      chain: { state: 'active', rawState: 'VotingPeriodAccepted' },
      verdict: 'open',
    });
    await pass(chain, 12);
    expect(await look(space, id)).toMatchObject({ chain: { state: 'succeeded', final: true }, verdict: 'passed' });
    await space.send('execute', [id]);
    await pass(chain, 3);
    expect(await look(space, id)).toMatchObject({
      chain: { state: 'executed', final: true, steps: [{ state: 'executed' }] },
    });
  });

  it('executed into a timelock waits there, and what left it is not known to have run', async () => {
    const id = await propose(timelock);
    await pass(chain, 3);
    await space.send('vote', [id, 1, 60n * ether]);
    await pass(chain, 15);
    await space.send('execute', [id]);
    await pass(chain, 3);
    expect(await look(space, id)).toMatchObject({
      chain: { state: 'queued', rawState: 'Executed', final: true, steps: [{ state: 'queued' }] },
    });
    await timelock.send('run', [payload]);
    await pass(chain, 3);
    expect(await look(space, id)).toMatchObject({ chain: { state: 'queued', steps: [{ state: 'unknown' }] } });
  });

  it('rejects what has too few votes, and can cancel', async () => {
    const few = await propose(plain);
    const stopped = await propose(plain);
    await space.send('cancel', [stopped]);
    await pass(chain, 3);
    await space.send('vote', [few, 1, 40n * ether]);
    await pass(chain, 15);
    expect(await look(space, few)).toMatchObject({
      chain: { state: 'defeated', rawState: 'Rejected' },
      verdict: 'failed',
    });
    expect(await look(space, stopped)).toMatchObject({ chain: { state: 'canceled' }, verdict: 'canceled' });
    expect(await look(space, '99')).toBe('not-found');
  });
});
