import type { Milliseconds } from '../../domain/time';

/** One thing that is synced, as it stands with its time. No value: it was taken away then. */
export interface SyncEntry {
  at: Milliseconds;
  value?: unknown;
}

/** What a key was when it was last in step: its time, and a mark of its value. No mark: there was none. */
export interface SeenEntry {
  at: Milliseconds;
  mark?: string;
}

/** What a merge comes to. */
export interface SyncMerge {
  /** What is to be shared: everything, with its times. */
  entries: Map<string, SyncEntry>;
  /** What others changed: to be done here. No value: taken away. */
  apply: Map<string, unknown>;
}

/**
 * Puts together what is here and what is shared. Of each key the last to write it wins; what was taken away leaves a mark, so that it is told
 * from what is new. What merely is not there any more was lost on the way, and is shared again. On a machine that joins, nothing is lost: what it
 * has stays, and of what both have, what is shared counts. Clocks may be wrong: who changes something writes a later time than any that it saw.
 */
export function mergeEntries(
  here: ReadonlyMap<string, unknown>,
  seen: ReadonlyMap<string, SeenEntry> | undefined,
  shared: ReadonlyMap<string, SyncEntry>,
  now: Milliseconds,
): SyncMerge {
  const entries = new Map<string, SyncEntry>();
  const apply = new Map<string, unknown>();
  for (const key of new Set([...here.keys(), ...(seen?.keys() ?? []), ...shared.keys()])) {
    const theirs = shared.get(key);
    const mine = entryHere(key);
    const won = !mine || (theirs && isLater(theirs, mine)) ? theirs : mine;
    if (!won) continue;
    entries.set(key, won);
    if (markOf(won.value) !== markOf(here.get(key))) apply.set(key, won.value);
  }
  return { entries, apply };

  function entryHere(key: string): SyncEntry | undefined {
    const value = here.get(key);
    const [last, theirs] = [seen?.get(key), shared.get(key)];
    const valued = value === undefined ? {} : { value };
    const later = Math.max(now, (theirs?.at ?? 0) + 1, (last?.at ?? 0) + 1);
    if (last) return { at: markOf(value) === last.mark ? last.at : later, ...valued };
    if (value === undefined) return undefined;
    return { at: !seen && theirs?.value !== undefined ? 0 : later, ...valued };
  }
}

/** Of two at the same time, every machine takes the same one. */
function isLater(a: SyncEntry, b: SyncEntry): boolean {
  return a.at > b.at || (a.at === b.at && (markOf(a.value) ?? '') > (markOf(b.value) ?? ''));
}

/** A short mark of a value: another one for another value, whatever the order of its names. `undefined` for none. */
export function markOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (const letter of inOrder(value)) {
    const code = letter.codePointAt(0) ?? 0;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) + low;
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
