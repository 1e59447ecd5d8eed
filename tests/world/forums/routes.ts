/** What a path on a forum asks for. */
export type Route =
  | { name: 'topic'; id: number; slug: string | undefined; post: number | undefined }
  | { name: 'topic-by-slug'; slug: string }
  | { name: 'posts' | 'post-ids'; id: number }
  | { name: 'list'; category: number | undefined; tag: string | undefined; path: string }
  | { name: 'topics-by'; user: string }
  | { name: 'categories' | 'search' | 'quick-search' | 'site' | 'login' }
  | { name: 'post' | 'raw' | 'short'; id: number; number: number | undefined }
  | { name: 'missing' };

const lists = new Set(['', 'latest', 'new', 'unread', 'top', 'hot', 'filter']);

/** Reads a path, without its `.json`. Rules: Discourse's `config/routes.rb`. */
export function routeOf(path: string): Route {
  const parts = path
    .replace(/\.(json|rss)$/, '')
    .split('/')
    .filter((part) => part !== '');
  const [first = '', second = '', third] = parts;
  if (first === 't') return topicRoute(parts.slice(1));
  if (first === 'p' && isNumber(second)) return { name: 'short', id: Number(second), number: undefined };
  if (first === 'posts' && isNumber(second)) return { name: 'post', id: Number(second), number: undefined };
  if (first === 'raw' && isNumber(second))
    return { name: 'raw', id: Number(second), number: isNumber(third) ? Number(third) : undefined };
  if (first === 'c') {
    const id = parts.find((part, index) => index > 0 && isNumber(part));
    return id
      ? { name: 'list', category: Number(id), tag: undefined, path: `/c/${second}/${id}/l/latest` }
      : { name: 'missing' };
  }
  if (first === 'tag' && second)
    return { name: 'list', category: undefined, tag: second, path: `/tag/${second}/l/latest` };
  if (first === 'u' && second && third === 'activity') return { name: 'topics-by', user: second };
  if (first === 'topics' && second === 'created-by' && third) return { name: 'topics-by', user: third };
  if (first === 'categories') return { name: 'categories' };
  if (first === 'search' && second === 'query') return { name: 'quick-search' };
  if (first === 'search') return { name: 'search' };
  if (first === 'site') return { name: 'site' };
  if (first === 'login') return { name: 'login' };
  if (parts.length <= 1 && lists.has(first))
    return { name: 'list', category: undefined, tag: undefined, path: '/latest' };
  return { name: 'missing' };
}

/** An all-digit first part is the id; an all-digit second part always is. */
function topicRoute([first = '', second, third]: string[]): Route {
  if (isNumber(first)) {
    if (second === 'posts') return { name: 'posts', id: Number(first) };
    if (second === 'post_ids') return { name: 'post-ids', id: Number(first) };
    return { name: 'topic', id: Number(first), slug: undefined, post: postOf(second) };
  }
  if (isNumber(second)) return { name: 'topic', id: Number(second), slug: first, post: postOf(third) };
  return second === undefined && first ? { name: 'topic-by-slug', slug: first } : { name: 'missing' };
}

function postOf(part: string | undefined): number | undefined {
  if (part === 'last') return Number.MAX_SAFE_INTEGER;
  return isNumber(part) ? Number(part) : undefined;
}

function isNumber(part: string | undefined): part is string {
  return part !== undefined && /^\d{1,10}$/.test(part);
}
