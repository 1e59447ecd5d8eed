import type { Milliseconds } from '../domain/time';
import type { SourceError } from '../platform/source-error';
import { inDatabase, inTransaction } from './database';
import type { SourceState } from './schema';

/** How every source that was ever asked is doing. */
export function readSources(): Promise<SourceState[]> {
  return inDatabase((database) => database.getAll('sources'));
}

/** How one source is doing. */
export function readSource(host: string): Promise<SourceState | undefined> {
  return inDatabase((database) => database.get('sources', host));
}

/** The source has answered: whatever was wrong with it is over. */
export function saveSourceAnswer(host: string, at: Milliseconds): Promise<void> {
  return inTransaction(['sources'], async (transaction) => {
    await transaction.objectStore('sources').put({ host, lastGoodAt: at, failures: 0 });
  });
}

/** The source gave no answer. Remembers since when, and counts; when it last answered stays. */
export function saveSourceFailure(error: SourceError, at: Milliseconds, retryAt: Milliseconds): Promise<SourceState> {
  return inTransaction(['sources'], async (transaction) => {
    const sources = transaction.objectStore('sources');
    const before = await sources.get(error.source);
    const state: SourceState = {
      host: error.source,
      ...(before?.lastGoodAt !== undefined && { lastGoodAt: before.lastGoodAt }),
      failure: { reason: error.reason, since: before?.failure?.since ?? at, retryAt },
      failures: (before?.failures ?? 0) + 1,
    };
    await sources.put(state);
    return state;
  });
}

/** The clock was set back: no source has answered in the future, or is left alone until a time that was put down by another clock. */
export function pullSources(now: Milliseconds): Promise<void> {
  return inTransaction(['sources'], async (transaction) => {
    const sources = transaction.objectStore('sources');
    for (const { lastGoodAt, failure, ...source } of await sources.getAll())
      await sources.put({
        ...source,
        ...(lastGoodAt !== undefined && { lastGoodAt: Math.min(lastGoodAt, now) }),
        ...(failure && { failure: { ...failure, since: Math.min(failure.since, now), retryAt: now } }),
      });
  });
}
