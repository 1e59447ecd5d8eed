import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { inDatabase } from '../database';
import { migrations } from '../migrations';
import { localRules } from './local-rules';
import { toJson } from './plain-data';
import { backedUpStores } from './store-rules';

/** First words of a backup: what it is, and how its rows are to be read. */
export const backupFormat = 'shortfall-backup';

/** All that is kept, at one moment, as the text of a file. Secrets, and what only this machine has use for, stay out. Throws `StorageError`. */
export async function writeBackup(now: Milliseconds): Promise<string> {
  const stores = await inDatabase(async (database) => {
    const transaction = database.transaction(backedUpStores);
    const rows = await Promise.all(
      backedUpStores.map(async (store) => [store, (await transaction.objectStore(store).getAll()).flatMap(kept)]),
    );
    return Object.fromEntries(rows);
  });
  const local = await browser.storage.local.get(Object.keys(localRules).filter((key) => !isLeftOut(key)));
  return toJson({ format: backupFormat, database: migrations.length, madeAt: now, settings: local, stores });
}

/** Whether a key of `storage.local` stays out of backups. */
export function isLeftOut(key: string): boolean {
  const rule = localRules[key];
  return !rule || 'no' in rule;
}

/** A recount that goes on is not: its votes are not here. */
function kept(row: object): object[] {
  if (!('work' in row)) return [row];
  const { work: _, ...rest } = row;
  return 'result' in rest ? [rest] : [];
}
