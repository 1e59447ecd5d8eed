import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDB } from 'idb';
import { migrations } from '@/lib/store/migrations';

/** A database as an earlier version of the extension left it: rows that its own code wrote, while votes moved, money arrived and counts were checked. */
export interface RecordedDatabase {
  version: number;
  /** The commit whose code wrote it. */
  recordedBy: string;
  stores: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

const folder = join(import.meta.dirname, '../fixtures/databases');

/** One of every version so far, the oldest first. */
export const recordedDatabases: readonly RecordedDatabase[] = readdirSync(folder)
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'), bigNumbers) as RecordedDatabase)
  .sort((a, b) => a.version - b.version);

/** JSON has no big integers. */
function bigNumbers(_name: string, value: unknown): unknown {
  const units = (value as { $units?: unknown } | null)?.$units;
  return typeof units === 'string' ? BigInt(units) : value;
}

/** Puts one into the profile, as its version had it. */
export async function leaveDatabase({ version, stores }: RecordedDatabase): Promise<void> {
  const database = await openDB('shortfall', version, {
    async upgrade(opened, _from, _to, transaction) {
      for (const migrate of migrations.slice(0, version)) await migrate(opened, transaction);
    },
  });
  for (const [store, rows] of Object.entries(stores)) for (const row of rows) await database.put(store, row);
  database.close();
}

/** All that is in the profile's database, and its version, without opening it as the extension does. */
export async function lookInside(): Promise<{ version: number; stores: Record<string, unknown[]> }> {
  const database = await openDB('shortfall');
  const names = [...database.objectStoreNames];
  const stores = Object.fromEntries(
    await Promise.all(names.map(async (store) => [store, await database.getAll(store)] as const)),
  );
  const { version } = database;
  database.close();
  return { version, stores };
}
