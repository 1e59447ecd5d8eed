/** A line in the browser's console, for whoever looks after the extension. Never anything private: no address, no page. */
export function warn(what: string, cause?: unknown): void {
  const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : cause === undefined ? '' : String(cause);
  console.warn(`Shortfall: ${what}${why && ` (${why})`}`);
}
