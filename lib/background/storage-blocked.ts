import type { RequestFailure } from '../messages/protocol';
import { warn } from '../platform/logger';
import { StorageError } from '../store/storage-error';
import { workerReady } from './lists/worker-ready';

/** Answers a request, or says that the browser's database cannot be used. */
export async function orStorageBlocked<T>(answer: () => Promise<T>): Promise<T | RequestFailure> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { kind: 'failed', reason: error.reason };
  }
}

/** Work that an event of the browser started, with what the worker needs at hand: a database that is blocked ends it, and the next event tries again. */
export async function whileStorageWorks(work: () => Promise<void>): Promise<void> {
  await workerReady();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    warn('the database cannot be used', error);
  }
}
