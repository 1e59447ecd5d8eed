import { deleteDB } from 'idb';
import type { Milliseconds } from '../../domain/time';
import { longestBackup } from '../../messages/backup-view';
import { z } from '../../platform/zod';
import { migrations } from '../migrations';
import { type Database, openMigrated } from '../open-migrated';
import type { StoreName } from '../schema';
import { backupFormat, isLeftOut } from './local-rules';
import { isLocalShape } from './merge-local';
import { checkBounds, fromJson, UnreadableBackup } from './plain-data';
import { backedUpStores, storeRules } from './store-rules';

/** What stands in a backup, checked, in today's form. */
export interface Backup {
  madeAt: Milliseconds;
  stores: ReadonlyMap<StoreName, readonly object[]>;
  settings: Readonly<Record<string, unknown>>;
}

/** Why a file cannot be used. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly why: 'not-a-backup' | 'newer' | 'too-big' | 'wrong';

  constructor(why: BackupError['why'], path = '') {
    super(path);
    this.why = why;
  }
}

const outer = z.object({
  format: z.literal(backupFormat),
  database: z.int().check(z.positive()),
  madeAt: z.number(),
  settings: z.record(z.string(), z.unknown()),
  stores: z.record(z.string(), z.array(z.looseObject({}))),
});

/** Reads a backup: all of it is right, or it is refused. What an earlier version wrote is brought to today's form by the migrations of the database. Throws `BackupError`, `StorageError`. */
export async function readBackup(text: string): Promise<Backup> {
  if (text.length > longestBackup) throw new BackupError('too-big');
  const { database, madeAt, settings, stores } = parse(text);
  if (database > migrations.length) throw new BackupError('newer');
  try {
    for (const [key, value] of Object.entries(settings)) {
      checkBounds(value, key);
      if (!isLeftOut(key) && !isLocalShape(key, value)) throw new UnreadableBackup(key);
    }
    for (const [store, rows] of Object.entries(stores)) {
      if (rows.length > (storeRules[store as StoreName]?.most ?? 100_000)) throw new BackupError('too-big', store);
      for (const [index, row] of rows.entries()) checkBounds(row, `${store}[${index}]`);
    }
    const today = database === migrations.length ? stores : await migrated(stores, database);
    return { madeAt, settings, stores: new Map(backedUpStores.map((store) => [store, checked(store, today[store])])) };
  } catch (error) {
    if (error instanceof UnreadableBackup) throw new BackupError('wrong', error.message);
    throw error;
  }
}

function parse(text: string): z.infer<typeof outer> {
  try {
    const parsed = outer.safeParse(fromJson(text.replace(/^\uFEFF/, '')));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new BackupError('not-a-backup');
}

function checked(store: StoreName, rows: readonly object[] = []): readonly object[] {
  const { row } = storeRules[store];
  rows.forEach((each, index) => {
    const parsed = row?.safeParse(each);
    if (parsed?.success) return;
    const place = parsed?.error.issues[0]?.path.map((part) =>
      typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
    );
    throw new UnreadableBackup(`${store}[${index}]${place?.join('') ?? ''}`);
  });
  return rows;
}

const scratch = 'shortfall-import';

/** Rows of an earlier version, put into a database of that version, which is then opened by this one. It is gone afterwards. */
async function migrated(
  stores: Readonly<Record<string, readonly object[]>>,
  version: number,
): Promise<Record<string, object[]>> {
  let database: Database | undefined;
  try {
    await deleteDB(scratch);
    database = await openMigrated(scratch, migrations.slice(0, version), () => undefined);
    const known = [...database.objectStoreNames].filter((store) => stores[store]);
    if (known.length > 0) {
      const transaction = database.transaction(known, 'readwrite');
      for (const store of known)
        for (const row of stores[store] ?? [])
          void transaction
            .objectStore(store)
            .put(row as never)
            .catch(() => undefined);
      await transaction.done;
    }
    database.close();
    database = await openMigrated(scratch, migrations, () => undefined);
    const read = await Promise.all(backedUpStores.map(async (store) => [store, await database?.getAll(store)]));
    return Object.fromEntries(read);
  } catch {
    // Rows that no version ever wrote.
    throw new UnreadableBackup('stores');
  } finally {
    database?.close();
    await deleteDB(scratch);
  }
}
