import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Handlers, serve } from '../../../lib/messages/serve.ts';
import { askWorker, popup, privatePage, snapshotPage } from '../../support/test-worker.ts';

const notFound = { kind: 'failed' as const, reason: 'not-found' as const };
const handlers = {
  readPanel: vi.fn(async () => ({ kind: 'nothing' as const })),
  readBadges: vi.fn(async () => ({ kind: 'badges' as const, badges: [] })),
  watch: vi.fn(async () => ({ kind: 'watched' as const })),
  unwatch: vi.fn(async () => ({ kind: 'unwatched' as const })),
  confirmAsk: vi.fn(async () => ({ kind: 'saved' as const })),
  revokeAsk: vi.fn(async () => ({ kind: 'saved' as const })),
  collapse: vi.fn(async () => ({ kind: 'saved' as const })),
  readRecount: vi.fn(async () => ({ kind: 'recount' as const })),
  startRecount: vi.fn(async () => ({ kind: 'recount' as const })),
  cancelRecount: vi.fn(async () => ({ kind: 'recount' as const })),
  readRace: vi.fn(async () => ({ kind: 'failed' as const, reason: 'not-found' as const })),
  chooseDenominator: vi.fn(async () => ({ kind: 'saved' as const })),
  loadDetails: vi.fn(async () => ({ kind: 'loaded' as const })),
  readWatched: vi.fn(async () => ({ kind: 'watched' as const, votes: [] })),
  readWelcome: vi.fn(async () => ({ kind: 'welcome' as const, rescues: [] })),
  readPopup: vi.fn(async () => ({ kind: 'failed' as const, reason: 'not-found' as const })),
  readDashboard: vi.fn(async () => ({ kind: 'failed' as const, reason: 'not-found' as const })),
  readRescueActivity: vi.fn(async () => ({ kind: 'activity' as const, lines: [] })),
  pollNow: vi.fn(async () => ({ kind: 'polled' as const })),
  history: vi.fn(async () => ({ kind: 'history' as const, status: 'not-asked' as const, requests: 0 })),
  readSites: vi.fn(async () => ({ kind: 'sites' as const, sites: [] })),
  addSite: vi.fn(async () => ({ kind: 'added' as const })),
  removeSite: vi.fn(async () => ({ kind: 'saved' as const })),
  showSite: vi.fn(async () => ({ kind: 'saved' as const })),
  readNodes: vi.fn(async () => ({ kind: 'nodes' as const, chains: [] })),
  saveNodes: vi.fn(async () => ({ kind: 'saved' as const })),
  testNode: vi.fn(async () => ({ kind: 'failed' as const, reason: 'not-found' as const })),
  readAccount: vi.fn(async () => ({
    kind: 'account' as const,
    onlyUnvoted: false,
    key: 'none' as const,
    powerAllowed: false,
  })),
  followAddress: vi.fn(async () => ({ kind: 'saved' as const })),
  giveApiKey: vi.fn(async () => ({ kind: 'saved' as const })),
  track: vi.fn(async () => notFound),
  untrack: vi.fn(async () => notFound),
  notThis: vi.fn(async () => notFound),
  readHosts: vi.fn(async () => notFound),
  readDiagnostics: vi.fn(async () => notFound),
  readLanguage: vi.fn(async () => notFound),
  chooseLanguage: vi.fn(async () => notFound),
  readLists: vi.fn(async () => notFound),
  subscribeList: vi.fn(async () => notFound),
  updateList: vi.fn(async () => notFound),
  removeList: vi.fn(async () => notFound),
  chooseList: vi.fn(async () => notFound),
  draftRescue: vi.fn(async () => notFound),
  readOwn: vi.fn(async () => notFound),
  startDraft: vi.fn(async () => notFound),
  readDraft: vi.fn(async () => notFound),
  keepDraft: vi.fn(async () => notFound),
  dropDraft: vi.fn(async () => notFound),
  saveOwn: vi.fn(async () => notFound),
  deleteOwn: vi.fn(async () => notFound),
  exportOwn: vi.fn(async () => notFound),
  markRead: vi.fn(async () => ({ kind: 'saved' as const })),
  readNotifications: vi.fn(async () => ({ kind: 'failed' as const, reason: 'not-found' as const })),
  changeNotifications: vi.fn(async () => ({ kind: 'saved' as const })),
  tryNotification: vi.fn(async () => ({ kind: 'tried' as const })),
  makeBackup: vi.fn(async () => ({ kind: 'backup' as const, name: '', text: '' })),
  previewBackup: vi.fn(async () => ({ kind: 'preview' as const, madeAt: 0, parts: [] })),
  restoreBackup: vi.fn(async () => ({ kind: 'saved' as const })),
  readStorage: vi.fn(async () => ({ kind: 'storage' as const, parts: [] })),
  readSync: vi.fn(async () => ({ kind: 'sync' as const, on: false })),
  switchSync: vi.fn(async () => ({ kind: 'sync' as const, on: true })),
  rebuildStorage: vi.fn(async () => ({ kind: 'saved' as const })),
  deleteEverything: vi.fn(async () => ({ kind: 'saved' as const })),
} satisfies Handlers;

const malformed = { kind: 'failed', reason: 'malformed' };
const proposal = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: '0xa1' };
const ask = (name: string, request: unknown, sender: unknown = snapshotPage) =>
  askWorker({ shortfall: 1, name, request }, sender);

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  serve(handlers, (host) => host === 'snapshot.box' || host === 'research.lido.fi');
});

describe('what only our own pages may ask', () => {
  it.each([
    ['readNodes', {}],
    ['readDashboard', { rescueId: 'r1' }],
    ['readRescueActivity', { rescueId: 'r1' }],
    ['saveNodes', { chainId: 1, urls: ['https://node.example/key'] }],
    ['testNode', { url: 'https://node.example/key' }],
    ['readAccount', {}],
    ['followAddress', { address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045', onlyUnvoted: false }],
    ['giveApiKey', { key: 'a-key-of-somebody' }],
    ['readNotifications', {}],
    ['changeNotifications', { change: { paused: true } }],
    ['changeNotifications', { change: { kind: 'opened', told: true } }],
    ['tryNotification', {}],
    ['makeBackup', {}],
    ['previewBackup', { text: '{}' }],
    ['restoreBackup', { text: '{}', settings: true }],
    ['readStorage', {}],
    ['readSync', {}],
    ['switchSync', { on: true }],
    ['rebuildStorage', {}],
    ['deleteEverything', { sure: true }],
    ['readHosts', {}],
    ['readDiagnostics', {}],
    ['readLanguage', {}],
    ['chooseLanguage', { language: 'de' }],
    ['readLists', {}],
    ['subscribeList', { url: 'https://lists.example/a.json' }],
    ['updateList', { url: 'https://lists.example/a.json' }],
    ['removeList', { url: 'https://lists.example/a.json' }],
    ['chooseList', { rescueId: 'a', list: 'own' }],
    ['readOwn', {}],
    ['startDraft', { key: 'a' }],
    ['readDraft', { key: 'new:a' }],
    ['keepDraft', { key: 'new:a', text: '{}' }],
    ['dropDraft', { key: 'new:a' }],
    ['saveOwn', { key: 'new:a' }],
    ['deleteOwn', { id: 'a' }],
    ['exportOwn', {}],
  ] as const)('%s is refused to a site', async (name, request) => {
    expect(await ask(name, request)).toEqual(malformed);
    expect(handlers[name]).not.toHaveBeenCalled();
    expect(await ask(name, request, popup)).not.toEqual(malformed);
  });
});

describe('a message that is answered', () => {
  it('comes from a page of ours', async () => {
    expect(await ask('pollNow', {}, popup)).toEqual({ kind: 'polled' });
  });

  it('comes from a site that we run on', async () => {
    expect(await ask('readPanel', { subject: proposal })).toEqual({ kind: 'nothing' });
    expect(handlers.readPanel).toHaveBeenCalledWith({ subject: proposal }, expect.anything());
  });

  it('tells the handler of a private window', async () => {
    await ask('watch', { key: 'snapshot:0xa1', rescueId: 'r' }, privatePage);
    expect(handlers.watch).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ privateWindow: true }));
    await ask('watch', { key: 'snapshot:0xa1', rescueId: 'r' });
    expect(handlers.watch).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ privateWindow: false }),
    );
  });
});

describe('a sender that is not ours', () => {
  it.each([
    ['another extension', { ...snapshotPage, id: 'other' }],
    ['a page of another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }],
    ['nobody', {}],
    ['a site that we do not run on', { ...snapshotPage, url: 'https://evil.example/' }],
    ['a site whose name ends like one of ours', { ...snapshotPage, url: 'https://evil-snapshot.box/' }],
    ['a site without https', { ...snapshotPage, url: 'http://snapshot.box/' }],
    ['a page that only begins like one of ours', { id: popup.id, url: 'chrome-extension://test-extension-id.evil/' }],
    ['no tab at all', { id: snapshotPage.id, url: 'https://snapshot.box/' }],
    ['no address', { id: snapshotPage.id, url: 'about:blank', tab: {} }],
  ])('gets no answer: %s', async (_, sender) => {
    expect(await ask('readPanel', { subject: proposal }, sender)).toBeUndefined();
    expect(handlers.readPanel).not.toHaveBeenCalled();
  });

  it('learns nothing of what the user follows: a site may not ask for the popup', async () => {
    for (const name of ['readPopup', 'pollNow', 'markRead']) expect(await ask(name, {})).toEqual(malformed);
    expect(handlers.readPopup).not.toHaveBeenCalled();
  });
});

describe('a malformed message', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'readPanel'],
    ['an unknown name', { shortfall: 1, name: 'toString', request: {} }],
    ['another version', { shortfall: 2, name: 'pollNow', request: {} }],
    ['no request', { shortfall: 1, name: 'readPanel' }],
    ['more than was asked for', { shortfall: 1, name: 'pollNow', request: { more: 1 } }],
  ])('is refused: %s', async (_, message) => {
    expect(await askWorker(message, popup)).toEqual(malformed);
  });

  it.each([
    ['an id of another alphabet', { ...proposal, id: '../../secret' }],
    ['an id without end', { ...proposal, id: 'a'.repeat(101) }],
    ['a space without end', { ...proposal, space: 'a'.repeat(121) }],
    ['another venue', { ...proposal, venue: 'moon' }],
    ['a network of another alphabet', { ...proposal, network: 'S:' }],
    ['a topic number that is no number', { kind: 'topic', host: 'research.lido.fi', id: '1' }],
    ['a negative topic number', { kind: 'topic', host: 'research.lido.fi', id: -1 }],
    ['a host with a path', { kind: 'topic', host: 'research.lido.fi/x', id: 1 }],
  ])('is refused: %s', async (_, subject) => {
    expect(await ask('readPanel', { subject })).toEqual(malformed);
    expect(handlers.readPanel).not.toHaveBeenCalled();
  });

  it.each([
    ['watch', { key: 'k'.repeat(201), rescueId: 'r' }],
    ['watch', { key: '', rescueId: 'r' }],
    ['unwatch', {}],
    ['collapse', { collapsed: 'yes' }],
  ])('is refused: a bad %s', async (name, request) => {
    expect(await ask(name, request)).toEqual(malformed);
  });
});

describe('a fault of ours', () => {
  it('is answered, so that no page waits for ever, and is not hidden', async () => {
    // The runner counts every unhandled rejection as a failure; this one is wanted.
    const runner = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const seen = new Promise((resolve) => process.once('unhandledRejection', resolve));
    handlers.pollNow.mockRejectedValueOnce(new Error('a bug'));
    try {
      expect(await ask('pollNow', {}, popup)).toEqual({ kind: 'failed', reason: 'unexpected' });
      expect(await seen).toMatchObject({ message: 'a bug' });
    } finally {
      for (const listener of runner) process.on('unhandledRejection', listener);
    }
  });
});
