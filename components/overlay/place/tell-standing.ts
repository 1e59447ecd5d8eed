import { browser } from 'wxt/browser';
import { type Standing, standingQuestion } from '../../../lib/messages/standing';

/** Tells the popup, when it asks, how the panel stands in this page; until the signal aborts. */
export function tellStanding(standing: () => Standing, signal: AbortSignal): void {
  const onMessage = (message: unknown, sender: { id?: string }, answer: (standing: Standing) => void): undefined => {
    const { name } = (message ?? {}) as { name?: unknown };
    if (sender.id === browser.runtime.id && name === standingQuestion.name) answer(standing());
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener(
    'abort',
    () => {
      try {
        browser.runtime.onMessage.removeListener(onMessage);
      } catch {
        // After an update of the extension its API is gone, and the listener with it.
      }
    },
    { once: true },
  );
}
