import type { Milliseconds } from '../../../lib/domain/time';
import type { PanelHost } from '../panel-host';

/** A site that is slower than this is not waited for. */
const atMost: Milliseconds = 10_000;

/** Panels whose page the reader has left, and whose content is still drawn. */
const lingering = new Map<Element, () => void>();

/**
 * Lets a panel stand although its page was left, as long as the content that it speaks of is still drawn: taken away now, that
 * content would jump up, and be gone a moment later. `stays` says whether it is still drawn.
 */
export function letLinger(host: PanelHost, stays: () => boolean, over: AbortSignal): void {
  const end = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    over.removeEventListener('abort', end);
    lingering.delete(host.element);
    host.destroy();
  };
  // Told before the page is painted again.
  const observer = new MutationObserver(() => {
    if (!stays()) end();
  });
  const timer = setTimeout(end, atMost);
  over.addEventListener('abort', end);
  lingering.set(host.element, end);
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-topic-id'],
  });
}

/** Whether an element is a panel that lingers. */
export function lingers(element: Element): boolean {
  return lingering.has(element);
}

/** The next panel has come: none lingers any longer. */
export function endLingering(): void {
  for (const end of [...lingering.values()]) end();
}
