import type { Tab } from './tab.ts';

/** How many elements a panel has that no text of ours needs: somebody's markup was taken for markup. */
export const strangeElements = (tab: Tab) =>
  tab.panel.call<number>(
    `(root) => root.querySelectorAll('img, script, iframe, object, form[action], [onerror], [onclick]').length`,
  );

/** Words of a panel that reach beyond its own width. */
export const overflowing = (tab: Tab) =>
  tab.panel.call<string[]>(`(root) => {
    const { right } = root.querySelector('.sf').getBoundingClientRect();
    const isDrawn = (element) => !element.closest('details:not([open]) > :not(summary), .unseen, svg');
    return [...root.querySelectorAll('.panel *')]
      .filter((element) => isDrawn(element) && element.textContent !== '' && element.getBoundingClientRect().right > right + 1)
      .map((element) => element.localName + '.' + element.className + ' ' + element.textContent.slice(0, 40));
  }`);
