import { browser } from 'wxt/browser';
import { type Standing, standingQuestion } from '../../../lib/messages/standing';
import { listen } from './listen';

/** Tells the popup, when it asks, how the panel stands in this page; until the signal aborts. */
export function tellStanding(standing: () => Standing, signal: AbortSignal): void {
  const onMessage = (message: unknown, sender: { id?: string }, answer: (standing: Standing) => void): undefined => {
    const { name } = (message ?? {}) as { name?: unknown };
    if (sender.id === browser.runtime.id && name === standingQuestion.name) answer(standing());
  };
  listen(browser.runtime.onMessage, onMessage, signal);
}
