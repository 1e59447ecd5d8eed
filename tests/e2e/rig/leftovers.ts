/** What the extension has in a page at the moment, seen from outside after the garbage was collected. */
export interface Leftovers {
  /** Listeners of ours on the window, the document and the history: `window resize`, sorted. */
  listeners: string[];
  /** Elements of ours that are not in the page, and are still held by somebody. */
  detached: number;
  /** Observers and intervals that run. Firefox has no way to tell: 0. */
  running: number;
}
