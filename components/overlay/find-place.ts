import type { Subject } from '../../lib/domain/governance/subject';
import type { Milliseconds } from '../../lib/domain/time';
import type { Anchor, PageAdapter } from '../../lib/pages/page-adapter';

/** Where in the page the panel belongs. */
export interface Place {
  anchor: Anchor;
  element: Element;
}

/** The best place that the page has for a subject, after waiting so long for a better one. The present one is kept, once found. */
export function findPlace(
  adapter: PageAdapter,
  subject: Subject,
  waited: Milliseconds,
  present?: Anchor,
): Place | undefined {
  for (const anchor of adapter.anchors) {
    if (anchor !== present && waited < (anchor.patience ?? 0)) continue;
    const element = document.querySelector(anchor.selector);
    if (element && adapter.belongs(element, subject)) return { anchor, element };
  }
  return undefined;
}

/** Whether a column can be seen at present: on narrow screens sites take it away from some of their pages. */
export function isShown({ anchor, element }: Place): boolean {
  return anchor.layout !== 'beside' || element.checkVisibility();
}

/** Whether a node stands where the place says. Neighbours of the site may come between: that alone is no reason to move. */
export function standsAt(node: Element, { anchor, element }: Place): boolean {
  return node.isConnected && node.parentElement === (anchor.place === 'after' ? element.parentElement : element);
}

/** Whether the site has added to the end of a column since the node was put there: it would stand in the middle. */
export function isOvertaken(node: Element, { anchor }: Place): boolean {
  return anchor.place === 'last-child' && node.nextElementSibling !== null;
}

/** Puts a node where the place says. */
export function putAt(node: Element, { anchor, element }: Place): void {
  switch (anchor.place) {
    case 'first-child':
      element.prepend(node);
      return;
    case 'last-child':
      element.append(node);
      return;
    case 'after':
      element.after(node);
      return;
  }
}
