import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import german from '../../public/_locales/de/messages.json' with { type: 'json' };
import { aList } from '../support/a-list.ts';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, startWorker, type TestWorker } from '../support/test-worker.ts';

const own = {
  node: 'https://my-node.example/secret-key',
  list: 'https://my-lists.example/private.json',
  forum: 'my-forum.example',
  address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045',
};
const voteId = idOf('a1');

let web: StubWeb;
let worker: TestWorker;

/** Answers, beside the small web, for the user's own list and for the texts that are packed with us. */
function withOwn(): void {
  const rest = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string | URL, init?: RequestInit) => {
    if (String(address) === own.list) return new Response(aList());
    if (String(address).endsWith('/_locales/de/messages.json')) return new Response(JSON.stringify(german));
    return rest(address, init);
  });
}

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  withOwn();
  web.hub.set(voteId, aProposal({ id: voteId }));
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '1.2.3' }) });
  worker = await startWorker([aSmallRescue()]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: voteId } as const;
const diagnostics = async () => {
  const answer = await worker.ask('readDiagnostics', {}, popup);
  if (answer.kind !== 'diagnostics') throw new Error('no diagnostics');
  return answer.text;
};

describe('hosts contacted', () => {
  it('are none before anybody was asked', async () => {
    expect(await worker.ask('readHosts', {}, popup)).toEqual({ kind: 'hosts', hosts: [] });
  });

  it('are told with what for, and when they last answered or since when they do not', async () => {
    await worker.ask('subscribeList', { url: own.list }, popup);
    web.faults.set(alphaTopic.host, 'down');
    await worker.ask('readPanel', { subject });
    await worker.ask('readPanel', { subject: { kind: 'topic', ...alphaTopic } });
    await vi.waitFor(async () => {
      expect(await worker.ask('readHosts', {}, popup)).toMatchObject({
        hosts: expect.arrayContaining([
          expect.objectContaining({ host: 'hub.snapshot.org', use: 'votes', lastGoodAt: testNow }),
          { host: 'my-lists.example', use: 'list', lastGoodAt: testNow },
          { host: 'research.lido.fi', use: 'forum', failure: { reason: 'unreachable', since: testNow } },
        ]),
      });
    });
  });
});

describe('diagnostics', () => {
  it('tell versions, counts and how sources are doing', async () => {
    await worker.ask('readPanel', { subject });
    await worker.ask('watch', { key: `snapshot:${voteId}`, rescueId: 'small-rescue' }, popup);
    const said = JSON.parse(await diagnostics());
    expect(said).toMatchObject({ version: '1.2.3', rescues: { all: 1, own: 0 }, stored: { watches: 1 } });
    expect(said.stored.sources).toContainEqual(expect.objectContaining({ source: 'hub.snapshot.org', failures: 0 }));
  });

  it('have nothing in them that is the user’s own', async () => {
    await worker.ask('subscribeList', { url: own.list }, popup);
    await worker.ask('saveNodes', { chainId: 1, urls: [own.node] }, popup);
    await worker.ask('followAddress', { address: own.address, onlyUnvoted: false }, popup);
    await worker.ask('draftRescue', { title: 'Secret rescue', url: `https://${own.forum}/t/1` }, popup).catch(() => 0);
    await worker.ask('readPanel', { subject });
    const { saveAddedSite } = await import('../../lib/store/added-sites.ts');
    await saveAddedSite({ host: own.forum, kind: 'discourse' });
    const { saveSourceAnswer } = await import('../../lib/store/sources.ts');
    for (const host of [own.forum, 'my-node.example']) await saveSourceAnswer(host, testNow);
    const text = await diagnostics();
    expect(JSON.parse(text).lists).toHaveLength(1);
    expect(text).not.toMatch(/my-|secret|private|0x[0-9a-f]{8}|alpha|https?:|listed/i);
    expect(text).toContain('of the user: forum');
    expect(text).toContain('of the user: node');
  });
});

describe('the language', () => {
  const exportedName = async () => {
    const answer = await worker.ask('exportOwn', {}, popup);
    return answer.kind === 'exported' ? JSON.parse(answer.text).name : undefined;
  };

  it('is the browser’s, until another is chosen; then the worker speaks that one, also after it was ended', async () => {
    expect(await worker.ask('readLanguage', {}, popup)).toEqual({ kind: 'language' });
    expect(await exportedName()).toBe('My rescues');
    await worker.ask('chooseLanguage', { language: 'de' }, popup);
    expect(await exportedName()).toBe('Meine Rettungen');
    worker = await worker.killAndRestart();
    expect(await exportedName()).toBe('Meine Rettungen');
    expect(await worker.ask('readLanguage', {}, popup)).toEqual({ kind: 'language', chosen: 'de' });
  });

  it('can be left to the browser again', async () => {
    await worker.ask('chooseLanguage', { language: 'de' }, popup);
    await worker.ask('chooseLanguage', {}, popup);
    expect(await exportedName()).toBe('My rescues');
    expect(await worker.ask('readLanguage', {}, popup)).toEqual({ kind: 'language' });
  });
});
