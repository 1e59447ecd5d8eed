import type { Watch, WatchKey, WatchKind } from './watch';

/** Follows all votes and topics of a rescue, also those that come. */
export function rescueWatchKey(rescueId: string): WatchKey {
  return `rescue:${rescueId}`;
}

/** Follows all votes and topics of one contribution or recovery, also those that come. */
export function contributionWatchKey(rescueId: string, contributionId: string): WatchKey {
  return `contribution:${rescueId}:${contributionId}`;
}

/** What the key of a watch on a whole names; `undefined` for keys of everything else. */
export function wholeOf(key: WatchKey): { rescueId: string; contributionId?: string } | undefined {
  const [, rescue, part, contributionId] = /^(?:rescue:(.+)|contribution:([^:]+):(.+))$/.exec(key) ?? [];
  if (rescue !== undefined) return { rescueId: rescue };
  return part === undefined || contributionId === undefined ? undefined : { rescueId: part, contributionId };
}

/** What kind of thing a key names. */
export function watchKind(key: WatchKey): WatchKind {
  const kind = /^(rescue|contribution|topic|discourse-poll):/.exec(key)?.[1];
  if (kind === 'discourse-poll') return 'poll';
  return (kind as WatchKind | undefined) ?? 'proposal';
}

/** Whether a watch is on a whole, which is not looked at itself. */
export function isWhole({ kind }: Pick<Watch, 'kind'>): boolean {
  return kind === 'rescue' || kind === 'contribution';
}

/** Those of the watches on wholes that something belongs to. A contribution that the user does not want is out of its rescue's. */
export function wholesOf(
  { rescueId, contributionId, key }: Pick<Watch, 'rescueId' | 'contributionId' | 'key'>,
  watches: readonly Watch[],
): Watch[] {
  const wholes = watches.filter((watch) => isWhole(watch) && watch.rescueId === rescueId && watch.key !== key);
  const ofPart = wholes.filter(
    (each) => each.kind === 'contribution' && contributionId !== undefined && each.contributionId === contributionId,
  );
  if (ofPart.some(({ off }) => off)) return [];
  return [...ofPart, ...wholes.filter((each) => each.kind === 'rescue' && !each.off)];
}
