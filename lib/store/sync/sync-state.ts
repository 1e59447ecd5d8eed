import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';
import type { SeenEntry } from './merge-entries';

/** Key in `storage.local`: whether the user wants what is theirs synced, and how it went last. */
export const syncKey = 'sync';
/** Key in `storage.local`: what every key was when it was last in step. */
const seenKey = 'sync-seen';

const state = z.object({
  on: z.boolean(),
  at: z.optional(z.number()),
  leftOut: z.optional(z.number()),
  failed: z.optional(z.boolean()),
});
const seen = z.array(z.tuple([z.string(), z.number(), z.optional(z.string())]));

/** Whether it is on; when it was last in step; how much found no room; and whether the browser refused last. */
export interface SyncState {
  on: boolean;
  at?: Milliseconds;
  leftOut?: number;
  failed?: boolean;
}

/** Off, unless the user switched it on. */
export async function readSyncState(): Promise<SyncState> {
  const parsed = state.safeParse((await browser.storage.local.get(syncKey))[syncKey]);
  return parsed.success ? (parsed.data as SyncState) : { on: false };
}

/** Remembers how it went, and what was in step. */
export async function saveSyncState(to: SyncState, inStep?: ReadonlyMap<string, SeenEntry>): Promise<void> {
  const rows = inStep && [...inStep].map(([key, { at, mark }]) => (mark === undefined ? [key, at] : [key, at, mark]));
  await browser.storage.local.set({ [syncKey]: to });
  if (rows) await browser.storage.local.set({ [seenKey]: rows });
}

/** What was in step; `undefined` on a machine that joins. */
export async function readSeen(): Promise<Map<string, SeenEntry> | undefined> {
  const parsed = seen.safeParse((await browser.storage.local.get(seenKey))[seenKey]);
  if (!parsed.success) return undefined;
  return new Map(parsed.data.map(([key, at, mark]) => [key, { at, ...(mark !== undefined && { mark }) }]));
}

/** Forgets what was in step: whoever switches it on again joins anew, and loses nothing. */
export async function forgetSeen(): Promise<void> {
  await browser.storage.local.remove(seenKey);
}
