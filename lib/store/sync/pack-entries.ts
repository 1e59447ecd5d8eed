import { day, type Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';
import { markOf, type SyncEntry } from './merge-entries';

/** A browser gives 8,192 bytes an item, 512 items, and 102,400 bytes in all. */
const mostBytes = 7_800;
const buckets = 8;
/** Of what is larger than this, each has items of its own. */
const small = 1_500;
const mostParts = 4;
const allBytes = 96_000;

/** A mark of what was taken away is kept as long as a machine may sleep. */
const marksKept = 180 * day;

/** Names of our items: `b0` … hold many entries each, `e…` a part of one. */
const bucketName = (index: number) => `b${index}`;
const bucketRow = z.array(z.tuple([z.string(), z.number(), z.optional(z.unknown())]));
const part = z.object({
  key: z.string(),
  at: z.number(),
  of: z.int().check(z.lte(mostParts)),
  place: z.int(),
  text: z.string(),
});

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** What goes first where there is no room: what is settled, what was taken away longest ago, then the oldest watches. */
export type Worth = (key: string, entry: SyncEntry) => number;

/**
 * Puts entries into items that the browser's sync takes: always the same item for the same key, so that two machines seldom write the same one.
 * Where there is no room, the least worth stay out. Gives how many did.
 */
export function packEntries(
  entries: ReadonlyMap<string, SyncEntry>,
  worth: Worth,
  now: Milliseconds,
): { items: Record<string, unknown>; leftOut: number } {
  const items: Record<string, unknown> = {};
  const rows = Array.from({ length: buckets }, (): [string, SyncEntry][] => []);
  let leftOut = 0;
  let room = allBytes - buckets * mostBytes;
  for (const [key, entry] of entries) {
    if (entry.value === undefined && now - entry.at > marksKept) continue;
    if (bytesOf(entry.value ?? null) <= small) {
      rows[Number.parseInt(markOf(key)?.slice(0, 4) ?? '0', 36) % buckets]?.push([key, entry]);
      continue;
    }
    const parts = partsOf(key, entry);
    const bytes = bytesOf(parts);
    if (parts.length > mostParts || bytes > room) {
      leftOut += 1;
      continue;
    }
    room -= bytes;
    for (const each of parts) items[`e${markOf(key)}-${each.place}`] = each;
  }
  for (const [index, inside] of rows.entries()) {
    const ranked = inside.sort((a, b) => worth(...b) - worth(...a) || (a[0] < b[0] ? -1 : 1));
    let bytes = 2;
    const packed: unknown[] = [];
    for (const [key, { at, value }] of ranked) {
      const row = value === undefined ? [key, at] : [key, at, value];
      const more = bytesOf(row) + 1;
      if (bytes + more > mostBytes) leftOut += 1;
      else {
        bytes += more;
        packed.push(row);
      }
    }
    if (packed.length > 0) items[bucketName(index)] = packed;
  }
  return { items, leftOut };
}

function partsOf(key: string, { at, value }: SyncEntry): z.infer<typeof part>[] {
  const text = JSON.stringify(value);
  const parts: string[] = [];
  let begins = 0;
  while (begins < text.length) {
    let length = mostBytes - 400;
    // Written once more as a text, quotes take two bytes each, and other letters up to six.
    while (bytesOf(text.slice(begins, begins + length)) > mostBytes - 300) length = Math.floor(length * 0.8);
    parts.push(text.slice(begins, begins + length));
    begins += length;
  }
  return parts.map((each, place) => ({ key, at, of: parts.length, place, text: each }));
}

/** The entries in what the browser's sync has. What is damaged, or not all there, is left out: whoever has it shares it again. */
export function unpackEntries(items: Readonly<Record<string, unknown>>): Map<string, SyncEntry> {
  const entries = new Map<string, SyncEntry>();
  const add = (key: string, entry: SyncEntry) => {
    if ((entries.get(key)?.at ?? -1) < entry.at) entries.set(key, entry);
  };
  for (let index = 0; index < buckets; index++) {
    const rows = bucketRow.safeParse(items[bucketName(index)]);
    for (const [key, at, value] of rows.success ? rows.data : [])
      add(key, { at, ...(value !== undefined && { value }) });
  }
  const parts = Object.values(items).flatMap((item) => part.safeParse(item).data ?? []);
  for (const { key, at, of, place } of parts) {
    if (place !== 0) continue;
    const texts = parts.filter((each) => each.key === key && each.at === at).sort((a, b) => a.place - b.place);
    if (texts.length !== of) continue;
    try {
      add(key, { at, value: JSON.parse(texts.map(({ text }) => text).join('')) });
    } catch {
      // Parts of two writings.
    }
  }
  return entries;
}
