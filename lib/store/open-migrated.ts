import { type IDBPDatabase, openDB } from 'idb';
import { type Milliseconds, second } from '../domain/time';
import type { Migration } from './migrations/migration';
import type { ShortfallDatabase } from './schema';
import { asStorageError, StorageError } from './storage-error';

/** An open connection to all that is stored. */
export type Database = IDBPDatabase<ShortfallDatabase>;

/** Opens a database at the version that the migrations make, running those that it has not seen. `onClose`: the connection is gone. */
export async function openMigrated(
  name: string,
  steps: readonly Migration[],
  onClose: () => void,
  patience: Milliseconds = 5 * second,
): Promise<Database> {
  let giveUp: ReturnType<typeof setTimeout> | undefined;
  let late = false;
  let broken: unknown;
  try {
    // Some profiles forbid storage by leaving it out.
    if (!globalThis.indexedDB) throw new StorageError('There is no database here.', { trouble: 'storage-blocked' });
    const opening = openDB<ShortfallDatabase>(name, steps.length, {
      async upgrade(database, oldVersion, _newVersion, transaction) {
        try {
          for (const migrate of steps.slice(oldVersion))
            await migrate(
              database as unknown as Parameters<Migration>[0],
              transaction as unknown as Parameters<Migration>[1],
            );
        } catch (error) {
          // A migration that throws does not stop its transaction: half of it would be kept, under the new version.
          broken = error;
          transaction.done.catch(() => undefined);
          transaction.abort();
        }
      },
      // A newer version of ourselves wants in: step aside, or both stand still.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
        onClose();
      },
      terminated: onClose,
    });
    // An open that never ends (another context holds an old version, or the profile is broken) is a failure too.
    const tooLong = new Promise<never>((_, reject) => {
      giveUp = setTimeout(() => {
        late = true;
        reject(new StorageError('The database does not open.', { trouble: 'storage-busy' }));
      }, patience);
    });
    void opening.then((database) => late && database.close()).catch(() => undefined);
    return await Promise.race([opening, tooLong]);
  } catch (error) {
    if (broken !== undefined)
      throw new StorageError('The database could not be migrated.', { cause: broken, trouble: 'storage-broken' });
    throw asStorageError(error);
  } finally {
    clearTimeout(giveUp);
  }
}
