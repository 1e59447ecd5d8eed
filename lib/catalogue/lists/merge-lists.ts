import type { ListOrigin, Rescue } from '../../domain/rescue/rescue';

/** The key of the list that comes with the extension. */
export const bundledKey = 'bundled';
/** The key of the user's own rescues. */
export const ownKey = 'own';

/** A list that passed, with the name that it is kept under: the address of a subscribed one. */
export interface NamedList {
  key: string;
  kind: 'bundled' | 'own' | 'subscribed';
  name: string;
  rescues: readonly Rescue[];
}

/** Which list counts for a rescue that several have: keys of lists by ids of rescues, as the user chose. */
export type Choices = Readonly<Record<string, string>>;

/** A rescue that several lists have. One of them counts, and the user may choose another. */
export interface ListConflict {
  rescueId: string;
  /** The key of the list whose rescue counts. */
  chosen: string;
  candidates: readonly { list: string; listName: string; kind: NamedList['kind']; rescueName: string }[];
}

/** All lists taken together. */
export interface MergedLists {
  rescues: readonly Rescue[];
  conflicts: readonly ListConflict[];
}

/** Who counts where nobody chose: what comes with the extension cannot be shadowed silently. */
const precedence = { bundled: 0, own: 1, subscribed: 2 } as const;
/** Who is looked at first: the user's own rescues are what they follow. */
const places = { own: 0, bundled: 1, subscribed: 2 } as const;

/** Every rescue of every list, each id once. What does not come with the extension says where it is from. */
export function mergeLists(lists: readonly NamedList[], choices: Choices): MergedLists {
  const listed = lists
    .flatMap((list) => list.rescues.map((rescue) => ({ list, rescue })))
    .sort((a, b) => places[a.list.kind] - places[b.list.kind]);
  const byId = new Map<string, typeof listed>();
  for (const each of listed) byId.set(each.rescue.id, [...(byId.get(each.rescue.id) ?? []), each]);
  const conflicts: ListConflict[] = [];
  const counted = new Set<Rescue>();
  for (const [rescueId, same] of byId) {
    const candidates = same.toSorted((a, b) => precedence[a.list.kind] - precedence[b.list.kind]);
    const chosen = candidates.find(({ list }) => list.key === choices[rescueId]) ?? candidates[0];
    if (!chosen) continue;
    counted.add(chosen.rescue);
    if (candidates.length > 1)
      conflicts.push({
        rescueId,
        chosen: chosen.list.key,
        candidates: candidates.map(({ list: { key, name, kind }, rescue }) => ({
          list: key,
          listName: name,
          kind,
          rescueName: rescue.name,
        })),
      });
  }
  const rescues = listed
    .filter(({ rescue }) => counted.has(rescue))
    .map(({ list, rescue }) => withOrigin(rescue, list));
  return { rescues, conflicts };
}

function withOrigin(rescue: Rescue, { kind, name }: NamedList): Rescue {
  if (kind === 'bundled') return rescue;
  const from: ListOrigin = kind === 'own' ? { kind } : { kind, name };
  return { ...rescue, from };
}
