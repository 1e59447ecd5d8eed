import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aListedRescue } from '../support/a-list.ts';
import { aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { type NotificationCentre, newProfile, popup, startWorker, type TestWorker } from '../support/test-worker.ts';

const minute = 60_000;
const key = `snapshot:${idOf('a1')}`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

beforeEach(async () => {
  await aMachine({});
});

/** A browser of the user's with a new profile, and what their account shares. */
async function aMachine(shared: Record<string, unknown>, now = testNow): Promise<void> {
  centre = newProfile(now);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  await fakeBrowser.storage.sync.set(shared);
  worker = await startWorker([aSmallRescue()]);
}

const shared = async () => (await fakeBrowser.storage.sync.get(null)) as Record<string, unknown>;
const switchSync = (on: boolean) => worker.ask('switchSync', { on }, popup);
/** The browser tells of what was stored; whoever listens has done its part once this is over. */
async function inStep(): Promise<void> {
  const { onStored } = await import('../../lib/background/backup/sync-requests.ts');
  await onStored({ revision: {} }, 'local');
}
async function watch(): Promise<void> {
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
  await inStep();
}
async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}
const watched = async () => {
  const { readWatches } = await import('../../lib/store/watches.ts');
  return (await readWatches()).map((each) => each.key);
};

describe('sync between the user’s own browsers', () => {
  it('is off by default, and shares nothing then', async () => {
    expect(await worker.ask('readSync', {}, popup)).toEqual({ kind: 'sync', on: false });
    await watch();
    expect(await shared()).toEqual({});
  });

  it('brings a watch and a choice to another browser, which looks at it silently', async () => {
    await switchSync(true);
    await watch();
    await worker.ask('collapse', { collapsed: true });
    await inStep();
    const account = await shared();
    await aMachine(account, Date.now() + minute);
    web.hub.set(idOf('a1'), aProposal({ scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 }));
    expect(await switchSync(true)).toMatchObject({ on: true, at: Date.now() });
    expect(await watched()).toEqual([key]);
    expect(await fakeBrowser.storage.local.get('preferences')).toMatchObject({ preferences: { collapsed: true } });
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
    await later(minute);
    expect(centre.shown).toEqual([]);
    web.hub.set(idOf('a1'), aProposal());
    await later(15 * minute);
    expect(centre.shown).toHaveLength(1);
  });

  it('brings a rescue of the user’s own, which counts there at once', async () => {
    const names = async () => {
      const view = await worker.ask('readPopup', {}, popup);
      return 'rescues' in view ? view.rescues.map(({ name }) => name) : [];
    };
    await switchSync(true);
    const draft = await worker.ask('startDraft', { key: 'a' }, popup);
    const name = draft.kind === 'drafted' ? draft.key : '';
    await worker.ask('keepDraft', { key: name, text: JSON.stringify(aListedRescue()) }, popup);
    expect(await worker.ask('saveOwn', { key: name }, popup)).toMatchObject({ kind: 'kept' });
    await inStep();
    const account = await shared();
    await aMachine(account, Date.now() + minute);
    expect(await names()).toEqual(['Small Rescue']);
    await switchSync(true);
    expect(await names()).toContain('Listed Rescue');
  });

  it('brings what is followed as a whole, and each browser finds what belongs to it by itself, silently', async () => {
    await switchSync(true);
    expect(await worker.ask('watch', { key: 'rescue:small-rescue', rescueId: 'small-rescue' })).toEqual({
      kind: 'watched',
    });
    await later(15 * minute);
    expect((await watched()).length).toBeGreaterThan(1);
    await inStep();
    const account = await shared();
    expect(JSON.stringify(account)).not.toContain(key);
    await aMachine(account, Date.now() + minute);
    await switchSync(true);
    expect(await watched()).toEqual(['rescue:small-rescue']);
    await later(15 * minute);
    expect(await watched()).toContain(key);
    expect(centre.shown).toEqual([]);
    const { readActivity } = await import('../../lib/store/events.ts');
    expect(await readActivity(9)).toEqual([]);
  });

  it('takes away what was taken away elsewhere, and brings back what was only lost', async () => {
    await switchSync(true);
    await watch();
    const account = await shared();
    await fakeBrowser.storage.sync.clear();
    await inStep();
    expect(await shared()).toEqual(account);
    expect(await watched()).toEqual([key]);
    const rows = JSON.parse(
      JSON.stringify(account).replace(/\["watch (snapshot:0x\w+)",(\d+),\{[^}]*\}\]/, '["watch $1",9999999999999]'),
    );
    await fakeBrowser.storage.sync.set(rows);
    const { onStored } = await import('../../lib/background/backup/sync-requests.ts');
    await onStored({ b0: {} }, 'sync');
    expect(await watched()).toEqual([]);
  });

  it('loses nothing of what a browser has that joins', async () => {
    await aMachine({ b0: [[`watch ${key}`, 5]] });
    await watch();
    await switchSync(true);
    expect(await watched()).toEqual([key]);
  });

  it('shares no secret, no address and no node', async () => {
    await fakeBrowser.storage.local.set({
      'hub-key': { key: 'a-secret-of-the-user' },
      'followed-address': { address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045', onlyUnvoted: true },
      endpoints: { 1: ['https://node.example/a-secret'] },
    });
    await switchSync(true);
    await watch();
    expect(JSON.stringify(await shared())).not.toMatch(/secret|0xd8dA6BF2/i);
  });

  it('says that the browser refused, works on, and tries again with the next change', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const refused = vi
      .spyOn(fakeBrowser.storage.sync, 'set')
      .mockRejectedValue(new Error('MAX_WRITE_OPERATIONS_PER_MINUTE'));
    await switchSync(true);
    await watch();
    expect(await worker.ask('readSync', {}, popup)).toMatchObject({ on: true, failed: true });
    expect(await watched()).toEqual([key]);
    refused.mockRestore();
    await inStep();
    expect(await worker.ask('readSync', {}, popup)).not.toHaveProperty('failed');
    expect(Object.keys(await shared()).length).toBeGreaterThan(0);
  });

  it('writes nothing while nothing changes', async () => {
    await switchSync(true);
    await watch();
    const set = vi.spyOn(fakeBrowser.storage.sync, 'set');
    await later(15 * minute);
    await inStep();
    expect(set).not.toHaveBeenCalled();
  });

  it('takes nothing that is not of its form', async () => {
    await aMachine({
      b0: [
        ['watch snapshot:x', 5, { key: 'snapshot:other', rescueId: 'r', createdAt: 1 }],
        ['watch snapshot:y', 5, { key: 'snapshot:y' }],
        ['confirmedAsks t', 5, 'no ask'],
        ['hub-key key', 5, 'theirs'],
        ['preferences __proto__', 5, { polluted: true }],
      ],
    });
    await switchSync(true);
    expect(await watched()).toEqual([]);
    expect(await fakeBrowser.storage.local.get('hub-key')).not.toMatchObject({ 'hub-key': expect.anything() });
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });

  it('ends where it is switched off, and what others have stays with them', async () => {
    await switchSync(true);
    await watch();
    const account = await shared();
    await switchSync(false);
    await worker.ask('unwatch', { key });
    await inStep();
    expect(await shared()).toEqual(account);
  });

  it('is not switched in a private window', async () => {
    expect(await worker.ask('switchSync', { on: true }, { ...popup, tab: { incognito: true } })).toEqual({
      kind: 'failed',
      reason: 'private-window',
    });
  });
});
