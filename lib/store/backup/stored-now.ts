import { browser } from 'wxt/browser';
import type { StorageView, StoredKindName } from '../../messages/backup-view';
import { inDatabase, inTransaction, rebuildDatabase } from '../database';
import { forgetKeptAside } from '../safety/keep-aside';
import { StorageError } from '../storage-error';
import { allStores } from './apply-backup';
import { localRules } from './local-rules';
import { isRecord, toJson } from './plain-data';
import { storeRules } from './store-rules';

/** Rows that are weighed of each store. */
const sample = 40;

/** What is stored, by kind, and how much room it takes. Throws `StorageError`. */
export async function readStoredNow(): Promise<StorageView> {
  const parts = new Map<StoredKindName, { count: number; bytes: number }>();
  const add = (kind: StoredKindName, count: number, bytes: number) => {
    const before = parts.get(kind) ?? { count: 0, bytes: 0 };
    parts.set(kind, { count: before.count + count, bytes: before.bytes + bytes });
  };
  await inDatabase(async (database) => {
    const transaction = database.transaction(allStores);
    for (const name of allStores) {
      const store = transaction.objectStore(name);
      const [count, some] = await Promise.all([store.count(), store.getAll(null, sample)]);
      const weighed = some.reduce((sum, row) => sum + toJson(row).length, 0);
      add(storeRules[name].kind, count, some.length > 0 ? Math.round((weighed / some.length) * count) : 0);
    }
  });
  for (const [key, rule] of Object.entries(localRules)) {
    const value = (await browser.storage.local.get(key))[key];
    if (!('kind' in rule) || !rule.kind || value === undefined) continue;
    add(
      rule.kind,
      Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 1,
      toJson(value).length,
    );
  }
  const estimate = await globalThis.navigator?.storage?.estimate?.().catch(() => undefined);
  return {
    kind: 'storage',
    parts: [...parts].flatMap(([kind, part]) => (part.count > 0 ? [{ kind, ...part }] : [])),
    ...(estimate?.usage !== undefined && { used: estimate.usage }),
    ...(estimate?.quota !== undefined && { quota: estimate.quota }),
  };
}

/** Empties the database and all settings, secrets included. Throws `StorageError`. */
export async function deleteStored(): Promise<void> {
  // First, or a worker that dies in between would bring it all back.
  await forgetKeptAside();
  try {
    await inTransaction(allStores, async (transaction) => {
      await Promise.all(allStores.map((store) => transaction.objectStore(store).clear()));
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    // What cannot be read cannot be emptied either: it goes as a whole.
    await rebuildDatabase();
  }
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
}
