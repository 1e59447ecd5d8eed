import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { inDatabase } from '../database';
import { migrations } from '../migrations';
import { backupFormat, isLeftOut, localRules } from './local-rules';
import { toJson } from './plain-data';
import { backedUpStores } from './store-rules';

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

/** A recount that goes on is not: its votes are not here. */
function kept(row: object): object[] {
  if (!('work' in row)) return [row];
  const { work: _, ...rest } = row;
  return 'result' in rest ? [rest] : [];
}
