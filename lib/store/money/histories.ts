import { browser } from 'wxt/browser';
import { z } from '../../platform/zod';

/** Key in `storage.local` of the rescues whose past the user asked to be read, by id. */
const key = 'histories';

/** What is being read of a rescue's past. How far it got stands in the checkpoints. */
export interface History {
  /** The block of the incident, below which nothing is read. Absent: not looked up yet. */
  target?: number;
  /** Requests that it was said to take when it was asked for. */
  of?: number;
  done: boolean;
}

const stored = z.record(
  z.string(),
  z.object({ target: z.optional(z.number()), of: z.optional(z.number()), done: z.boolean() }),
);

/** The histories that were asked for, by rescue. */
export async function readHistories(): Promise<Readonly<Record<string, History>>> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? (parsed.data as Record<string, History>) : {};
}

/** Remembers what is to be read of a rescue's past; `undefined`: nothing any more. */
export async function saveHistory(rescueId: string, history: History | undefined): Promise<void> {
  const { [rescueId]: _, ...others } = await readHistories();
  await browser.storage.local.set({ [key]: history ? { ...others, [rescueId]: history } : others });
}
