import { hour, type Milliseconds, minute } from '../domain/time';
import { BudgetSpentError } from '../platform/request-budget';
import type { SourceError } from '../platform/source-error';
import { readSource, saveSourceAnswer, saveSourceFailure } from '../store/sources';

/** The source has answered. */
export function rememberAnswer(host: string, now: Milliseconds): Promise<void> {
  return saveSourceAnswer(host, now);
}

/** The source gave no answer: records it, and gives the time before which it should not be asked again. */
export async function rememberFailure(error: SourceError, now: Milliseconds): Promise<Milliseconds> {
  const asked = now + Math.min(error.retryAfter ?? 0, hour);
  // Our own budget is spent: nothing is wrong with the source, and nobody needs to hear of it.
  if (error instanceof BudgetSpentError) return asked;
  const failures = (await readSource(error.source))?.failures ?? 0;
  const retryAt = Math.max(asked, now + Math.min(minute * 2 ** Math.min(failures, 20), hour));
  await saveSourceFailure(error, now, retryAt);
  return asked;
}
