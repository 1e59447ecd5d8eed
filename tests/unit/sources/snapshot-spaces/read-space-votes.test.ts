import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Proposal } from '@/lib/domain/governance/proposal';
import { readVerdict } from '@/lib/domain/governance/verdict';
import { readSpaceVotes, readVotesOfSpaces } from '@/lib/sources/snapshot-spaces/read-space-votes';
import { StubSpaces } from '../../../support/stub-spaces';
import { power, type SpaceVote } from '../../../world/spaces-api/spaces';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-05-10T12:00:00Z');
const seconds = (at: number) => at / 1_000;
const ens = '0x323A76393544d5ecca80cd6ef2A560C6a395b7E3';

let api: StubSpaces;

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now });
  api = new StubSpaces();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An open vote of a governor on Ethereum: 120 for, 40 against, 30 abstain, of 100 needed; its last block is 50,000. */
const open: Partial<SpaceVote> = {
  start: seconds(now - day),
  end: seconds(now + day),
  endBlock: 50_000,
  scores: [power(120), power(40), power(30)],
  votes: 12,
  quorum: power(100),
};

async function read(vote: Partial<SpaceVote>, { network = 'eth', head = 49_000 } = {}): Promise<Proposal> {
  api.add({ indexer: network, space: ens, id: '12', ...open, ...vote });
  if (head > 0) api.setHead(network, head);
  const reading = (await readSpaceVotes(network, [{ space: ens, id: '12' }], { now })).get(`${ens.toLowerCase()}:12`);
  if (typeof reading !== 'object') throw new Error(`it is ${reading}`);
  return reading;
}

describe('a vote of an on-chain space', () => {
  it('comes in our words: choices for, against and abstain, whole power, its quorum by its rule', async () => {
    const discussion = 'https://discuss.ens.domains/t/x/1';
    const proposal = await read({ title: 'Pay', discussion, spaceName: 'ENS', symbol: 'ENS', scores: [1n, 0n, 0n] });
    expect(proposal).toMatchObject({
      key: `snapshot:eth:${ens.toLowerCase()}:12`,
      venue: 'snapshot',
      id: '12',
      space: 'ENS',
      title: 'Pay',
      url: `https://snapshot.box/#/eth:${ens}/proposal/12`,
      discussion,
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      scores: [1e-18, 0, 0],
      scoresState: 'pending',
      quorum: 100,
      quorumType: 'for-and-abstain',
      privacy: '',
      voteCount: 12,
      symbol: 'ENS',
      startAt: now - day,
      endAt: now + day,
      exists: true,
      observedAt: now,
      chain: {
        family: 'openzeppelin-governor',
        chainId: 1,
        contract: ens.toLowerCase(),
        state: 'active',
        rawState: 'active',
        final: false,
        steps: [],
        block: { number: 49_000 },
      },
    });
  });

  // The rule of Snapshot's own page: executed, then ended, then the clock.
  it.each<[string, string, string, Partial<SpaceVote>, number]>([
    ['before its start', 'pending', 'pending', { start: seconds(now + hour) }, 49_000],
    ['open', 'active', 'active', {}, 49_999],
    ['whose last block is made', 'succeeded', 'passed', {}, 50_000],
    ['with more against', 'defeated', 'rejected', { scores: [power(80), power(90), power(50)] }, 50_000],
    ['with as many against', 'defeated', 'rejected', { scores: [power(80), power(80), power(50)] }, 50_000],
    ['under quorum', 'defeated', 'rejected', { scores: [power(60), 0n, power(39)] }, 50_000],
    ['whose abstentions reach the quorum', 'succeeded', 'passed', { scores: [power(60), 0n, power(40)] }, 50_000],
    [
      'whose abstentions do not count',
      'defeated',
      'rejected',
      { scores: [power(60), 0n, power(40)], quorumType: 'for_only' },
      50_000,
    ],
    ['queued', 'queued', 'queued', { executed: true }, 50_000],
    ['executed', 'executed', 'executed', { executed: true, settled: true }, 50_000],
    ['vetoed', 'canceled', 'vetoed', { executed: true, vetoed: true }, 50_000],
    ['cancelled', 'canceled', 'cancelled', { cancelled: true }, 49_000],
  ])('%s is %s', async (_when, state, rawState, vote, head) => {
    expect((await read(vote, { head })).chain).toMatchObject({ state, rawState });
  });

  it('is counted, not passed, between its dated end and its last block', async () => {
    const proposal = await read({ end: seconds(now - minute) }, { head: 49_990 });
    expect(proposal.chain).toMatchObject({ state: 'active' });
    expect(readVerdict(proposal, undefined, now).verdict).toBe('counting');
  });

  it.each([
    ['without a head', 'eth', 0],
    ['that counts blocks of Ethereum', 'arb1', 99_999_999],
  ])('%s is counted until no estimate can be that far off', async (_what, network, head) => {
    expect((await read({ end: seconds(now - 44 * minute) }, { network, head })).chain?.state).toBe('active');
    api.change(network, ens, '12', { end: seconds(now - 46 * minute) });
    const later = await readSpaceVotes(network, [{ space: ens, id: '12' }], { now });
    expect(later.get(`${ens.toLowerCase()}:12`)).toMatchObject({ chain: { state: 'succeeded' } });
  });

  it('is final half an hour after what decided it, and told only then', async () => {
    const fresh = await read({ end: seconds(now - 29 * minute) }, { head: 50_000 });
    expect(readVerdict(fresh, undefined, now).verdict).toBe('counting');
    api.change('eth', ens, '12', { end: seconds(now - 31 * minute) });
    const settled = await readSpaceVotes('eth', [{ space: ens, id: '12' }], { now });
    expect(readVerdict(settled.get(`${ens.toLowerCase()}:12`) as Proposal, undefined, now).verdict).toBe('passed');
    api.change('eth', ens, '12', {
      end: seconds(now - day),
      executed: true,
      settled: true,
      executedAt: seconds(now - minute),
    });
    const executed = await readSpaceVotes('eth', [{ space: ens, id: '12' }], { now });
    expect(executed.get(`${ens.toLowerCase()}:12`)).toMatchObject({
      chain: { final: false, steps: [{ state: 'executed' }] },
    });
  });

  it('that ends with a block is dated as a range, one that ends by the clock is not', async () => {
    expect((await read({})).chain?.endRange).toEqual({ from: now + day - 45 * minute, to: now + day + 45 * minute });
    api.change('eth', ens, '12', { endBlock: null });
    const dated = await readSpaceVotes('eth', [{ space: ens, id: '12' }], { now });
    expect((dated.get(`${ens.toLowerCase()}:12`) as Proposal).chain).not.toHaveProperty('endRange');
  });

  it('that is confidential is sealed while open, and decided by its contract alone', async () => {
    const sealed = { protocol: 'snapshot-x-inco', scores: [0n, 0n, 0n] } satisfies Partial<SpaceVote>;
    expect(await read(sealed)).toMatchObject({ privacy: 'inco', scores: [], chain: { state: 'active' } });
    const once = async (change: Partial<SpaceVote>) => {
      api.change('eth', ens, '12', { end: seconds(now - hour), endBlock: null, ...change });
      return (await readSpaceVotes('eth', [{ space: ens, id: '12' }], { now })).get(`${ens.toLowerCase()}:12`);
    };
    expect(await once({})).toMatchObject({ chain: { state: 'unknown' } });
    expect(await once({ quorumReached: true, supportAchieved: false })).toMatchObject({
      chain: { state: 'defeated' },
    });
    expect(await once({ quorumReached: true, supportAchieved: true })).toMatchObject({
      chain: { state: 'succeeded' },
    });
  });

  it('of Arbitrum’s treasury, whose quorum the API has wrong, passes nothing by it', async () => {
    const treasury = '0x789fC99093B09aD01C34DC7251D0C89ce743e5a4';
    const of = async (scores: SpaceVote['scores']) => {
      api.votes.length = 0;
      api.add({ indexer: 'arb1', space: treasury, id: '1', ...open, end: seconds(now - day), scores });
      const key = `${treasury.toLowerCase()}:1`;
      return (await readSpaceVotes('arb1', [{ space: treasury, id: '1' }], { now })).get(key) as Proposal;
    };
    expect(await of([power(120), power(1), 0n])).toMatchObject({ chain: { state: 'unknown', final: false } });
    expect(await of([power(120), power(1), 0n])).not.toHaveProperty('quorum');
    expect(await of([power(1), power(120), 0n])).toMatchObject({ chain: { state: 'defeated' } });
  });

  it('of Starknet is found however many zeros its contract is written with', async () => {
    const space = `0x${'0a1'.padStart(64, '0')}`;
    api.add({ indexer: 'sn', space, id: '7', ...open, endBlock: null, protocol: 'snapshot-x' });
    const found = await readSpaceVotes('sn', [{ space: '0xA1', id: '7' }], { now });
    expect(found.get(`${space}:7`)).toMatchObject({ key: `snapshot:sn:${space}:7`, chain: { family: 'snapshot-x' } });
  });

  it('keeps ids of 78 digits whole', async () => {
    const id = '9'.repeat(77);
    expect(await read({ id: '12' })).toMatchObject({ id: '12' });
    api.add({ indexer: 'eth', space: ens, id, ...open });
    const found = await readSpaceVotes('eth', [{ space: ens, id }], { now });
    expect(found.get(`${ens.toLowerCase()}:${id}`)).toMatchObject({ id });
  });
});

describe('the API', () => {
  it('is asked by one request for a network, with the address as it writes it', async () => {
    await read({});
    expect(api.requests).toHaveLength(1);
    expect(api.requests[0]).toMatchObject({ url: 'https://api.snapshot.box/', variables: { indexer: 'eth' } });
    expect(api.requests[0]?.variables.where).toMatchObject({ id_in: expect.arrayContaining([`${ens}/12`]) });
  });

  it('has another host for test networks', async () => {
    await readSpaceVotes('sep', [{ space: ens, id: '1' }], { now });
    expect(api.requests[0]?.url).toBe('https://testnet-api.snapshot.box/');
  });

  it('finds what was proposed in spaces since a time', async () => {
    api.add({ indexer: 'eth', space: ens, id: '1', ...open, created: seconds(now - 9 * day) });
    api.add({ indexer: 'eth', space: ens, id: '2', ...open, created: seconds(now - day) });
    const found = await readVotesOfSpaces('eth', [ens.toLowerCase()], now - 2 * day, { now });
    expect(found.map(({ id }) => id)).toEqual(['2']);
  });

  it('that does not know a vote has not read it yet; a row that is garbled is only that row', async () => {
    api.add({ indexer: 'eth', space: ens, id: '1', ...open });
    api.add({ indexer: 'eth', space: ens, id: '2', ...open, end: -5 });
    const votes = ['1', '2', '3'].map((id) => ({ space: ens, id }));
    const found = await readSpaceVotes('eth', votes, { now });
    expect(['1', '2', '3'].map((id) => found.get(`${ens.toLowerCase()}:${id}`))).toEqual([
      expect.objectContaining({ id: '1' }),
      'malformed',
      'unknown',
    ]);
  });

  it.each([
    ['too many requests', 'rate-limited', 429],
    ['a failure', 'unreachable', 502],
    ['a refusal', 'malformed', 400],
  ])('that answers with %s fails as %s, and is left alone as long as it asks', async (_what, reason, status) => {
    api.instead = () => Response.json({ errors: [{ message: 'x' }] }, { status, headers: { 'retry-after': '30' } });
    await expect(readSpaceVotes('eth', [{ space: ens, id: '1' }], { now })).rejects.toMatchObject({
      reason,
      source: 'api.snapshot.box',
    });
  });
});
