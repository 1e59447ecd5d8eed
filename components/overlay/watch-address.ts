import type { Milliseconds } from '../../lib/domain/time';

/** How often the address is compared in browsers without the Navigation API. */
const pollEvery: Milliseconds = 500;

/** The part of the Navigation API that is used. TypeScript does not know it yet. */
type Navigation = Pick<EventTarget, 'addEventListener'>;

/**
 * Calls back whenever the address may have changed, until the signal aborts. It may be called more often than it changes.
 * Sites navigate by pushState, which tells nobody but the Navigation API; its `currententrychange` comes once the address
 * has changed. (Its `navigate`, on which WXT's `wxt:locationchange` rests, comes before, and for downloads too.)
 */
export function watchAddress(signal: AbortSignal, onChange: (url: URL) => void): void {
  let last = location.href;
  const check = (): void => {
    if (signal.aborted || location.href === last) return;
    last = location.href;
    onChange(new URL(last));
  };
  const { navigation } = globalThis as { navigation?: Navigation };
  if (typeof navigation?.addEventListener === 'function')
    navigation.addEventListener('currententrychange', check, { signal });
  else {
    const timer = setInterval(check, pollEvery);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }
  for (const type of ['popstate', 'hashchange', 'pageshow']) addEventListener(type, check, { signal });
}
