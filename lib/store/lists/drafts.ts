import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { longestDraft, mostDrafts } from '../../messages/lists/own-view';
import { z } from '../../platform/zod';
import { inTurn } from './in-turn';

/** Key in `storage.local` of rescues that were begun and not saved. */
const key = 'rescue-drafts';

/** A rescue that was begun and not saved. */
export interface StoredDraft {
  key: string;
  /** JSON of a rescue as a list has it, with holes. */
  text: string;
  savedAt: Milliseconds;
  /** The id of the own rescue that saving it changes. */
  of?: string;
}

const stored = z.record(
  z.string(),
  z.object({
    text: z.string().check(z.maxLength(longestDraft)),
    savedAt: z.number(),
    of: z.exactOptional(z.string()),
  }),
);

/** What was begun and not saved, the latest first. */
export async function readDrafts(): Promise<StoredDraft[]> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  if (!parsed.success) return [];
  return Object.entries(parsed.data)
    .map(([name, draft]) => ({ key: name, ...draft }))
    .sort((a, b) => b.savedAt - a.savedAt);
}

/** One of them. */
export async function readDraft(name: string): Promise<StoredDraft | undefined> {
  return (await readDrafts()).find((draft) => draft.key === name);
}

/** Keeps a draft, in place of what it was before. `false`: there are too many others, and none of them is thrown away unasked. */
export function saveDraft(draft: StoredDraft): Promise<boolean> {
  return inTurn(async () => {
    const others = (await readDrafts()).filter((each) => each.key !== draft.key);
    if (others.length >= mostDrafts) return false;
    await write([draft, ...others]);
    return true;
  });
}

/** Forgets a draft. */
export function forgetDraft(name: string): Promise<void> {
  return inTurn(async () => write((await readDrafts()).filter((draft) => draft.key !== name)));
}

function write(drafts: readonly StoredDraft[]): Promise<void> {
  return browser.storage.local.set({
    [key]: Object.fromEntries(drafts.map(({ key: name, ...draft }) => [name, draft])),
  });
}
