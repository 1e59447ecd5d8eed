import { browser } from 'wxt/browser';
import { SourceError } from './source-error';
import { z } from './zod';

/** How often one host may be asked in a minute, by the whole extension. */
export interface Budget {
  /** Names it in storage. */
  name: string;
  /** Requests that nobody waits for. */
  background: number;
  /** All requests. */
  all: number;
  /** Kept back from what the user asks for, so that opening many pages does not make the poll miss a vote. */
  reserved: number;
  /** Kept back from long readings, so that the pages opened meanwhile are read too. */
  reservedFromLengthy: number;
}

/** One request that is about to be made. */
export interface Asking {
  /** Host name, as failures name it. */
  source: string;
  /** Milliseconds since 1970. */
  now: number;
  /** The user waits for it. */
  userAsked?: boolean;
  /** One of many requests in a row. */
  lengthy?: boolean;
}

const minute = 60_000;
const longestClosed = 24 * 60 * minute;

/** Kept in `storage.session`: it outlives the worker, which dies between ticks, and ends with the browser. */
const spent = z.object({
  asked: z.array(z.object({ at: z.number(), byUser: z.boolean() })),
  closedUntil: z.number(),
});
type Spent = z.infer<typeof spent>;

/** We do not ask, for our own reasons: nothing is wrong with the source. */
export class BudgetSpentError extends SourceError {
  override readonly name = 'BudgetSpentError';
}

/**
 * Makes a request that a budget allows: one at a time, in the order of asking, in all contexts together. Where the source asks to be left
 * alone, nobody asks it before. Throws `BudgetSpentError` where none is left, and what `ask` throws.
 */
export function withinBudget<T>(budget: Budget, asking: Asking, ask: () => Promise<T>): Promise<T> {
  return inLine(budget.name, async () => {
    await spendRequest(budget, asking);
    try {
      return await ask();
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'rate-limited')
        await closeUntil(budget, asking.now + (error.retryAfter ?? minute), asking.now);
      throw error;
    }
  });
}

/** Takes one request from a budget. Throws `BudgetSpentError` where none is left, `SourceError` while the source wants to be left alone. */
export async function spendRequest(budget: Budget, { source, now, userAsked, lengthy }: Asking): Promise<void> {
  const { asked, closedUntil } = await readSpent(budget, now);
  if (closedUntil > now)
    throw new SourceError('rate-limited', source, 'asked to wait', { retryAfter: closedUntil - now });
  const byUser = userAsked ?? false;
  const inBackground = asked.filter((request) => !request.byUser).length;
  const most = budget.all - (byUser ? budget.reserved : 0) - (lengthy ? budget.reservedFromLengthy : 0);
  const free = asked.length < most && (byUser || inBackground < budget.background);
  if (!free) {
    const oldest = Math.min(...asked.map((request) => request.at));
    throw new BudgetSpentError('rate-limited', source, 'own budget spent', { retryAfter: oldest + minute - now });
  }
  await saveSpent(budget, { asked: [...asked, { at: now, byUser }], closedUntil });
}

async function closeUntil(budget: Budget, until: number, now: number): Promise<void> {
  const { asked, closedUntil } = await readSpent(budget, now);
  await saveSpent(budget, { asked, closedUntil: Math.max(until, closedUntil) });
}

async function readSpent(budget: Budget, now: number): Promise<Spent> {
  const key = keyOf(budget);
  const parsed = spent.safeParse((await browser.storage.session.get(key))[key]);
  if (!parsed.success) return { asked: [], closedUntil: 0 };
  const { asked, closedUntil } = parsed.data;
  return {
    // Times in the future are from before a clock was set back.
    asked: asked.filter((request) => request.at > now - minute && request.at <= now),
    closedUntil: closedUntil > now + longestClosed ? 0 : closedUntil,
  };
}

function saveSpent(budget: Budget, value: Spent): Promise<void> {
  return browser.storage.session.set({ [keyOf(budget)]: value });
}

function keyOf({ name }: Budget): string {
  return `${name}-budget`;
}

const lines = new Map<string, Promise<unknown>>();

/** One after the other. A lock goes with the context that dies; where there are none, there is one context. */
function inLine<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks) return navigator.locks.request(`shortfall-asks-${name}`, work);
  const turn = (lines.get(name) ?? Promise.resolve()).then(work);
  lines.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}
