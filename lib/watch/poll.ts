import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import type { SourceError } from '../platform/source-error';
import type { StoredEvent } from '../store/schema';

/** What a look at the watched proposals did. */
export interface PollReport {
  /** `false`: another context is looking right now. */
  ran: boolean;
  /** Proposals that were asked about. */
  looked: number;
  /** News that was recorded by this look. */
  events: readonly StoredEvent[];
  /** Sources that gave no answer. They are recorded in the store too. */
  failures: readonly SourceError[];
}

/** How to look. */
export interface PollOptions {
  /** The user asks: all watches, whether due or not. */
  force?: boolean;
  /** The catalogue unless told. */
  rescues?: readonly Rescue[];
}

/** Looks at the watches that are due: read, compare, save, next looks. Throws `StorageError` only. */
export async function poll(now: Milliseconds, options: PollOptions = {}): Promise<PollReport> {
  throw new Error(`not yet: ${now} ${options.force}`);
}
