import { type Milliseconds, second } from '../domain/time';

/** Nobody reads and closes a notification faster. */
const glance = 1.2 * second;

/** When each notification was shown that is there, by a clock that nobody sets. */
const shownAt = new Map<string, Milliseconds>();

/** Remembers that a notification was shown just now. */
export function rememberMoment(id: string): void {
  shownAt.set(id, performance.now());
}

/** A notification was taken away for a reason. */
export function forgetMoment(id: string): void {
  shownAt.delete(id);
}

/** Whether a notification that is gone had been shown so shortly before that nobody can have seen it. */
export function wasGoneAtOnce(id: string): boolean {
  const at = shownAt.get(id);
  shownAt.delete(id);
  return at !== undefined && performance.now() - at < glance;
}
