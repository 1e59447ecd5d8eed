import type { Subject } from '../domain/governance/subject';
import type { PageAdapter } from './page-adapter';

/**
 * A topic's path: `/t/<slug>/<id>` or `/t/<id>`, then a post number or more. An all-digit first part is always the id.
 * Source: Discourse's `config/routes.rb` and `lib/url.js`.
 */
const topicPath = /^\/t\/(?:[^/]*[^/\d][^/]*\/)?(\d{1,10})(?:\/|$)/;

/** A path that means to name a topic by its number. `/t/<slug>` alone, and foreign ids, are looked up by the forum itself. */
const numberedPath = /^\/t\/(?!external_id\/)[^/]+\/[^/]+(?<!\.json|\.rss)(?:\/|$)/;

/** Topic numbers are 32-bit integers there. */
const highestId = 2_147_483_647;

/** Where a Discourse page says which topic it has drawn. Rows of suggested topics carry an id too: they are not meant. */
const drawn = 'section#topic[data-topic-id], h1[data-topic-id], article[data-topic-id], .nested-post [data-topic-id]';

/** The title where Discourse writes plain HTML: for print, for crawlers, and for browsers that it takes to be old. */
const printedTitle = 'body.crawler #topic-title';

/** The topic that such a title links to. There are no other ids on such a page. */
function titledId(title: Element): string | undefined {
  const link = title.querySelector('h1 a[href]')?.getAttribute('href') ?? '';
  return URL.canParse(link, title.baseURI) ? topicPath.exec(new URL(link, title.baseURI).pathname)?.[1] : undefined;
}

/** Discourse topics, on any forum that we are allowed to run on. */
export const discoursePages: PageAdapter = {
  name: 'discourse',
  anchors: [
    // Not inside `.post-stream` or a post: their children are counted by the page's own code.
    { since: '2022-08', selector: 'section#topic.topic-area[data-topic-id]', place: 'first-child', layout: 'above' },
    { since: '2026-01', selector: '.nested-view__header', place: 'after', layout: 'above' },
    { since: '2022-08', selector: '#topic-title', place: 'after', layout: 'above', patience: 600 },
    { since: '2022-08', selector: '#main-outlet', place: 'first-child', layout: 'above', patience: 2_500 },
  ],
  lists: {
    // Topic lists of every kind, suggested topics, the categories page; search; what a user wrote.
    links: 'a.title[href], .fps-topic a.search-link[href], .user-stream .title a[href]',
    // Not inside the link, whose clicks the site counts, nor in a cell of its own, which would break the columns.
    place: 'after',
  },
  subject(url): Subject | undefined {
    if (url.protocol !== 'https:') return undefined;
    const id = Number(topicPath.exec(url.pathname)?.[1]);
    return id > 0 && id <= highestId ? { kind: 'topic', host: url.hostname.toLowerCase(), id } : undefined;
  },
  isGarbled(url) {
    return url.protocol === 'https:' && numberedPath.test(url.pathname) && this.subject(url) === undefined;
  },
  belongs(anchor, subject) {
    if (subject.kind !== 'topic') return false;
    const id = String(subject.id);
    const own = anchor.getAttribute('data-topic-id');
    if (own !== null) return own === id;
    const scope = anchor.closest('.nested-view') ?? (anchor.matches('#topic-title, #main-outlet') ? anchor : undefined);
    const ids = [...(scope ?? anchor).querySelectorAll(drawn)].map((element) => element.getAttribute('data-topic-id'));
    if (ids.length === 0 && anchor.matches(printedTitle)) return titledId(anchor) === id;
    return ids.length > 0 && ids.every((found) => found === id);
  },
};
