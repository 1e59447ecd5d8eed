import type { Subject } from '../domain/governance/subject';
import type { PageAdapter } from './page-adapter';

/**
 * A topic's path within its forum: `/t/<slug>/<id>` or `/t/<id>`, then a post number or more. An all-digit first part is always
 * the id. Source: Discourse's `config/routes.rb` and `lib/url.js`.
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

/** Discourse topics on a forum that is installed under a path of its host: `/forum`, or `` where it has the host to itself. */
export function discoursePagesUnder(base: string): PageAdapter {
  /** The path within the forum; `undefined` for pages of the host that are none of the forum's. */
  const within = (path: string): string | undefined =>
    path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
  const idAt = (path: string): number | undefined => {
    const id = Number(topicPath.exec(within(path) ?? '')?.[1]);
    return id > 0 && id <= highestId ? id : undefined;
  };
  const subjectAt = (url: URL): Subject | undefined => {
    const id = url.protocol === 'https:' ? idAt(url.pathname) : undefined;
    return id === undefined
      ? undefined
      : { kind: 'topic', host: url.hostname.toLowerCase(), ...(base !== '' && { base }), id };
  };
  /** The topic that such a title links to. There are no other ids on such a page. */
  const titledId = (title: Element): number | undefined => {
    const link = title.querySelector('h1 a[href]')?.getAttribute('href') ?? '';
    return URL.canParse(link, title.baseURI) ? idAt(new URL(link, title.baseURI).pathname) : undefined;
  };
  return {
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
    // The opening post alone: later ones are taken out of the page as it scrolls.
    text: { title: 'h1[data-topic-id], .nested-view__title, h1', body: '#post_1 .cooked' },
    subject: subjectAt,
    isGarbled: (url) =>
      url.protocol === 'https:' && numberedPath.test(within(url.pathname) ?? '') && subjectAt(url) === undefined,
    belongs(anchor, subject) {
      if (subject.kind !== 'topic') return false;
      const id = String(subject.id);
      const own = anchor.getAttribute('data-topic-id');
      if (own !== null) return own === id;
      const scope =
        anchor.closest('.nested-view') ?? (anchor.matches('#topic-title, #main-outlet') ? anchor : undefined);
      const ids = [...(scope ?? anchor).querySelectorAll(drawn)].map((element) =>
        element.getAttribute('data-topic-id'),
      );
      if (ids.length === 0 && anchor.matches(printedTitle)) return titledId(anchor) === subject.id;
      return ids.length > 0 && ids.every((found) => found === id);
    },
  };
}

/** Discourse topics on a forum that has its host to itself, as nearly all do. */
export const discoursePages = discoursePagesUnder('');
