import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { type Milliseconds, second } from '../domain/time';
import { migrations } from './migrations';
import type { Migration } from './migrations/migration';
import type { ShortfallDatabase, StoreName } from './schema';
import { StorageError } from './storage-error';

/** An open connection to all that is stored. */
export type Database = IDBPDatabase<ShortfallDatabase>;

/** A write that sees all the stores it names as they are at one moment. */
export type WriteTransaction = IDBPTransaction<ShortfallDatabase, StoreName[], 'readwrite'>;

const databaseName = 'shortfall';

let opened: Promise<Database> | undefined;

/** The database, opened once in the life of the worker and again after it was closed. Throws `StorageError`; never deletes anything. */
export function openDatabase(): Promise<Database> {
  if (!opened) {
    const opening = openMigrated(databaseName, migrations, forget);
    opened = opening;
    // A failure is not remembered: the next reader tries again.
    opening.catch(forget);
  }
  return opened;

  function forget() {
    opened = undefined;
  }
}

/** Closes the connection, so that a newer version or a test may have the database. The next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  (await closing?.catch(() => undefined))?.close();
}

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
    if (!globalThis.indexedDB) throw new StorageError('There is no database here.');
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
        reject(new StorageError('The database does not open.'));
      }, patience);
    });
    void opening.then((database) => late && database.close()).catch(() => undefined);
    return await Promise.race([opening, tooLong]);
  } catch (error) {
    if (broken !== undefined) throw new StorageError('The database could not be migrated.', { cause: broken });
    throw asStorageError(error);
  } finally {
    clearTimeout(giveUp);
  }
}

/** Reads something from the database. Throws `StorageError` where it cannot. */
export async function inDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await use(database);
  } catch (error) {
    // The connection was closed under us (update, memory pressure): once more, on a new one. What failed wrote nothing.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw asStorageError(error);
  }
  opened = undefined;
  return openDatabase()
    .then(use)
    .catch((error: unknown) => {
      throw asStorageError(error);
    });
}

/** Writes in one transaction: all of it or nothing. Inside, only the transaction itself may be awaited. Throws `StorageError`, or what `write` threw. */
export async function inTransaction<T>(
  stores: readonly StoreName[],
  write: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  return inDatabase(async (database) => {
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
    try {
      const result = await write(transaction);
      await transaction.done;
      return result;
    } catch (error) {
      // Without this, what was written before the throw would be committed.
      transaction.done.catch(() => undefined);
      try {
        transaction.abort();
      } catch {
        // It has been aborted already: that is why we are here.
      }
      throw error;
    }
  });
}

/** Mistakes of ours, which the database reports in the same way as its own troubles. */
const mistakes = new Set([
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'ReadOnlyError',
  'TransactionInactiveError',
]);

/** Failures of the database become ours; bugs stay what they are. */
function asStorageError(error: unknown): unknown {
  if (error instanceof DOMException && !mistakes.has(error.name))
    return new StorageError(`${error.name}: ${error.message}`, { cause: error });
  return error;
}
