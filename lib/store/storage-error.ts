/** The browser's database cannot be used: blocked, full, or broken. Nothing that was stored is deleted for it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly reason = 'storage-blocked';
}
