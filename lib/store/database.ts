import { deleteDB, type IDBPTransaction } from 'idb';
import { migrations } from './migrations';
import { type Database, openMigrated } from './open-migrated';
import { makeRoom } from './safety/make-room';
import { rememberStorage } from './safety/storage-health';
import { takeBack } from './safety/take-back';
import type { ShortfallDatabase, StoreName } from './schema';
import { asStorageError, StorageError } from './storage-error';

/** A write that sees all the stores it names as they are at one moment. */
export type WriteTransaction = IDBPTransaction<ShortfallDatabase, StoreName[], 'readwrite'>;

const databaseName = 'shortfall';

let opened: Promise<Database> | undefined;

/** The database, opened once in the life of the worker and again after it was closed. Throws `StorageError`; never deletes anything. */
export function openDatabase(): Promise<Database> {
  if (!opened) {
    const opening = openWhole();
    opened = opening;
    // A failure is not remembered: the next reader tries again.
    opening.catch(forget);
  }
  return opened;

  async function openWhole(): Promise<Database> {
    try {
      const database = await openMigrated(databaseName, migrations, forget);
      await takeBack(database);
      return database;
    } catch (error) {
      throw asStorageError(error);
    }
  }

  function forget() {
    opened = undefined;
  }
}

/** Deletes a database that cannot be opened, and opens a new one with what was kept aside. Where it can be opened, nothing happens. Throws `StorageError`. */
export async function rebuildDatabase(): Promise<void> {
  const isReadable = await inDatabase((database) => database.getAll('watches')).then(
    () => true,
    () => false,
  );
  if (isReadable) return;
  await closeDatabase();
  await deleteDB(databaseName, {
    blocked() {
      throw new StorageError('Somebody else has the database open.', { trouble: 'storage-busy' });
    },
  }).catch((error: unknown) => {
    throw asStorageError(error);
  });
  await openDatabase();
  await rememberStorage(undefined);
}

/** Closes the connection, so that a newer version or a test may have the database. The next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  (await closing?.catch(() => undefined))?.close();
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
  try {
    const result = await inDatabase(async (database) => {
      try {
        return await writeOnce(database, stores, write);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      }
      // What failed wrote nothing. Once more, after what can be read again has made room.
      await makeRoom(database);
      return writeOnce(database, stores, write);
    });
    await rememberStorage(undefined);
    return result;
  } catch (error) {
    if (error instanceof StorageError) await rememberStorage(error.trouble);
    throw error;
  }
}

/** One write of a transaction, not asked for yet. */
export type Write = () => Promise<unknown>;

/**
 * Asks for all writes of a transaction in one breath: none is under way alone, so that no end of the worker, however a browser treats what
 * was asked for until then, can leave half of what was meant.
 */
export async function writeAll(writes: readonly Write[]): Promise<void> {
  const asked: Promise<unknown>[] = [];
  try {
    for (const write of writes) asked.push(write());
  } finally {
    // Where one cannot be asked for, the others fail with the transaction, and nobody waits for them.
    for (const each of asked) each.catch(() => undefined);
  }
  await Promise.all(asked);
}

async function writeOnce<T>(
  database: Database,
  stores: readonly StoreName[],
  write: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
  try {
    const result = await write(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    // A full disk ends the transaction, and its requests only tell that it ended.
    const why = transaction.error ?? error;
    // Without this, what was written before the throw would be committed.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It has been aborted already: that is why we are here.
    }
    throw why;
  }
}
