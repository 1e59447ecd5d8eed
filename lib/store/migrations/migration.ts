import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** One step from a version of the database to the next. Typed loosely: it knows the stores of its own time, not today's. */
export type Migration = (
  database: IDBPDatabase<unknown>,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;
