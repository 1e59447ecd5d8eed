import { browser } from 'wxt/browser';
import { warn } from '../../platform/logger';
import { addRows } from '../backup/add-rows';
import { readBackup } from '../backup/read-backup';
import type { Database } from '../open-migrated';
import type { StoreName } from '../schema';

/** Key in `storage.local`: what cannot be read again of the database, as the text of a small backup. */
export const keptAsideKey = 'kept-aside';

/** Name in `meta`: all that is kept aside is in this database, or was taken back into it. A database that was lost has no such mark. */
export const wholeName = 'whole';

const stores: StoreName[] = ['watches', 'events', 'outbox', 'meta'];

/**
 * Takes what was kept aside back into a database that has lost it, before anybody reads it; one that is whole is left alone. What is watched
 * has no observation then, so the first look at it is a baseline; and what was told is known, so that it is not told again; what waited to be told still waits.
 */
export async function takeBack(database: Database): Promise<void> {
  if (await database.getKey('meta', wholeName)) return;
  const text = await readKeptAside();
  if (text === undefined) return;
  const kept = await readBackup(text).catch((error: unknown) => warn('what was kept aside cannot be read', error));
  const transaction = database.transaction(stores, 'readwrite');
  await addRows((store) => transaction.objectStore(store), stores, kept?.stores ?? new Map());
  // With what it stands for: killed before, all of it is done again.
  await transaction.objectStore('meta').put({ name: wholeName, at: 0 });
  await transaction.done;
}

/** The text that is kept aside, if any. */
export async function readKeptAside(): Promise<string | undefined> {
  const text = (await browser.storage.local.get(keptAsideKey))[keptAsideKey];
  return typeof text === 'string' ? text : undefined;
}
