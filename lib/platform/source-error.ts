/**
 * Why a source gave no answer. A closed list: everything else is a bug and is not caught.
 * `not-permitted`: it does not answer us, who are not logged in; `not-allowed`: the browser does not let us ask; `invalid-key`: it does not
 * know the user's key.
 */
export type SourceFailure =
  | 'unreachable'
  | 'rate-limited'
  | 'malformed'
  | 'not-found'
  | 'not-permitted'
  | 'not-allowed'
  | 'invalid-key';

/** A source outside gave no answer that can be used. Expected: the last good observation stands. */
export class SourceError extends Error {
  override readonly name: string = 'SourceError';
  readonly reason: SourceFailure;
  /** Host name, e.g. `hub.snapshot.org`. */
  readonly source: string;
  /** How long the source asked to be left alone, in milliseconds. */
  readonly retryAfter?: number;

  constructor(
    reason: SourceFailure,
    source: string,
    detail: string,
    more: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(`${source}: ${reason}: ${detail}`, 'cause' in more ? { cause: more.cause } : undefined);
    this.reason = reason;
    this.source = source;
    if (more.retryAfter !== undefined) this.retryAfter = more.retryAfter;
  }
}
