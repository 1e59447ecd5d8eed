import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { type ListFailure, listChanges } from '../../messages/lists/lists-view';
import { z } from '../../platform/zod';
import { readStoredList } from '../stored-list';
import { inTurn } from './in-turn';

/** Key in `storage.local` of the lists that the user subscribed to. */
const subscriptionsKey = 'lists';
/** Key in `storage.local` of the version of each list that is used: its JSON, as it came, by its address. */
const textsKey = 'list-texts';
/** Key in `storage.local` of what the user chose where several lists have a rescue. */
const choicesKey = 'list-choices';

/** A subscribed list, without what is in it. */
export interface Subscription {
  url: string;
  name?: string;
  homepage?: string;
  rescues?: number;
  /** By which its host names the version that is used. */
  etag?: string;
  updatedAt?: Milliseconds;
  checkedAt?: Milliseconds;
  /** When it is next asked for. */
  dueAt: Milliseconds;
  failures: number;
  failure?: ListFailure;
  changes?: { at: Milliseconds; counts: Partial<Record<(typeof listChanges)[number], number>> };
}

const time = z.number();
const text = z.string();
const texts = z.record(text, text);
const subscription = z.object({
  url: text,
  name: z.exactOptional(text),
  homepage: z.exactOptional(text),
  rescues: z.exactOptional(z.number()),
  etag: z.exactOptional(text),
  updatedAt: z.exactOptional(time),
  checkedAt: z.exactOptional(time),
  dueAt: time,
  failures: z.number(),
  failure: z.exactOptional(
    z.object({
      reason: z.enum([
        'unreachable',
        'rate-limited',
        'malformed',
        'not-found',
        'not-permitted',
        'not-allowed',
        'invalid-key',
        'invalid',
        'no-address',
        'too-many',
        'subscribed',
      ]),
      at: time,
      problems: z.exactOptional(z.array(z.object({ path: text, sentence: text }))),
    }),
  ),
  changes: z.exactOptional(z.object({ at: time, counts: z.partialRecord(z.enum(listChanges), z.number()) })),
});

/** The lists that the user subscribed to, in that order. */
export function readSubscriptions(): Promise<Subscription[]> {
  return readStoredList<Subscription>(subscriptionsKey, subscription);
}

/** The version of each list that is used, as it came, by its address. */
export async function readListTexts(): Promise<ReadonlyMap<string, string>> {
  const parsed = texts.safeParse((await browser.storage.local.get(textsKey))[textsKey]);
  return new Map(parsed.success ? Object.entries(parsed.data) : []);
}

/** Keeps what is known of a list; with a text, that version in the same write: all of it, or nothing. `false`: it is no longer subscribed to. */
export function saveSubscription(changed: Subscription, listText?: string, { added = false } = {}): Promise<boolean> {
  return inTurn(async () => {
    const before = await readSubscriptions();
    const isThere = before.some(({ url }) => url === changed.url);
    // Removed while it was being read: it does not come back.
    if (!isThere && !added) return false;
    const after = isThere ? before.map((each) => (each.url === changed.url ? changed : each)) : [...before, changed];
    await browser.storage.local.set({
      [subscriptionsKey]: after,
      ...(listText !== undefined && {
        [textsKey]: { ...Object.fromEntries(await readListTexts()), [changed.url]: listText },
      }),
    });
    return true;
  });
}

/** Forgets a list, and all that was in it. */
export function forgetSubscription(url: string): Promise<void> {
  return inTurn(async () => {
    const after = (await readSubscriptions()).filter((each) => each.url !== url);
    const { [url]: _, ...others } = Object.fromEntries(await readListTexts());
    await browser.storage.local.set({ [textsKey]: others, [subscriptionsKey]: after });
  });
}

/** Which list counts for a rescue that several have, as the user chose. */
export async function readChoices(): Promise<Readonly<Record<string, string>>> {
  const parsed = texts.safeParse((await browser.storage.local.get(choicesKey))[choicesKey]);
  return parsed.success ? parsed.data : {};
}

/** Remembers which list counts for a rescue. */
export function saveChoice(rescueId: string, list: string): Promise<void> {
  return inTurn(async () => {
    await browser.storage.local.set({ [choicesKey]: { ...(await readChoices()), [rescueId]: list } });
  });
}
