import { browser } from 'wxt/browser';
import { type Milliseconds, minute } from '../../domain/time';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';

/** Requests a minute that nobody waits for. */
const background = 10;
/** All requests a minute. The hub allows 100 per address, which the user's own Snapshot pages need. */
const all = 20;
/** Kept back from what the user asks for, so that opening many pages does not make the poll miss a vote. */
const reserved = 3;
/** Kept back from long readings, so that the pages opened meanwhile are read too. */
const reservedFromLengthy = 4;

const key = 'hub-budget';
/** Kept in `storage.session`: it outlives the worker, which dies between ticks, and ends with the browser. */
const spent = z.object({
  asked: z.array(z.object({ at: z.number(), byUser: z.boolean() })),
  closedUntil: z.number(),
});

/** We do not ask, for our own reasons: nothing is wrong with the source. */
export class BudgetSpentError extends SourceError {
  override readonly name = 'BudgetSpentError';
}

/** Takes one request from the budget. Throws `BudgetSpentError` where none is left, `SourceError` while the hub wants to be left alone. */
export async function spendRequest(source: string, now: Milliseconds, byUser: boolean, lengthy = false): Promise<void> {
  const { asked, closedUntil } = await readSpent(now);
  if (closedUntil > now)
    throw new SourceError('rate-limited', source, 'asked to wait', { retryAfter: closedUntil - now });
  const inBackground = asked.filter((request) => !request.byUser).length;
  const most = all - (byUser ? reserved : 0) - (lengthy ? reservedFromLengthy : 0);
  const free = asked.length < most && (byUser || inBackground < background);
  if (!free) {
    const oldest = Math.min(...asked.map((request) => request.at));
    throw new BudgetSpentError('rate-limited', source, 'own budget spent', { retryAfter: oldest + minute - now });
  }
  await browser.storage.session.set({ [key]: { asked: [...asked, { at: now, byUser }], closedUntil } });
}

/** The hub asked to be left alone: nobody asks it before `until`. */
export async function closeUntil(until: Milliseconds, now: Milliseconds): Promise<void> {
  const { asked, closedUntil } = await readSpent(now);
  await browser.storage.session.set({ [key]: { asked, closedUntil: Math.max(until, closedUntil) } });
}

async function readSpent(now: Milliseconds): Promise<z.infer<typeof spent>> {
  const parsed = spent.safeParse((await browser.storage.session.get(key))[key]);
  if (!parsed.success) return { asked: [], closedUntil: 0 };
  const { asked, closedUntil } = parsed.data;
  return {
    // Times in the future are from before a clock was set back.
    asked: asked.filter((request) => request.at > now - minute && request.at <= now),
    closedUntil: closedUntil > now + 24 * 60 * minute ? 0 : closedUntil,
  };
}
