import { browser } from 'wxt/browser';
import type { TrackedPart } from '../../domain/discovery/tracked-part';
import { z } from '../../platform/zod';
import { readStoredList } from '../stored-list';

/** More than anybody follows. */
const most = 200;
const key = 'trackedParts';
const short = z.string().check(z.minLength(1), z.maxLength(300));

const stored: z.ZodMiniType<TrackedPart> = z.object({
  key: short,
  rescueId: short,
  contributor: short,
  dao: z.exactOptional(short),
  isSignal: z.exactOptional(z.literal(true)),
  snapshot: z.exactOptional(z.object({ space: short, id: short })),
  topic: z.exactOptional(z.object({ host: short, base: z.exactOptional(short), id: z.int().check(z.positive()) })),
  url: z.string().check(z.startsWith('https://'), z.maxLength(2_000)),
  ask: z.exactOptional(
    z.object({
      low: short,
      high: short,
      asset: short,
      instrument: z.enum(['gift', 'loan', 'deposit', 'guarantee', 'unknown']),
    }),
  ),
  sentence: z.string().check(z.maxLength(2_000)),
  saidAt: z.int(),
  trackedAt: z.int(),
});

/** What the user tracks beside the lists. */
export function readTrackedParts(): Promise<TrackedPart[]> {
  return readStoredList(key, stored);
}

/** Keeps a part, in the place of an earlier one of the same page. */
export async function saveTrackedPart(part: TrackedPart): Promise<void> {
  const others = (await readTrackedParts()).filter((each) => each.key !== part.key);
  await browser.storage.local.set({ [key]: [...others, part].slice(-most) });
}

/** The user takes it back. Says whether there was one. */
export async function forgetTrackedPart(page: string): Promise<boolean> {
  const before = await readTrackedParts();
  const others = before.filter((each) => each.key !== page);
  if (others.length === before.length) return false;
  await browser.storage.local.set({ [key]: others });
  return true;
}
