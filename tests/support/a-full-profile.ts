import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openDatabase } from '@/lib/store/database';
import type { ShortfallDatabase, StoreName } from '@/lib/store/schema';
import { anObserved, aStoredEvent, aWatch } from './observed';

const key = anObserved().key;
const pool = '0x0fca5194baa59a362a835031d9c4a25970efffe68';
const hash = `0x${'b1'.repeat(32)}`;

/** A row or two of every store, as a profile has them that was in use. */
export const fullStores: { readonly [N in StoreName]: readonly ShortfallDatabase[N]['value'][] } = {
  proposals: [anObserved(), anObserved({ key: 'snapshot:2', discussion: 'https://research.lido.fi/t/1' })],
  topics: [
    {
      key: 'topic:research.lido.fi:11483',
      host: 'research.lido.fi',
      id: 11483,
      title: 'Take part',
      url: 'https://research.lido.fi/t/take-part/11483',
      openingPostProposalIds: [anObserved().id],
      otherProposalIds: [],
      closed: false,
      observedAt: 5,
    },
  ],
  watches: [
    aWatch({ nextPollAt: 9_999_999_999_999 }),
    aWatch({ key: 'topic:research.lido.fi:11483', nextPollAt: 9_999_999_999_999 }),
  ],
  events: [aStoredEvent(), aStoredEvent({ id: 'event-2', unread: 0, at: 7 })],
  outbox: [{ eventId: 'event-1', rescueId: 'r1', at: 1 }],
  history: [1, 2, 3].map((at) => ({ key, at, scores: [at, 0.5], scoresTotal: at + 0.5, voteCount: at })),
  transfers: [
    {
      id: `1:${hash}:${hash}:7`,
      chainId: 1,
      blockNumber: 24_980_950,
      blockHash: hash,
      txHash: hash,
      logIndex: 7,
      at: 1_777_000_000_000,
      from: pool,
      to: pool,
      token: 'eth',
      units: 2_499_999_999_999_999_999_998n,
      shares: 7n,
      parties: [`1:${pool}`],
    },
  ],
  checkpoints: [
    {
      key: `1:${pool}`,
      chainId: 1,
      address: pool,
      number: 5,
      hash,
      accounts: [
        {
          token: 'eth',
          start: 1,
          since: 2,
          opened: { number: 1, units: 0n },
          proof: { number: 5, at: 6, residue: -1n, worth: 0n },
        },
      ],
      readAt: 8,
    },
  ],
  rates: [{ chainId: 1, number: 5, at: 6, rates: [], unusable: [] }],
  treasuries: [
    {
      dao: 'lido',
      role: 'treasury',
      chainId: 1,
      address: pool,
      at: 6,
      number: 5,
      holdings: [{ asset: 'ETH', decimals: 18, units: 12n }],
      unread: ['USDC'],
    },
  ],
  sources: [{ host: 'hub.snapshot.org', failures: 0, lastGoodAt: 1 }],
  meta: [
    { name: 'mark:r1:lido:approved', at: 3 },
    { name: 'hub-feed', at: 4, feed: { mci: 12, spaces: ['lido-snapshot.eth'], recent: [] } },
  ],
  recounts: [
    {
      key,
      result: { at: 4, votes: 9, valid: 9, soFar: true, outcome: 'matches', differences: [], differenceCount: 0 },
      overTime: { readAt: 4, choices: [0], points: [{ at: 1, scores: [1], total: 1, votes: 1 }] },
    },
  ],
  votePages: [
    {
      key,
      page: 0,
      voters: ['0x1'],
      created: new Uint32Array([1]),
      vp: new Float64Array([1]),
      choices: [1],
    },
  ],
  ownVotes: [{ key, address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045', observedAt: 4 }],
};

/** What is kept beside the database in such a profile. */
export const fullSettings = {
  preferences: { collapsed: true, hiddenSites: ['forum.arbitrum.foundation'], denominators: { r1: 'net' } },
  sites: [{ host: 'forum.example.org', kind: 'discourse' }],
  confirmedAsks: [
    {
      topicKey: 'topic:research.lido.fi:11483',
      rescueId: 'r1',
      contributionId: 'lido',
      low: '0',
      high: '2500',
      asset: 'stETH',
      instrument: 'gift',
      sentence: 'We ask for 2,500 stETH.',
      url: 'https://research.lido.fi/t/11483/1',
      saidAt: 1,
      confirmedAt: 2,
    },
  ],
  'followed-address': { address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045', onlyUnvoted: true },
  endpoints: { 1: ['https://node.example/key'] },
  histories: { r1: { done: true, of: 4 } },
  'transfer-checks': { '1:0xab:7': { says: 'confirmed', at: 3 } },
};

/** What such a profile keeps for itself. */
export const ownSettings = {
  'hub-key': { key: 'a-secret-of-the-user' },
  notifications: { shown: { r1: ['event-1'] }, blocked: false },
  'node-requests': { day: 1, counts: {} },
};

/** Fills the open profile with all of it. */
export async function fillProfile(): Promise<void> {
  const database = await openDatabase();
  for (const store of Object.keys(fullStores) as StoreName[])
    for (const row of fullStores[store]) await database.put(store, row);
  await fakeBrowser.storage.local.set({ ...fullSettings, ...ownSettings });
}

/** All rows of all stores, as they are now. */
export async function readAllStores(): Promise<Record<string, unknown[]>> {
  const database = await openDatabase();
  const names = [...database.objectStoreNames];
  return Object.fromEntries(await Promise.all(names.map(async (store) => [store, await database.getAll(store)])));
}
