import { mostPageText, type PageText } from '../../../lib/messages/hint-view';
import type { PageAdapter } from '../../../lib/pages/page-adapter';

/** What the author of the page's subject wrote, as the site draws it; `undefined` while it is not there. */
export function pageText({ text }: PageAdapter): PageText | undefined {
  const title = text && document.querySelector(text.title);
  const body = text && document.querySelector(text.body);
  return title && body
    ? { title: title.textContent.trim().slice(0, 1_000), html: body.outerHTML.slice(0, mostPageText) }
    : undefined;
}
