import { browser } from 'wxt/browser';
import { mergeSuggestions, type Suggestion } from '../../domain/discovery/suggestion';
import type { Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';
import { readStoredList } from '../stored-list';
import { type ScanState, scanKey } from './scan-state';

const key = 'suggestions';
const dismissedKey = 'notThis';
/** More than anybody waves away. */
const mostDismissed = 1_000;

const short = z.string().check(z.maxLength(1_000));
const instrument = z.enum(['gift', 'loan', 'deposit', 'guarantee', 'unknown']);
const ask = z.object({
  low: short,
  high: short,
  asset: short,
  instrument,
  recipient: z.nullable(short),
  confidence: z.enum(['high', 'low']),
  sentence: z.string(),
});
const stored: z.ZodMiniType<Suggestion> = z.object({
  key: short,
  rescueId: short,
  url: z.string().check(z.startsWith('https://'), z.maxLength(2_000)),
  title: short,
  place: short,
  verdict: z.enum(['part', 'mention']),
  score: z.number(),
  tie: z.exactOptional(
    z.union([
      z.object({ by: z.literal('term'), shown: short }),
      z.object({ by: z.literal('recipient') }),
      z.object({ by: z.literal('link') }),
    ]),
  ),
  ask: z.exactOptional(ask),
  danger: z.exactOptional(z.enum(['look-alike', 'other'])),
  unverified: z.exactOptional(z.literal(true)),
  flagged: z.exactOptional(z.literal(true)),
  createdAt: z.exactOptional(z.number()),
  foundAt: z.number(),
});

/** What was found and not waved away, the likeliest first. */
export async function readSuggestions(): Promise<Suggestion[]> {
  const [all, dismissed] = await Promise.all([readStoredList(key, stored), readDismissed()]);
  return all.filter((each) => !dismissed.has(dismissalOf(each)));
}

const dismissals = z.record(short, z.number());
let writing: Promise<unknown> = Promise.resolve();

/** Keeps what was found, and with it how far was searched: both or neither. `read`: keys of all that was read. One write after the other. */
export function saveFound(
  found: readonly Suggestion[],
  read: ReadonlySet<string>,
  now: Milliseconds,
  scan?: ScanState,
): Promise<void> {
  const write = async (): Promise<void> => {
    const merged = mergeSuggestions(await readStoredList(key, stored), found, read, now);
    await browser.storage.local.set({ [key]: merged, ...(scan && { [scanKey]: scan }) });
  };
  const done = writing.then(write, write);
  writing = done.catch(() => undefined);
  return done;
}

/** `key rescueId` of what the user waved away. */
export async function readDismissed(): Promise<ReadonlySet<string>> {
  return new Set(Object.keys(await readDismissals()));
}

/** What a page is to a rescue is not asked again. */
export async function dismiss(page: { key: string; rescueId: string }, now: Milliseconds): Promise<void> {
  const before = Object.entries(await readDismissals()).sort(([, a], [, b]) => a - b);
  const kept = before.slice(-(mostDismissed - 1));
  await browser.storage.local.set({ [dismissedKey]: { ...Object.fromEntries(kept), [dismissalOf(page)]: now } });
}

/** When each was waved away. */
async function readDismissals(): Promise<Record<string, Milliseconds>> {
  const parsed = dismissals.safeParse((await browser.storage.local.get(dismissedKey))[dismissedKey]);
  return parsed.success ? parsed.data : {};
}

/** How a dismissal is kept. */
export function dismissalOf({ key: page, rescueId }: { key: string; rescueId: string }): string {
  return `${page} ${rescueId}`;
}
