import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import { z } from '../../platform/zod';

/** Key in `storage.local`. */
export const scanKey = 'discovery';

const id = z.string().check(z.maxLength(300));
const topic = z.object({ host: id, base: z.exactOptional(id), id: z.int().check(z.positive()) });
const stored = z.object({
  at: z.number(),
  rescues: z.array(id),
  from: z.number(),
  recent: z.array(id),
  pending: z.array(id),
  forums: z.record(z.string(), z.object({ at: z.number(), seen: z.array(z.int()) })),
  topics: z.array(topic),
});

/** How far proposals and topics were searched. */
export interface ScanState {
  /** When it was last searched. */
  at: Milliseconds;
  /** Ids of the rescues that it was searched for: for another one all is searched anew. */
  rescues: readonly string[];
  /** Proposals made from this second on are listed next. */
  from: number;
  /** Ids of listed proposals that may be listed again. */
  recent: readonly string[];
  /** Ids of listed proposals whose texts are still to be read, the likeliest first. */
  pending: readonly string[];
  /** By host: when a forum was last searched, and the topics that were found there. */
  forums: Readonly<Record<string, { at: Milliseconds; seen: readonly number[] }>>;
  /** Topics that are still to be read. */
  topics: readonly { host: string; base?: string; id: number }[];
}

/** How far was searched; `undefined` where it never was, or what is kept cannot be read. */
export async function readScanState(): Promise<ScanState | undefined> {
  const parsed = stored.safeParse((await browser.storage.local.get(scanKey))[scanKey]);
  return parsed.success ? parsed.data : undefined;
}
