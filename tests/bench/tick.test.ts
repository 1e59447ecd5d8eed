import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forums } from '../../lib/catalogue/forums.ts';
import { snapshotKey } from '../../lib/domain/governance/venue.ts';
import { drainOutbox } from '../../lib/notify/drain-outbox.ts';
import { saveWatch } from '../../lib/store/watches.ts';
import { poll } from '../../lib/watch/poll.ts';
import { found, type Organisation, pass } from '../chain/organisation.ts';
import { aSmallRescue } from '../support/a-small-rescue.ts';
import { useEnglishMessages } from '../support/english-messages.ts';
import { freshStorage } from '../support/fresh-storage.ts';
import { aWatch } from '../support/observed.ts';
import { aHubRow, anId, StubHub } from '../support/stub-hub.ts';
import { type Chain, startChain } from '../world/chain.ts';

// The nodes that ship are replaced by ours.
const endpoints = vi.hoisted(() => ({}) as Record<number, string[]>);
vi.mock('../../lib/catalogue/chain/ethereum-endpoints', () => ({ chainEndpoints: endpoints }));

const minute = 60_000;
const proposals = 900;
const topics = 50;
const votes = 50;
const rounds = 5;

let chain: Chain;
let dao: Organisation;
const onChain: string[] = [];
const hosts = forums.slice(0, 5).map(({ host }) => host);
let begin = 0;
/** How many posts each topic has. */
let posts = 1;
/** Requests since they were last counted, and what the stand-ins themselves took, in milliseconds. */
let asked = { hub: 0, forums: new Map<string, number>(), node: 0 };
let standIns = 0;

beforeAll(async () => {
  chain = await startChain();
  await chain.installMulticall();
  dao = await found(chain, 'oz5');
  onChain.push(...(await proposeAll()));
  await pass(chain, 4);
  endpoints[1] = [chain.rpcUrl];
}, 120_000);
afterEach(() => vi.unstubAllGlobals());
afterAll(() => chain.stop());

/** All in one block: they last some blocks only. */
async function proposeAll(): Promise<string[]> {
  await chain.client.request({ method: 'evm_setAutomine', params: [false] } as never);
  const waiting = async () =>
    Number(
      await chain.client.request({ method: 'eth_getBlockTransactionCountByNumber', params: ['pending'] } as never),
    );
  const proposed: Promise<string>[] = [];
  while (proposed.length < votes) {
    proposed.push(dao.propose(`Vote ${proposed.length}`, BigInt(proposed.length)));
    while ((await waiting()) < proposed.length) await new Promise((done) => setTimeout(done, 10));
  }
  await chain.client.mine({ blocks: 1 });
  await chain.client.request({ method: 'evm_setAutomine', params: [true] } as never);
  return Promise.all(proposed);
}

function topicJson(id: number): object {
  const at = (index: number) => new Date(begin + (index - 10) * minute).toISOString();
  const stream = Array.from({ length: posts }, (_, index) => ({
    ...{ id: id * 1_000 + index, post_number: index + 1, username: 'author', version: 1 },
    ...{ cooked: `<p>Post ${index} asks for nothing.</p>`, created_at: at(index), updated_at: at(index) },
  }));
  return {
    ...{ id, title: `Topic ${id}`, closed: false, archived: false, posts_count: posts, highest_post_number: posts },
    ...{ last_posted_at: at(posts - 1), user_id: 1, details: { created_by: { username: 'author' }, links: [] } },
    post_stream: { posts: stream, stream: stream.map((post) => post.id) },
  };
}

/** The hub, the forums and the node behind one `fetch`, each request counted. */
function standIn(): StubHub {
  const real = globalThis.fetch;
  const hub = new StubHub([]);
  const askHub = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { host, pathname } = new URL(address);
    if (host === new URL(chain.rpcUrl).host) {
      asked.node += 1;
      return real(address, init);
    }
    const start = performance.now();
    try {
      const id = /\/t\/(\d+)/.exec(pathname)?.[1];
      if (id === undefined) {
        asked.hub += 1;
        return await askHub(address, init);
      }
      asked.forums.set(host, (asked.forums.get(host) ?? 0) + 1);
      return Response.json(topicJson(Number(id)));
    } finally {
      standIns += performance.now() - start;
    }
  });
  return hub;
}

/** What some work took: the time that this process was busy with it, stand-ins left out, and the time that passed. */
async function measured(work: () => Promise<unknown>): Promise<{ busy: number; passed: number }> {
  [asked, standIns] = [{ hub: 0, forums: new Map(), node: 0 }, 0];
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { busy: (user + system) / 1_000 - standIns, passed: performance.now() - start };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

// In memory: its stand-in for IndexedDB is slower than a browser's, and counted.
it(`a look at ${proposals} proposals, ${topics} topics and ${votes} votes on a chain`, async () => {
  await freshStorage();
  useEnglishMessages();
  Object.assign(fakeBrowser.notifications, { getPermissionLevel: async () => 'granted' });
  const hub = standIn();
  begin = Number((await chain.client.getBlock()).timestamp) * 1_000;
  const times = { start: begin / 1_000 - 86_400, end: begin / 1_000 + 10 * 86_400, created: begin / 1_000 - 90_000 };
  hub.rows = Array.from({ length: proposals }, (_, index) => ({
    ...aHubRow(),
    ...times,
    id: anId(index + 1),
    space: { id: `space${index % 60}.eth` },
  }));
  const keys = [
    ...hub.rows.map(({ id }) => snapshotKey(id)),
    ...Array.from({ length: topics }, (_, index) => `topic:${hosts[index % hosts.length]}:${1_000 + index}`),
    ...onChain.map((id) => `governor:1:${dao.governor.address}:${id}`),
  ];
  for (const key of keys) await saveWatch(aWatch({ key, nextPollAt: 0, createdAt: begin }));
  // As when the user asks: everything, whenever it is due.
  const ground = { rescues: [aSmallRescue()], random: () => 0.5, force: true };
  let now = begin;
  const look = async () => {
    const report = await poll(now, ground);
    expect({ looked: report.looked, failures: report.failures }).toEqual({ looked: keys.length, failures: [] });
    return report;
  };
  await look();

  const quiet: { busy: number; passed: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    now += 20 * minute;
    quiet.push(await measured(look));
  }
  const manners = `hub ${asked.hub}, forums ${[...asked.forums.values()].join('+')}, node ${asked.node} requests`;
  const [busy, passed] = [median(quiet.map((each) => each.busy)), median(quiet.map((each) => each.passed))];
  console.log(`nothing changed: ${busy.toFixed(0)} ms busy, ${(passed / 1_000).toFixed(1)} s in all; ${manners}`);
  expect(asked.hub).toBeLessThanOrEqual(3);
  expect(Math.max(...asked.forums.values())).toBeLessThanOrEqual(topics / hosts.length);

  now += 20 * minute;
  posts += 1;
  hub.rows = hub.rows.map((row) => ({ ...row, scores: [30, 90, 0], scores_total: 120, votes: 12 }));
  // Every vote on the chain ends.
  await pass(chain, 40);
  let news = 0;
  const changes = await measured(async () => {
    news = (await look()).events.length;
    await drainOutbox(now, async () => ({ rescueName: 'A rescue', stakeOf: () => undefined }) as never);
  });
  console.log(
    `${news} pieces of news of ${keys.length} things that changed: ${changes.busy.toFixed(0)} ms busy, ${(changes.passed / 1_000).toFixed(1)} s in all`,
  );
  expect(news).toBeGreaterThanOrEqual(keys.length);
});
