import { browser } from 'wxt/browser';
import type { ConfirmedAsk } from '../domain/topic/confirmed-ask';
import { z } from '../platform/zod';
import { readStoredList } from './stored-list';

/** More than anybody confirms. */
const most = 200;
const key = 'confirmedAsks';
const short = z.string().check(z.minLength(1), z.maxLength(300));

const stored: z.ZodMiniType<ConfirmedAsk> = z.object({
  topicKey: short,
  rescueId: short,
  contributionId: short,
  low: short,
  high: short,
  asset: short,
  instrument: z.enum(['gift', 'loan', 'deposit', 'guarantee', 'unknown']),
  sentence: z.string().check(z.maxLength(1_000)),
  url: z.string().check(z.startsWith('https://'), z.maxLength(1_000)),
  saidAt: z.int(),
  confirmedAt: z.int(),
});

/** What the user confirmed that topics ask for. */
export function readConfirmedAsks(): Promise<ConfirmedAsk[]> {
  return readStoredList(key, stored);
}

/** Keeps a confirmation, in the place of an earlier one of the same topic. */
export async function saveConfirmedAsk(ask: ConfirmedAsk): Promise<void> {
  const others = (await readConfirmedAsks()).filter(({ topicKey }) => topicKey !== ask.topicKey);
  await browser.storage.local.set({ [key]: [...others, ask].slice(-most) });
}

/** The user takes a confirmation back. */
export async function forgetConfirmedAsk(topicKey: string): Promise<void> {
  const others = (await readConfirmedAsks()).filter((each) => each.topicKey !== topicKey);
  await browser.storage.local.set({ [key]: others });
}
