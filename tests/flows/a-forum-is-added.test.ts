import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onPermissionsAdded, onPermissionsRemoved } from '../../lib/background/sites/add-site.ts';
import type { AddedSite } from '../../lib/messages/sites.ts';
import { alphaTopic, aSmallRescue, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, snapshotPage, startWorker, type TestWorker } from '../support/test-worker.ts';

const forum: AddedSite = { host: 'forum.example.org', base: '/talk', kind: 'discourse' };
const forumPage = {
  id: fakeBrowser.runtime.id,
  url: 'https://forum.example.org/talk/t/x/5',
  tab: { incognito: false },
};

interface Script {
  id: string;
  matches: string[];
  js: string[];
  runAt: string;
}

let granted: Set<string>;
let scripts: Script[];
let tabs: { id: number; url: string }[];
let injected: number[];
let web: StubWeb;
let worker: TestWorker;

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  granted = new Set(['hub.snapshot.org', 'research.lido.fi', 'governance.aave.com']);
  scripts = [];
  tabs = [];
  injected = [];
  const hostOf = (pattern: string) => new URL(pattern.replace('/*', '/')).host;
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation((async ({ origins }: { origins: string[] }) =>
    origins.every((origin) => granted.has(hostOf(origin)))) as never);
  vi.spyOn(fakeBrowser.permissions, 'remove').mockImplementation((async ({ origins }: { origins: string[] }) => {
    for (const origin of origins) granted.delete(hostOf(origin));
    return true;
  }) as never);
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => scripts,
    registerContentScripts: async (more: Script[]) => {
      if (more.some(({ id }) => scripts.some((script) => script.id === id))) throw new Error('Duplicate script ID');
      scripts.push(...more);
    },
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      scripts = scripts.filter(({ id }) => !ids.includes(id));
    },
    executeScript: async ({ target }: { target: { tabId: number } }) => void injected.push(target.tabId),
  });
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async ({ url }: { url: string }) =>
    tabs.filter((tab) => tab.url.startsWith(url.replace('*', '')))) as never);
  const [alpha, ...others] = aSmallRescue().contributions;
  if (!alpha) throw new Error('no contribution');
  const elsewhere = { host: forum.host, base: '/talk', id: 5 };
  const votes = [{ step: 'discussion' as const, required: false, venue: 'discourse' as const, topic: elsewhere }];
  worker = await startWorker([aSmallRescue({ contributions: [{ ...alpha, votes }, ...others] })]);
});

const add = () => worker.ask('addSite', { site: forum }, popup);
const sites = async () => {
  const answer = await worker.ask('readSites', {}, popup);
  return answer.kind === 'sites' ? answer.sites.filter(({ added }) => added) : [];
};
const topic = { kind: 'topic' as const, host: forum.host, base: '/talk', id: 5 };

/** Asked for in the popup, which the browser's question closes; then allowed. */
async function addAndAllow(): Promise<void> {
  await add();
  granted.add(forum.host);
  await onPermissionsAdded();
}

describe('a forum that the user wants', () => {
  it('is nothing before the browser allows it', async () => {
    expect(await add()).toEqual({ kind: 'waiting' });
    expect([await sites(), scripts]).toEqual([[], []]);
    // Something else was allowed meanwhile.
    await onPermissionsAdded();
    expect([await sites(), scripts]).toEqual([[], []]);
  });

  it('is taken up once it does, in the tabs that are open too', async () => {
    tabs = [
      { id: 7, url: 'https://forum.example.org/talk/t/x/5' },
      { id: 8, url: 'https://forum.example.org/shop' },
    ];
    await addAndAllow();
    expect(scripts).toMatchObject([
      {
        id: 'site:forum.example.org/talk',
        matches: ['https://forum.example.org/talk/*'],
        js: ['/content-scripts/discourse.js'],
        runAt: 'document_start',
      },
    ]);
    expect(injected).toEqual([7]);
    expect(await sites()).toEqual([{ ...forum, added: true, allowed: true, shown: true }]);
  });

  it('is taken up once where the popup outlives the question, and at once where it was allowed before', async () => {
    await addAndAllow();
    expect(await add()).toEqual({ kind: 'added' });
    expect([scripts.length, (await sites()).length]).toEqual([1, 1]);
  });

  it('is answered, and read from, only while it is allowed', async () => {
    web.topics.set(`${forum.host}/5`, { title: 'Should we give?', cooked: '<p>Yes.</p>' });
    expect(await worker.ask('readPanel', { subject: topic }, forumPage)).toBeUndefined();
    await worker.ask('readPanel', { subject: topic }, popup);
    expect(web.asked.filter((url) => url.includes(forum.host))).toEqual([]);
    await addAndAllow();
    expect(await worker.ask('readPanel', { subject: topic }, forumPage)).toMatchObject({ kind: 'panel' });
    granted.delete(forum.host);
    expect(await worker.ask('readPanel', { subject: topic }, forumPage)).toBeUndefined();
  });

  it('may not be asked for by a page', async () => {
    expect(await worker.ask('addSite', { site: forum }, snapshotPage)).toMatchObject({ kind: 'failed' });
  });

  it.each([
    { host: 'localhost' },
    { host: 'a b.org' },
    { host: 'x.org/y' },
    { host: 'x.org', base: '/../y' },
    { host: '*.org' },
  ])('has a host and a path that can be one: %j', async (change) => {
    const site = { ...forum, ...change } as AddedSite;
    expect(await worker.ask('addSite', { site }, popup)).toEqual({ kind: 'failed', reason: 'malformed' });
  });
});

describe('a forum that was added', () => {
  beforeEach(addAndAllow);

  it('is there after an update, which forgets registered scripts', async () => {
    scripts = [];
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' } as never);
    await vi.waitFor(() => expect(scripts).toHaveLength(1));
  });

  it('stays in the list when its permission is revoked, without its script, and comes back with it', async () => {
    granted.delete(forum.host);
    await onPermissionsRemoved();
    expect(scripts).toEqual([]);
    expect(await sites()).toMatchObject([{ host: forum.host, allowed: false }]);
    const view = await worker.ask('readPopup', {}, popup);
    expect('missingHosts' in view && view.missingHosts).toContain(forum.host);
    granted.add(forum.host);
    await onPermissionsAdded();
    expect(scripts).toHaveLength(1);
    expect(await sites()).toMatchObject([{ host: forum.host, allowed: true }]);
  });

  it('goes with its permission when it is removed', async () => {
    await worker.ask('removeSite', { host: forum.host }, popup);
    expect([await sites(), scripts, granted.has(forum.host)]).toEqual([[], [], false]);
  });

  it('that came with Shortfall keeps its permission whatever is removed', async () => {
    await worker.ask('removeSite', { host: alphaTopic.host }, popup);
    expect(granted.has(alphaTopic.host)).toBe(true);
  });

  it('is switched off from its page too, and on by our own pages alone', async () => {
    await worker.ask('showSite', { host: forum.host, shown: false }, forumPage);
    expect(await sites()).toMatchObject([{ shown: false }]);
    await worker.ask('showSite', { host: forum.host, shown: true }, forumPage);
    expect(await sites()).toMatchObject([{ shown: false }]);
    await worker.ask('showSite', { host: forum.host, shown: true }, popup);
    expect(await sites()).toMatchObject([{ shown: true }]);
  });
});
