import type { Milliseconds } from '../../domain/time';
import { BudgetSpentError } from '../../platform/request-budget';

/** How to wait. */
export interface Patience {
  clock: () => Milliseconds;
  /** Ends the wait with its reason. */
  signal?: AbortSignal;
  /** Told when the budget is spent: until when nothing is asked. */
  onWait?: (until: Milliseconds) => void;
}

/** Asks the hub, and where our own budget is spent waits and asks again. Throws what `ask` throws, and the signal's reason once it is aborted. */
export async function patiently<T>(ask: () => Promise<T>, { clock, signal, onWait }: Patience): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof BudgetSpentError) || error.retryAfter === undefined) throw error;
      onWait?.(clock() + error.retryAfter);
      await pause(error.retryAfter, signal);
    }
  }
}

/** Rejects with the signal's reason as soon as it is aborted. */
function pause(length: Milliseconds, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, length);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
