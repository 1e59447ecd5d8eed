import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RequestName } from '../../lib/messages/protocol.ts';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import {
  type NotificationCentre,
  newProfile,
  popup,
  privatePage,
  snapshotPage,
  startWorker,
  type TestWorker,
} from '../support/test-worker.ts';

const minute = 60_000;
const key = `snapshot:${idOf('a1')}`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;
const topic = { kind: 'topic', ...alphaTopic } as const;
const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  worker = await startWorker([aSmallRescue()]);
});

async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}

async function watch(): Promise<void> {
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
}

const popupNow = async () => {
  const view = await worker.ask('readPopup', {}, popup);
  if ('kind' in view) throw new Error(view.reason);
  return view;
};

/** The browser drops the database while the worker sleeps. */
async function loseDatabase(): Promise<void> {
  const { closeDatabase } = await import('../../lib/store/database.ts');
  await closeDatabase();
  await new Promise((done, failed) => {
    const deleting = indexedDB.deleteDatabase('shortfall');
    deleting.onsuccess = done;
    deleting.onerror = failed;
  });
  worker = await worker.killAndRestart();
}

/** All that is stored anywhere, as a text. */
async function allStored(): Promise<string> {
  const { openDatabase } = await import('../../lib/store/database.ts');
  const database = await openDatabase();
  const rows = await Promise.all([...database.objectStoreNames].map((store) => database.getAll(store)));
  const kept = [rows, await fakeBrowser.storage.local.get(null), await fakeBrowser.storage.sync.get(null)];
  return JSON.stringify(kept, (_name, value) => (typeof value === 'bigint' ? String(value) : value));
}

describe('a database that the browser has dropped', () => {
  it('is filled again: the same is watched, the next look is a silent baseline, and nothing is told twice', async () => {
    await watch();
    web.hub.set(idOf('a1'), aProposal(flipped));
    await later(15 * minute);
    const told = centre.shown.length;
    expect(told).toBe(1);
    await loseDatabase();
    await later(15 * minute);
    await later(15 * minute);
    const view = await popupNow();
    expect(view.watched.map((watched) => watched.key)).toEqual([key]);
    expect(view.activity).toHaveLength(1);
    expect(centre.shown).toHaveLength(told);
    // What happens after it is news again.
    web.hub.set(idOf('a1'), aProposal());
    await later(15 * minute);
    expect((await popupNow()).activity).toHaveLength(2);
    expect(centre.shown).toHaveLength(told + 1);
  });

  it('does not remind a second time of a vote that ends soon', async () => {
    web.hub.set(idOf('a1'), aProposal({ endAt: testNow + 25 * 60 * minute }));
    await watch();
    await later(2 * 60 * minute);
    const told = centre.shown.length;
    expect(told).toBe(1);
    await loseDatabase();
    await later(15 * minute);
    await later(15 * minute);
    expect(centre.shown).toHaveLength(told);
  });
});

describe('a disk that is full', () => {
  it('is said in the popup, with what is known as it was, until there is room', async () => {
    await watch();
    const { inTransaction } = await import('../../lib/store/database.ts');
    const full = inTransaction(['watches'], async () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(full).rejects.toThrow();
    const view = await popupNow();
    expect(view.problems).toMatchObject([{ source: 'storage', reason: 'storage-full' }]);
    expect(view.watched).toHaveLength(1);
    await later(15 * minute);
    expect((await popupNow()).problems).toEqual([]);
  });
});

describe('a private window', () => {
  /** One request of every kind, as a page could make it. */
  const requests: { [N in RequestName]?: unknown } = {
    readPanel: { subject },
    readBadges: { subjects: [subject, topic] },
    watch: { key, rescueId: 'small-rescue' },
    unwatch: { key },
    confirmAsk: {
      ...{ key: `topic:${alphaTopic.host}:${alphaTopic.id}`, rescueId: 'small-rescue' },
      ...{ low: '1', high: '2', asset: 'ETH', instrument: 'gift' },
    },
    revokeAsk: { key },
    collapse: { collapsed: true },
    chooseDenominator: { rescueId: 'small-rescue', denominator: 'gap' },
    readRecount: { key },
    startRecount: { key },
    cancelRecount: { key },
    readRace: { key },
    history: { rescueId: 'small-rescue', act: 'start' },
    showSite: { host: 'snapshot.box', shown: false },
    loadDetails: {},
    track: { key, rescueId: 'small-rescue' },
    untrack: { key },
    notThis: { key },
    draftRescue: { title: 'A hole', url: 'https://research.lido.fi/t/1' },
  };

  it('is tried with every request that a page of a site can make', () => {
    const namesIn = (file: string, begin: string, end: string, name: RegExp) => {
      const code = readFileSync(file, 'utf8');
      const from = code.indexOf(begin);
      return [...code.slice(from, code.indexOf(end, from)).matchAll(name)].map((match) => match[1]);
    };
    const all = namesIn('lib/messages/schemas.ts', 'const requestSchemas', '\n};', /^ {2}(\w+):/gm);
    const ownPagesOnly = namesIn('lib/messages/serve.ts', 'const ownPagesOnly', ']);', /'(\w+)'/g);
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((name) => !ownPagesOnly.includes(name)).sort()).toEqual(Object.keys(requests).sort());
  });

  it.each(['of a new profile', 'of a profile in use'])('writes nothing, whatever its pages ask: %s', async (which) => {
    if (which === 'of a profile in use') {
      await watch();
      await later(15 * minute);
    }
    const before = await allStored();
    for (const [name, request] of Object.entries(requests))
      await worker.ask(name as RequestName, request as never, privatePage);
    await worker.ask('readPanel', { subject: topic }, privatePage);
    expect(await allStored()).toBe(before);
  });

  it('would be seen writing', async () => {
    const before = await allStored();
    await worker.ask('readPanel', { subject }, snapshotPage);
    expect(await allStored()).not.toBe(before);
  });
});
