import { browser } from 'wxt/browser';
import { day, type Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';

/** Key in `storage.local`: how often each node was asked today. Outlives the worker and the browser, or the cap would be none. */
const key = 'node-requests';

const stored = z.object({ day: z.number(), counts: z.record(z.string(), z.number()) });

/** How many requests each host was sent on the day of `now`, in UTC. */
export async function readNodeRequests(now: Milliseconds): Promise<Readonly<Record<string, number>>> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success && parsed.data.day === Math.floor(now / day) ? parsed.data.counts : {};
}

/** Adds requests that were sent. */
export async function addNodeRequests(sent: ReadonlyMap<string, number>, now: Milliseconds): Promise<void> {
  if (sent.size === 0) return;
  const counts = { ...(await readNodeRequests(now)) };
  for (const [host, count] of sent) counts[host] = (counts[host] ?? 0) + count;
  await browser.storage.local.set({ [key]: { day: Math.floor(now / day), counts } });
}
