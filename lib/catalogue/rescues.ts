import { type TrackedPart, withTracked } from '../domain/discovery/tracked-part';
import type { Rescue } from '../domain/rescue/rescue';
import { bundledKey, type Choices, type MergedLists, mergeLists, type NamedList } from './lists/merge-lists';
import { bundledList, readBundled } from './rescues/bundled-list';

let beside: { lists: readonly NamedList[]; choices: Choices } = { lists: [], choices: {} };
let tracked: readonly TrackedPart[] = [];
let merged: MergedLists | undefined;

/** All rescues now: the user's own, those that come with the extension, and those of subscribed lists, each id once. */
export function readCatalogue(): readonly Rescue[] {
  return readMergedLists().rescues;
}

/** The same, with the ids that several lists have. */
export function readMergedLists(): MergedLists {
  merged ??= merge();
  return merged;
}

function merge(): MergedLists {
  const { rescues, ...more } = mergeLists(
    [{ key: bundledKey, kind: 'bundled', name: bundledList.name, rescues: readBundled() }, ...beside.lists],
    beside.choices,
  );
  return { ...more, rescues: rescues.map((rescue) => withTracked(rescue, tracked)) };
}

/** Takes these lists beside the bundled one from now on, and what the user tracks beside them all, in place of those before. The one who calls it has read them from where they are kept. */
export function takeLists(lists: readonly NamedList[], choices: Choices, parts: readonly TrackedPart[] = []): void {
  beside = { lists, choices };
  tracked = parts;
  merged = undefined;
}
