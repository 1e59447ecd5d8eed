import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { readActivity } from '../../lib/store/events';
import { readStoredProposal } from '../../lib/store/proposals';
import { readSource } from '../../lib/store/sources';
import { readWatch, saveWatch } from '../../lib/store/watches';
import { observeVotes } from '../../lib/watch/on-chain/observe-votes';
import { voteOfKey } from '../../lib/watch/on-chain/vote-refs';
import { poll } from '../../lib/watch/poll';
import { aSmallRescue } from '../support/a-small-rescue';
import { freshStorage } from '../support/fresh-storage';
import { aWatch } from '../support/observed';
import { type Chain, startChain } from '../world/chain';
import { found, type Organisation, pass } from './organisation';

// The nodes that ship are replaced by ours: one that is not there, and behind it one that is.
const endpoints = vi.hoisted(() => ({}) as Record<number, string[]>);
vi.mock('../../lib/catalogue/chain/ethereum-endpoints', () => ({ chainEndpoints: endpoints }));

let chain: Chain;
let dao: Organisation;
const dead = 'http://127.0.0.1:9/';
const rescues = [aSmallRescue()];

beforeAll(async () => {
  chain = await startChain();
  await chain.installMulticall();
  dao = await found(chain, 'oz5');
});
beforeEach(freshStorage);
afterAll(() => chain.stop());

const time = async () => Number((await chain.client.getBlock()).timestamp) * 1_000;
const look = async () => poll(await time(), { rescues, random: () => 0.5, force: true });
const kinds = async () =>
  (await readActivity(99)).map(({ news }) => (news.subject === 'vote' ? news.event.kind : news.subject)).reverse();

it('a watched vote on a chain makes its news, each once, until it has run for good', async () => {
  endpoints[1] = [chain.rpcUrl];
  const id = await dao.propose('Watched', 1n);
  const key = `governor:1:${dao.governor.address}:${id}`;
  await saveWatch(aWatch({ key, contributionId: 'lido' }));
  expect(await look()).toMatchObject({ looked: 1, events: [], failures: [] });
  await pass(chain, 4);
  await look();
  await dao.vote(id, 0, 1);
  await look();
  await look();
  expect(await kinds()).toEqual(['opened', 'quorum-reached']);
  await pass(chain, 30);
  await look();
  await dao.queue('Watched', 1n);
  await look();
  // In the newest block it is queued, in the last final one it has just passed.
  expect(await kinds()).toEqual(['opened', 'quorum-reached', 'outcome-final']);
  expect(await readStoredProposal(key)).toMatchObject({
    chain: { state: 'queued', settled: 'succeeded', final: false },
  });
  await pass(chain, 3);
  await look();
  expect((await readWatch(key))?.nextPollAt).toBeDefined();
  await pass(chain, 3, 30);
  await dao.execute('Watched', 1n);
  await pass(chain, 3);
  await look();
  expect((await kinds()).slice(2)).toEqual(['outcome-final', 'queued', 'executed']);
  expect((await readWatch(key))?.nextPollAt).toBeUndefined();
  expect(await readSource(new URL(chain.rpcUrl).host)).toMatchObject({ lastGoodAt: expect.any(Number) });
});

it('a node that is down is left alone for a while, and the next one is asked', async () => {
  endpoints[1] = [dead, chain.rpcUrl];
  const id = await dao.propose('Elsewhere', 1n);
  const key = `governor:1:${dao.governor.address}:${id}`;
  const vote = voteOfKey(key);
  if (!vote) throw new Error('no vote');
  const now = await time();
  expect(await observeVotes([vote], now)).toMatchObject([{ proposal: { key, chain: { state: 'pending' } } }]);
  expect(await readSource('127.0.0.1:9')).toMatchObject({ failures: 1, failure: { reason: 'unreachable' } });
  endpoints[1] = [dead];
  // It asked to be left alone: nobody is there to be asked, and nothing is concluded.
  expect(await observeVotes([vote], now)).toEqual([{ unanswered: key }]);
  await expect(observeVotes([vote], now + 3_600_000)).rejects.toMatchObject({ reason: 'unreachable' });
});

it('a vote that its contract does not know is not taken for deleted', async () => {
  endpoints[1] = [chain.rpcUrl];
  const key = `governor:1:${dao.governor.address}:777`;
  const vote = voteOfKey(key);
  if (!vote) throw new Error('no vote');
  expect(await observeVotes([vote], await time())).toEqual([{ unanswered: key }]);
});
