type KeyPath = string | string[] | null;

interface RowStore {
  keyPath: KeyPath;
  getAllKeys(): Promise<unknown[]>;
  put?(row: never): Promise<unknown>;
}

/** Adds the rows whose keys are not in a store; what is there is left as it is. */
export async function addRows(store: RowStore, rows: readonly object[]): Promise<void> {
  const known = new Set((await store.getAllKeys()).map((key) => JSON.stringify(key)));
  const missing = rows.filter((row) => !known.has(keyOf(row, store.keyPath)));
  await Promise.all(missing.map((row) => store.put?.(row as never)));
}

/** The key of a row, as a text. */
export function keyOf(row: object, keyPath: KeyPath): string {
  const part = (name: string) => (row as Record<string, unknown>)[name];
  return JSON.stringify(Array.isArray(keyPath) ? keyPath.map(part) : part(keyPath ?? ''));
}
