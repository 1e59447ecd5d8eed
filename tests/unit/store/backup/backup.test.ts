import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyBackup, previewBackup } from '@/lib/store/backup/apply-backup';
import { readBackup } from '@/lib/store/backup/read-backup';
import { backedUpStores, storeRules } from '@/lib/store/backup/store-rules';
import { writeBackup } from '@/lib/store/backup/write-backup';
import { openDatabase } from '@/lib/store/database';
import { readActivity, readOutbox, settleOutbox } from '@/lib/store/events';
import { readStoredProposal } from '@/lib/store/proposals';
import { readWatches, saveWatch } from '@/lib/store/watches';
import { fillProfile, fullSettings, fullStores, readAllStores } from '../../../support/a-full-profile';
import { freshStorage } from '../../../support/fresh-storage';
import { anObserved, aStoredEvent, aWatch } from '../../../support/observed';

beforeEach(freshStorage);

const now = Date.parse('2026-11-20T00:00:00Z');
const localNow = async () => (await fakeBrowser.storage.local.get(null)) as Record<string, unknown>;

/** The file of a profile that was in use; the profile is then a new one. */
async function aFile(): Promise<string> {
  await fillProfile();
  const text = await writeBackup(now);
  await freshStorage();
  return text;
}

/** The same file with something changed in it. */
function changed(
  text: string,
  change: (file: { stores: Record<string, Record<string, unknown>[]>; [name: string]: unknown }) => void,
): string {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
}

describe('a backup', () => {
  it('knows every store that the database has', async () => {
    const database = await openDatabase();
    expect(Object.keys(storeRules).sort()).toEqual([...database.objectStoreNames].sort());
    for (const [store, { row, why, most }] of Object.entries(storeRules))
      expect([store, row ? most : why]).toEqual([store, row ? expect.any(Number) : expect.any(String)]);
  });

  it('brings a fresh profile to the same state, to the last digit', async () => {
    const text = await aFile();
    await applyBackup(await readBackup(text), true);
    const stored = await readAllStores();
    for (const store of backedUpStores)
      expect([store, stored[store]]).toEqual([store, expect.arrayContaining([...fullStores[store]])]);
    for (const store of backedUpStores)
      expect([store, stored[store]?.length]).toEqual([store, fullStores[store].length]);
    expect(await localNow()).toMatchObject(fullSettings);
  });

  it('lets what waited to be told wait on, but not what is known here: that was told here', async () => {
    const text = await aFile();
    await applyBackup(await readBackup(text), true);
    expect((await readOutbox()).map(({ eventId }) => eventId)).toEqual(['event-1']);
    await settleOutbox([{ eventId: 'event-1', toldAt: 5 }]);
    await applyBackup(await readBackup(text), true);
    expect(await readOutbox()).toEqual([]);
  });

  it('has no secret in it', async () => {
    expect(await aFile()).not.toContain('a-secret-of-the-user');
  });

  it('says what it would bring, and brings nothing by that', async () => {
    const text = await aFile();
    await saveWatch(aWatch());
    const preview = await previewBackup(await readBackup(text));
    expect(preview).toMatchObject({ kind: 'preview', madeAt: now, settings: 'other' });
    expect(preview.parts).toContainEqual({ kind: 'watches', count: 2, fresh: 1 });
    expect(preview.parts).toContainEqual({ kind: 'asks', count: 1, fresh: 1 });
    expect(await readWatches()).toEqual([aWatch()]);
    expect(await localNow()).toEqual({});
  });

  it('finds nothing new in a profile that has it all, and says that its settings are the same', async () => {
    const text = await aFile();
    await applyBackup(await readBackup(text), true);
    const before = await readAllStores();
    const preview = await previewBackup(await readBackup(text));
    expect(preview.settings).toBe('same');
    expect(preview.parts.map(({ fresh }) => fresh).filter((fresh) => fresh > 0)).toEqual([]);
    await applyBackup(await readBackup(text), true);
    expect(await readAllStores()).toEqual(before);
  });

  it('loses nothing of what is here, and replaces nothing: what moved meanwhile is still news', async () => {
    const text = await aFile();
    const database = await openDatabase();
    await database.put('proposals', anObserved({ scores: [1, 2, 3], observedAt: 1 }));
    await database.put('events', aStoredEvent({ title: 'mine' }));
    await saveWatch(aWatch({ key: 'snapshot:mine' }));
    await fakeBrowser.storage.local.set({
      preferences: { collapsed: false },
      sites: [{ host: 'mine.example.org', kind: 'discourse' }],
    });
    await applyBackup(await readBackup(text), false);
    expect(await readStoredProposal(anObserved().key)).toMatchObject({ scores: [1, 2, 3] });
    expect((await readActivity(9)).map(({ title }) => title)).toContain('mine');
    expect((await readWatches()).map((watch) => watch.key).sort()).toEqual(
      [...fullStores.watches.map((watch) => watch.key), 'snapshot:mine'].sort(),
    );
    expect(await localNow()).toMatchObject({
      preferences: { collapsed: false },
      sites: [{ host: 'mine.example.org' }, { host: 'forum.example.org' }],
    });
  });

  it('is taken whole or not at all', async () => {
    const text = await aFile();
    const backup = await readBackup(text);
    await fakeBrowser.storage.local.set({ preferences: { collapsed: false } });
    const broken = {
      ...backup,
      stores: new Map([...backup.stores, ['ownVotes', [{ address: 'no key' }]]]),
    } as typeof backup;
    await expect(applyBackup(broken, true)).rejects.toThrow();
    expect(Object.values(await readAllStores()).flat()).toEqual([]);
    expect(await localNow()).toEqual({ preferences: { collapsed: false } });
  });

  it('keeps fields that today’s code does not know', async () => {
    const text = changed(await aFile(), ({ stores }) => {
      for (const watch of stores.watches ?? []) watch.mood = 'curious';
    });
    await applyBackup(await readBackup(text), true);
    expect(await readWatches()).toMatchObject([{ mood: 'curious' }, { mood: 'curious' }]);
  });

  it('of the first version is brought to today’s form on its way in', async () => {
    const text = changed(await aFile(), (file) => {
      file.database = 1;
      delete file.stores.transfers;
      file.stores.deliveries = [
        {
          id: `1:0x${'b1'.repeat(32)}:0x${'5e'.repeat(32)}:7`,
          rescueId: 'r1',
          contributionId: 'lido',
          chainId: 1,
          blockNumber: 5,
          at: 6,
          txHash: `0x${'5e'.repeat(32)}`,
          from: '0xaa',
          to: '0xbb',
          asset: 'stETH',
          units: { $units: '12' },
        },
      ];
      file.stores.checkpoints = [];
    });
    await applyBackup(await readBackup(text), true);
    const { transfers, watches } = await readAllStores();
    expect(transfers).toMatchObject([{ parties: ['1:0xaa', '1:0xbb'], units: 12n }]);
    expect(watches).toHaveLength(2);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('shortfall-import');
  });
});

describe('a file that is no backup of ours', () => {
  const refused = async (text: string) =>
    readBackup(text).then(
      () => 'taken',
      (error: { why: string; message: string }) => [error.why, error.message],
    );

  it.each([
    ['nothing', ''],
    ['no JSON', '{"format":'],
    ['something else', '[1,2]'],
    ['a list of rescues', '{"name":"list","rescues":[]}'],
    ['deep beyond measure', '['.repeat(100_000)],
  ])('is refused: %s', async (_what, text) => {
    expect(await refused(text)).toEqual(['not-a-backup', '']);
  });

  it('is refused where a later version made it', async () => {
    expect(await refused(changed(await aFile(), (file) => (file.database = 99)))).toEqual(['newer', '']);
  });

  it('is refused where it is longer than any', async () => {
    expect(await refused(' '.repeat(50_000_001))).toEqual(['too-big', '']);
  });

  it.each<[string, string, (stores: Record<string, Record<string, unknown>[]>) => void]>([
    ['a row without its key', 'watches[0].key', ({ watches }) => delete watches?.[0]?.key],
    ['a number that is a text', 'history[1].at', ({ history }) => Object.assign(history?.[1] ?? {}, { at: '1' })],
    [
      'a link that runs code',
      'events[0].url',
      ({ events }) => Object.assign(events?.[0] ?? {}, { url: 'javascript:alert(1)' }),
    ],
    [
      'a link in the depth',
      'topics[0].extra.url',
      ({ topics }) => Object.assign(topics?.[0] ?? {}, { extra: { url: 'http://x' } }),
    ],
    [
      'a text without end',
      'proposals[0].title',
      ({ proposals }) => Object.assign(proposals?.[0] ?? {}, { title: 'x'.repeat(5_000_001) }),
    ],
    [
      'news of nothing',
      'events[0].news',
      ({ events }) => Object.assign(events?.[0] ?? {}, { news: { subject: 'vote' } }),
    ],
    [
      'money that is no number',
      'transfers[0].units',
      ({ transfers }) => Object.assign(transfers?.[0] ?? {}, { units: { $units: '1e9' } }),
    ],
  ])('is refused whole for one bad row, with its place: %s', async (_what, path, spoil) => {
    const text = changed(await aFile(), ({ stores }) => spoil(stores));
    expect(await refused(text)).toEqual(['wrong', path]);
  });

  it('is refused where it has more rows than anybody', async () => {
    const text = changed(await aFile(), ({ stores }) => {
      stores.watches = Array.from({ length: 5_001 }, (_, index) => ({ ...aWatch({ key: `snapshot:${index}` }) }));
    });
    expect(await refused(text)).toEqual(['too-big', 'watches']);
  });

  it('is refused where a setting is of another kind', async () => {
    const text = changed(await aFile(), (file) => Object.assign(file.settings as object, { sites: { 0: 'x' } }));
    expect(await refused(text)).toEqual(['wrong', 'sites']);
  });

  it('changes the nature of no object', async () => {
    const text = (await aFile()).replace('"preferences":{', '"preferences":{"__proto__":{"polluted":true},');
    await applyBackup(await readBackup(text), true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(await localNow())).not.toContain('polluted');
  });

  it('leaves settings that are not ours where they are', async () => {
    const text = changed(await aFile(), (file) =>
      Object.assign(file.settings as object, { 'hub-key': { key: 'theirs-theirs' }, other: 1 }),
    );
    await applyBackup(await readBackup(text), true);
    expect(Object.keys(await localNow())).not.toEqual(expect.arrayContaining(['hub-key', 'other']));
    expect(Object.keys(await localNow())).not.toContain('other');
  });
});
