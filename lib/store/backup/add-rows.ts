import type { StoreName } from '../schema';

type KeyPath = string | string[] | null;

interface RowStore {
  keyPath: KeyPath;
  getAllKeys(): Promise<unknown[]>;
  put?(row: never): Promise<unknown>;
}

/**
 * Adds rows to stores, each store after the other, where their keys are not there yet; what is there is left as it is. News waits to be told
 * only if it came along: what is known here was told here, or waits already.
 */
export async function addRows(
  storeOf: (name: StoreName) => RowStore,
  names: readonly StoreName[],
  rowsOf: ReadonlyMap<StoreName, readonly object[]>,
): Promise<void> {
  const newsThatCame = new Set<string>();
  for (const name of names) {
    const store = storeOf(name);
    const known = new Set((await store.getAllKeys()).map((key) => JSON.stringify(key)));
    const missing = (rowsOf.get(name) ?? []).filter((row) => {
      const key = keyOf(row, store.keyPath);
      if (name === 'outbox') return !known.has(key) && newsThatCame.has(key);
      return !known.has(key);
    });
    if (name === 'events') for (const row of missing) newsThatCame.add(keyOf(row, store.keyPath));
    await Promise.all(missing.map((row) => store.put?.(row as never)));
  }
}

/** The key of a row, as a text. */
export function keyOf(row: object, keyPath: KeyPath): string {
  const part = (name: string) => (row as Record<string, unknown>)[name];
  return JSON.stringify(Array.isArray(keyPath) ? keyPath.map(part) : part(keyPath ?? ''));
}
