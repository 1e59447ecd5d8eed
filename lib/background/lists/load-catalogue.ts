import { type ListProblem, normaliseList } from '../../catalogue/list-format';
import { readListText } from '../../catalogue/list-text';
import { type NamedList, ownKey } from '../../catalogue/lists/merge-lists';
import { takeLists } from '../../catalogue/rescues';
import type { Rescue } from '../../domain/rescue/rescue';
import { warn } from '../../platform/logger';
import { readTrackedParts } from '../../store/discovery/tracked-parts';
import { readOwnRescues } from '../../store/lists/own-rescues';
import { readChoices, readListTexts } from '../../store/lists/subscriptions';
import { bumpRevision } from '../../store/preferences';

let loading: Promise<void> | undefined;
let unusable: ReadonlyMap<string, readonly ListProblem[]> = new Map();

/** The catalogue with all lists in it: everything that the worker does begins after this. Never fails: a list that cannot be read is left out. */
export function catalogueReady(): Promise<void> {
  loading ??= load();
  return loading;
}

/** Lists or own rescues have changed: from now on the catalogue has them, and open pages hear of it. */
export async function reloadCatalogue(): Promise<void> {
  loading = (loading ?? Promise.resolve()).then(load);
  await loading;
  await bumpRevision();
}

/** What is kept and cannot be used, by the address of the list or the id of the own rescue: a newer version of ourselves may be stricter. */
export function unusableLists(): ReadonlyMap<string, readonly ListProblem[]> {
  return unusable;
}

async function load(): Promise<void> {
  const broken = new Map<string, readonly ListProblem[]>();
  try {
    const [texts, own, choices, tracked] = await Promise.all([
      readListTexts(),
      readOwnRescues(),
      readChoices(),
      readTrackedParts(),
    ]);
    const rescues = own.flatMap((rescue): readonly Rescue[] => {
      const read = normaliseList(ownList('own', [rescue]));
      if (read.ok) return read.list.rescues;
      broken.set(rescue.id, read.problems);
      return [];
    });
    const subscribed = [...texts].flatMap(([url, text]): NamedList[] => {
      const read = readListText(text);
      if (read.ok) return [{ key: url, kind: 'subscribed', name: read.list.name, rescues: read.list.rescues }];
      broken.set(url, read.problems);
      return [];
    });
    takeLists([{ key: ownKey, kind: 'own', name: '', rescues }, ...subscribed], choices, tracked);
  } catch (error) {
    // Without its local storage the worker still has what came with it.
    warn('the lists cannot be read', error);
    takeLists([], {});
  }
  unusable = broken;
}

/** A list of own rescues, as it is validated and exported. */
export function ownList(name: string, rescues: readonly object[]): object {
  return { format: 'shortfall-list', version: 1, name, rescues };
}
