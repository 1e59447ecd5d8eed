import { type Milliseconds, second } from '../../domain/time';
import { z } from '../../platform/zod';
import { type AskOptions, askHub } from './ask-hub';
import { documentOf, pieces, type Selection, selectionsPerRequest, valuesPerFilter } from './proposal-rows';

/** What the hub's messages tell of proposals. Votes are not among them. */
const kinds = ['proposal', 'update-proposal', 'delete-proposal', 'flag-proposal'] as const;

/** What happened in a space. The message does not say to which of its proposals. */
export type FeedKind = (typeof kinds)[number];

/** How far the change feed has been read, and of which spaces. */
export interface FeedCursor {
  /** The hub's own number of the last message. */
  mci: number;
  spaces: readonly string[];
  /** Ids of the messages near it: those that are committed late have a lower number, and are read again. */
  recent: readonly string[];
}

/** What the feed says since the cursor. */
export interface FeedAnswer {
  /** What happened, by space in lower case. */
  changed: ReadonlyMap<string, ReadonlySet<FeedKind>>;
  /** Spaces of which nothing can be said: the cursor does not cover them, or there is more than one answer holds. In lower case. */
  unread: ReadonlySet<string>;
  cursor: FeedCursor;
}

const rowsPerSelection = 100;
/** Numbers behind the cursor that are asked for again. */
const overlap = 100;

const message = z.object({
  id: z.string().check(z.maxLength(200)),
  mci: z.int().check(z.gte(0)),
  space: z.nullish(z.string()),
  type: z.string(),
});

/** Selections for the feed of some spaces, one for each hundred. */
export function selectFeed(spaces: readonly string[], cursor: FeedCursor | undefined): Selection[] {
  return [...pieces([...new Set(spaces)], valuesPerFilter)].map((part, index) => ({
    // A comparison with 0 is ignored by the hub. Newest first: what a full page leaves out is the oldest.
    text: `f${index}: messages(
      first: ${rowsPerSelection}, orderBy: "mci", orderDirection: desc,
      where: { space_in: $f${index}, type_in: ${JSON.stringify(kinds)}, mci_gt: $after }
    ) { id mci space type }`,
    declares: [`$f${index}: [String]`, '$after: Int'],
    variables: { [`f${index}`]: part, after: Math.max((cursor?.mci ?? 0) - overlap, 0) },
  }));
}

/** What an answer says of the feed since the cursor; `undefined` where it cannot be read. */
export function readFeed(
  data: Record<string, unknown>,
  spaces: readonly string[],
  cursor: FeedCursor | undefined,
): FeedAnswer | undefined {
  const names = [...new Set(spaces.map((space) => space.toLowerCase()))];
  const covered = new Set(cursor?.spaces ?? []);
  const unread = new Set(names.filter((name) => !covered.has(name)));
  const changed = new Map<string, Set<FeedKind>>();
  const known = new Set(cursor?.recent ?? []);
  const near: { id: string; mci: number }[] = [];
  let mci = cursor?.mci ?? 0;
  for (const [index, part] of [...pieces([...new Set(spaces)], valuesPerFilter)].entries()) {
    const rows = z.array(message).safeParse(data[`f${index}`]);
    if (!rows.success) return undefined;
    for (const { id, space, type } of rows.data) {
      const kind = kinds.find((each) => each === type);
      const name = space?.toLowerCase();
      if (!kind || name === undefined || known.has(id) || unread.has(name)) continue;
      changed.set(name, new Set([...(changed.get(name) ?? []), kind]));
    }
    if (cursor && rows.data.length >= rowsPerSelection && !rows.data.some(({ id }) => known.has(id)))
      for (const space of part) unread.add(space.toLowerCase());
    near.push(...rows.data);
    mci = Math.max(mci, ...rows.data.map((row) => row.mci));
  }
  const recent = near.filter((row) => row.mci > mci - overlap).map(({ id }) => id);
  return { changed, unread, cursor: { mci, spaces: names, recent } };
}

/** The spaces in which something was deleted since a time. Says nothing of which proposal it was. Throws `SourceError`. */
export async function readDeletions(
  spaces: readonly string[],
  since: Milliseconds,
  options: AskOptions,
): Promise<ReadonlySet<string>> {
  const deleted = new Set<string>();
  const selections = [...pieces([...new Set(spaces)], valuesPerFilter)].map((part, index) => ({
    text: `d${index}: messages(
      first: 1000, orderBy: "timestamp", orderDirection: desc,
      where: { space_in: $d${index}, type: "delete-proposal", timestamp_gte: $since }
    ) { space }`,
    declares: [`$d${index}: [String]`, '$since: Int'],
    variables: { [`d${index}`]: part, since: Math.max(1, Math.floor(since / second)) },
  }));
  for (const request of pieces(selections, selectionsPerRequest)) {
    const { query, variables } = documentOf('Deletions', request);
    const data = await askHub(query, variables, options);
    for (const name of Object.keys(data)) {
      const rows = z.array(z.object({ space: z.nullish(z.string()) })).safeParse(data[name]);
      for (const { space } of rows.success ? rows.data : []) if (space) deleted.add(space.toLowerCase());
    }
  }
  return deleted;
}
