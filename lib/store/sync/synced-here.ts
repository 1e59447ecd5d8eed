import { browser } from 'wxt/browser';
import type { Watch } from '../../domain/governance/watch';
import { isWhole, watchKind } from '../../domain/governance/watch-groups';
import { localRules } from '../backup/local-rules';
import { isRecord } from '../backup/plain-data';
import { storeRules } from '../backup/store-rules';
import { inTransaction } from '../database';
import { readAllWatches, removeWatch } from '../watches';

/** The keys of `storage.local` that are synced. */
export const syncedKeys = Object.entries(localRules).flatMap(([key, rule]) =>
  'synced' in rule && rule.synced ? [key] : [],
);

const watchPrefix = 'watch ';
const ruleOf = (key: string) => localRules[key] as { list?: string } | undefined;

/** All that is synced, as it is here: each watch, each entry of a list, each choice, under a name of its own. */
export async function readSyncedHere(): Promise<Map<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const watch of await readAllWatches()) {
    // What is followed for the sake of a whole follows from that, on every machine by itself.
    if (watch.ofGroup && !watch.off) continue;
    const { nextPollAt: _, failures: __, awaitsBaseline: ___, ...shared } = watch;
    values.set(watchPrefix + watch.key, shared);
  }
  const local = await browser.storage.local.get(syncedKeys);
  for (const key of syncedKeys) {
    const list = ruleOf(key)?.list;
    const value: unknown = local[key];
    if (list !== undefined && Array.isArray(value))
      for (const each of value) values.set(`${key} ${String(each[list])}`, each);
    else if (list === undefined && isRecord(value))
      for (const [name, each] of Object.entries(value)) values.set(`${key} ${name}`, each);
  }
  return values;
}

/** Does here what others did: no value: it is taken away. What is not of its form is left alone. Throws `StorageError`. */
export async function applySynced(changes: ReadonlyMap<string, unknown>): Promise<void> {
  for (const [name, value] of changes) {
    if (!name.startsWith(watchPrefix)) continue;
    const key = name.slice(watchPrefix.length);
    if (value === undefined) await removeWatch(key);
    else await putWatch(key, value);
  }
  for (const key of syncedKeys) {
    const of = [...changes].flatMap(([name, value]) =>
      name.startsWith(`${key} `) ? [[name.slice(key.length + 1), value] as const] : [],
    );
    if (of.length === 0) continue;
    const before: unknown = (await browser.storage.local.get(key))[key];
    const list = ruleOf(key)?.list;
    await browser.storage.local.set({
      [key]: list === undefined ? withNames(before, of) : withEntries(before, list, of),
    });
  }
}

/** A watch as another machine has it. One that is new here is looked at at once, silently: there is no observation of it, or of what belongs to it. */
async function putWatch(key: string, value: unknown): Promise<void> {
  const kind = watchKind(key);
  const given = { ...(value as object), kind, failures: 0 } as Watch;
  if (!storeRules.watches.row?.safeParse(given).success || given.key !== key) return;
  await inTransaction(['watches'], async (transaction) => {
    const store = transaction.objectStore('watches');
    const before = await store.get(key);
    const { ofGroup: _, nextPollAt: __, awaitsBaseline: ___, ...watch } = given;
    if (watch.off) await store.put(watch);
    else if (before && !before.off) {
      const { failures, nextPollAt, awaitsBaseline } = before;
      const place = { ...(nextPollAt !== undefined && { nextPollAt }), ...(awaitsBaseline && { awaitsBaseline }) };
      await store.put({ ...watch, failures, ...place });
    } else await store.put({ ...watch, ...(isWhole({ kind }) ? { awaitsBaseline: true } : { nextPollAt: 0 }) });
  });
}

function withEntries(before: unknown, list: string, changes: readonly (readonly [string, unknown])[]): unknown[] {
  const kept: Record<string, unknown>[] = Array.isArray(before) ? before.filter(isRecord) : [];
  const changed = new Map(changes);
  const replaced = kept.flatMap((each) => {
    const name = String(each[list]);
    if (!changed.has(name)) return [each];
    const value = changed.get(name);
    return isRecord(value) ? [value] : [];
  });
  const names = new Set(kept.map((each) => String(each[list])));
  const fresh = changes.flatMap(([name, value]) =>
    !names.has(name) && isRecord(value) && value[list] === name ? [value] : [],
  );
  return [...replaced, ...fresh];
}

function withNames(before: unknown, changes: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const after = { ...(isRecord(before) ? before : {}) };
  for (const [name, value] of changes) {
    if (value === undefined || name === '__proto__') delete after[name];
    else after[name] = value;
  }
  return after;
}
