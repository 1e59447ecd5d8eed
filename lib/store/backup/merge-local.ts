import { localRules } from './local-rules';
import { isRecord, toJson } from './plain-data';

/** What a file would change of one key of `storage.local`. */
export interface LocalMerge {
  /** What is to be there afterwards. */
  value: unknown;
  /** Entries that the file has, and how many of them are not here. Of a choice: 1, and 1 if it is another one. */
  count: number;
  fresh: number;
}

/** Whether a value can be that of a key at all. */
export function isLocalShape(key: string, value: unknown): boolean {
  const rule = localRules[key];
  if (rule && 'list' in rule)
    return Array.isArray(value) && value.every((each) => isRecord(each) && typeof each[rule.list] === 'string');
  if (rule && 'record' in rule) return isRecord(value);
  return rule !== undefined;
}

/** Puts together what is here and what a file has. Nothing that is here is lost; only a choice is replaced. */
export function mergeLocal(key: string, mine: unknown, theirs: unknown): LocalMerge {
  const rule = localRules[key];
  if (rule && 'list' in rule && Array.isArray(theirs)) {
    const here = Array.isArray(mine) ? mine : [];
    const known = new Set(here.map((each) => each?.[rule.list]));
    const fresh = theirs.filter((each) => !known.has(each[rule.list]));
    return { value: [...here, ...fresh], count: theirs.length, fresh: fresh.length };
  }
  if (rule && 'record' in rule && isRecord(theirs)) {
    const here = isRecord(mine) ? mine : {};
    const count = Object.keys(theirs).length;
    return {
      value: { ...theirs, ...here },
      count,
      fresh: Object.keys(theirs).filter((name) => !(name in here)).length,
    };
  }
  return { value: theirs, count: 1, fresh: sorted(mine) === sorted(theirs) ? 0 : 1 };
}

/** The same for the same, in whatever order its names stand. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (!isRecord(value)) return value === undefined ? '' : toJson(value);
  return `{${Object.keys(value)
    .sort()
    .map((name) => `${name}:${sorted(value[name])}`)
    .join()}}`;
}
