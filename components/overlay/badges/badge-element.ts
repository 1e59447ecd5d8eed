import { message } from '../../../lib/i18n/message';
import type { BadgeView } from '../../../lib/messages/badge-view';
import type { PageAdapter } from '../../../lib/pages/page-adapter';
import badgeCss from './badge.css?inline';
import { badgeText, badgeTitle } from './badge-text';

/** The name of our element beside a row's title. */
export const badgeName = 'shortfall-badge';

/** Whatever the site says of elements in general: not of this one. It takes its size from the title that it stands beside. */
const hostStyle =
  'all:initial!important;display:inline-block!important;font-size:inherit!important;margin-inline-start:.5em!important;vertical-align:.08em!important;white-space:nowrap!important';

/** Copied for each badge: building one piece by piece takes three times as long, most of it for reading its styles. */
let content: DocumentFragment | undefined;
/** The element itself, likewise. Nothing of ours is to be kept for a page that shows nothing of ours. */
let host: WeakRef<HTMLElement> | undefined;

function makeContent(): DocumentFragment {
  const style = document.createElement('style');
  style.textContent = badgeCss;
  const inside = document.createElement('span');
  inside.className = 'badge';
  inside.setAttribute('role', 'img');
  // Our texts are in the browser's language, whatever the site's is.
  inside.lang = message('locale');
  inside.dir = 'ltr';
  const template = document.createElement('template');
  template.content.append(style, inside);
  return template.content;
}

function makeHost(): HTMLElement {
  const element = document.createElement(badgeName);
  element.style.cssText = hostStyle;
  host = new WeakRef(element);
  return element;
}

/** A badge. It is not in the page yet. A list may have a hundred: no Preact, one small root each. */
export function createBadge(site: PageAdapter['name'], view: BadgeView): HTMLElement {
  content ??= makeContent();
  const element = (host?.deref() ?? makeHost()).cloneNode() as HTMLElement;
  const root = element.attachShadow({ mode: 'closed' });
  root.append(content.cloneNode(true));
  const inside = root.lastElementChild as HTMLElement;
  const title = badgeTitle(view);
  inside.dataset.site = site;
  inside.dataset.stage = view.stage ?? '';
  inside.title = title;
  inside.setAttribute('aria-label', title);
  inside.textContent = badgeText(view);
  return element;
}
