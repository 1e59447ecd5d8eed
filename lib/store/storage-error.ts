import type { StorageTrouble } from '../messages/panel-view';

/** The browser's database cannot be used. Nothing that was stored is deleted for it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly reason = 'storage-blocked';
  /** Why. */
  readonly trouble: StorageTrouble;

  constructor(
    message: string,
    { trouble = 'storage-blocked', ...options }: ErrorOptions & { trouble?: StorageTrouble } = {},
  ) {
    super(message, options);
    this.trouble = trouble;
  }
}

/** What the browser's own errors come to. A private profile forbids, a full disk takes nothing more, a later version of ours is served first. */
export function troubleOf(errorName: string): StorageTrouble {
  switch (errorName) {
    case 'QuotaExceededError':
      return 'storage-full';
    case 'VersionError':
      return 'storage-busy';
    case 'SecurityError':
    case 'InvalidAccessError':
    case 'NotAllowedError':
      return 'storage-blocked';
    default:
      return 'storage-broken';
  }
}

/** Mistakes of ours, which the database reports in the same way as its own troubles. */
const mistakes = new Set([
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'ReadOnlyError',
  'TransactionInactiveError',
]);

/** Failures of the database become ours; bugs stay what they are. */
export function asStorageError(error: unknown): unknown {
  if (error instanceof DOMException && !mistakes.has(error.name))
    return new StorageError(`${error.name}: ${error.message}`, { cause: error, trouble: troubleOf(error.name) });
  return error;
}
