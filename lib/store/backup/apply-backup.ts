import { browser } from 'wxt/browser';
import type { BackupPreview, StoredKindName } from '../../messages/backup-view';
import { inDatabase, inTransaction } from '../database';
import type { StoreName } from '../schema';
import { addRows, keyOf } from './add-rows';
import { isLeftOut, localRules } from './local-rules';
import { mergeLocal } from './merge-local';
import type { Backup } from './read-backup';
import { backedUpStores, storeRules } from './store-rules';

/** Says what a backup would bring. Throws `StorageError`. */
export async function previewBackup({ madeAt, stores, settings }: Backup): Promise<BackupPreview> {
  const parts = new Map<StoredKindName, { count: number; fresh: number }>();
  const add = (kind: StoredKindName, count: number, fresh: number) => {
    const before = parts.get(kind) ?? { count: 0, fresh: 0 };
    parts.set(kind, { count: before.count + count, fresh: before.fresh + fresh });
  };
  await inDatabase(async (database) => {
    const transaction = database.transaction(backedUpStores);
    for (const store of backedUpStores) {
      const { keyPath } = transaction.objectStore(store);
      const known = new Set((await transaction.objectStore(store).getAllKeys()).map((key) => JSON.stringify(key)));
      const rows = stores.get(store) ?? [];
      // Of what nobody would count, it says nothing.
      if (storeRules[store].kind !== 'else')
        add(storeRules[store].kind, rows.length, rows.filter((row) => !known.has(keyOf(row, keyPath))).length);
    }
  });
  const { choices, lists } = await mergedSettings(settings);
  for (const { kind, count, fresh } of lists) if (kind) add(kind, count, fresh);
  return {
    kind: 'preview',
    madeAt,
    parts: [...parts].flatMap(([kind, part]) => (part.count > 0 ? [{ kind, ...part }] : [])),
    ...(choices.length > 0 && { settings: choices.some(({ fresh }) => fresh > 0) ? 'other' : 'same' }),
  };
}

/**
 * Adds what a backup has and is not here; nothing that is here is replaced or lost, so that what moved meanwhile is still news. `withChoices`:
 * settings are taken from it. All of it, or nothing: the database in one transaction, and the settings are put back should that fail. Throws `StorageError`.
 */
export async function applyBackup({ stores, settings }: Backup, withChoices: boolean): Promise<void> {
  const { choices, lists } = await mergedSettings(settings);
  const wanted = [...lists, ...(withChoices ? choices : [])];
  const keys = wanted.map(({ key }) => key);
  const before = await browser.storage.local.get(keys);
  await browser.storage.local.set(Object.fromEntries(wanted.map(({ key, value }) => [key, value])));
  try {
    await inTransaction(backedUpStores, async (transaction) => {
      await addRows((store) => transaction.objectStore(store), backedUpStores, stores);
    });
  } catch (error) {
    const was = Object.entries(before).filter(([, value]) => value !== undefined && value !== null);
    await browser.storage.local.remove(keys);
    await browser.storage.local.set(Object.fromEntries(was));
    throw error;
  }
}

async function mergedSettings(settings: Backup['settings']) {
  const known = Object.entries(settings).filter(([key]) => !isLeftOut(key));
  const mine = await browser.storage.local.get(known.map(([key]) => key));
  const merged = known.map(([key, theirs]) => {
    const rule = localRules[key] ?? { no: '' };
    return {
      key,
      isChoice: 'choice' in rule,
      kind: 'kind' in rule ? rule.kind : undefined,
      ...mergeLocal(key, mine[key], theirs),
    };
  });
  return { choices: merged.filter(({ isChoice }) => isChoice), lists: merged.filter(({ isChoice }) => !isChoice) };
}

/** Names of all stores, those included that no backup has. */
export const allStores = Object.keys(storeRules) as StoreName[];
