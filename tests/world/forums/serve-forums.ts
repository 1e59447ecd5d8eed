import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FaultTable } from '../faults.ts';
import { RateLimiter } from '../hub/rate-limit.ts';
import { type Answer, type Ask, html, json, redirect, type Site, text } from '../site.ts';
import type { Forum, Layout, Topic } from './data.ts';
import { escapeHtml, type ForumData } from './forums.ts';
import { type Route, routeOf } from './routes.ts';
import { colorDefinitions } from './schemes.ts';
import { categoryJson, latest, listJson, postJson, rawOf, searchJson, siteJson, topicJson } from './serialise.ts';
import { crawlerTopic, policy, shell } from './shell.ts';

const layouts: readonly string[] = ['current', 'older', 'nested'];
const perPage = 20;

interface Visit {
  ask: Ask;
  forum: Forum;
  layout: Layout;
  /** Data were asked for and not a page. */
  isJson: boolean;
  theme: 'light' | 'dark' | undefined;
  searchLimited: boolean;
}

/** Every forum of the world: Discourse's routes, as HTML and as JSON. Never a CORS header. */
export function serveForums(forums: ForumData, faults: FaultTable, theme?: 'light' | 'dark'): Site {
  // Discourse's own defaults, per address.
  const limiter = new RateLimiter({ requests: 50, seconds: 10 });
  return (ask) => {
    const forum = forums.forum(ask.host);
    // Under a path, the rest of the host is somebody else's.
    if (!forum || !`${ask.url.pathname}/`.startsWith(`${forum.base}/`)) return { status: 404, body: '' };
    const path = ask.url.pathname.slice(forum.base.length);
    const asset = assetOf(forum, path);
    if (asset) return asset;
    const limit = limiter.take(ask.host, Date.now());
    if (forum.isLimited && !limit.allowed) return slowDown(limit.resetIn);
    const wanted = ask.url.searchParams.get('layout') ?? '';
    const isJson = /\.json$/.test(ask.url.pathname) || (ask.headers.accept ?? '').startsWith('application/json');
    const layout = layouts.includes(wanted) ? (wanted as Layout) : forum.layout;
    const searchLimited = faults.of(ask.host) === 'search-limited';
    // Which layout was asked for shows in the JSON too: tags are written differently.
    const visit = { ask, forum: { ...forum, layout }, layout, isJson, theme, searchLimited };
    const route = routeOf(path);
    if (forum.loginRequired && route.name !== 'login')
      return isJson ? notLoggedIn() : redirect(`${forum.base}/login`, 302);
    return answer(route, visit);
  };
}

function answer(route: Route, visit: Visit): Answer {
  const { ask, forum, isJson } = visit;
  switch (route.name) {
    case 'topic':
      return topicAnswer(route, visit);
    case 'topic-by-slug': {
      const topic = forum.topics.find(({ slug }) => slug === route.slug);
      return topic ? redirect(`${forum.base}/t/${topic.slug}/${topic.id}${isJson ? '.json' : ''}`) : notFound(visit);
    }
    case 'posts': {
      const topic = find(forum, route.id);
      const ids = ask.url.searchParams.getAll('post_ids[]').map(Number);
      if (!topic) return notFound(visit);
      const posts = ids.length > 0 ? topic.posts.filter(({ id }) => ids.includes(id)) : topic.posts.slice(0, perPage);
      return json({
        post_stream: { posts: posts.slice(0, 200).map((post) => postJson(forum, topic, post)) },
        id: topic.id,
      });
    }
    case 'post-ids': {
      const topic = find(forum, route.id);
      return topic ? json({ post_ids: topic.posts.map(({ id }) => id) }) : notFound(visit);
    }
    case 'post':
    case 'short': {
      const topic = forum.topics.find(({ posts }) => posts.some(({ id }) => id === route.id));
      const post = topic?.posts.find(({ id }) => id === route.id);
      if (!topic || !post) return notFound(visit);
      if (route.name === 'post') return json(postJson(forum, topic, post, true));
      return redirect(`${forum.base}/t/${topic.slug}/${topic.id}/${post.post_number}`, 302);
    }
    case 'raw': {
      const post = find(forum, route.id)?.posts.find(({ post_number }) => post_number === (route.number ?? 1));
      return post ? text(rawOf(post)) : notFound(visit);
    }
    case 'list': {
      const page = Number(ask.url.searchParams.get('page') ?? 0);
      const topics = latest(forum)
        .filter(({ category_id }) => !route.category || category_id === route.category)
        .filter(({ tags }) => !route.tag || tags.includes(route.tag));
      const list = listJson(forum, topics, page, route.path);
      if (isJson) return json(list);
      const category = forum.categories.find(({ id }) => id === route.category);
      if (route.category && !category) return notFound(visit);
      return htmlPage(visit, category ? `${category.name} - ${forum.title}` : forum.title, { topic_list: list });
    }
    case 'topics-by': {
      const topics = latest(forum).filter(({ posts }) => posts[0]?.username === route.user);
      const list = listJson(forum, topics, 0, `/topics/created-by/${route.user}`);
      return isJson ? json(list) : htmlPage(visit, `Profile - ${route.user} - ${forum.title}`, { topic_list: list });
    }
    case 'categories': {
      const categories = forum.categories.map((category) => categoryJson(forum, category));
      const list = { category_list: { can_create_category: false, categories } };
      const topics = listJson(forum, latest(forum), 0, '/latest');
      return isJson
        ? json(list)
        : htmlPage(visit, `Categories - ${forum.title}`, { categories_list: list, topic_list: topics });
    }
    case 'search':
    case 'quick-search': {
      const query = ask.url.searchParams.get('q') ?? ask.url.searchParams.get('term') ?? '';
      const page = Number(ask.url.searchParams.get('page') ?? 1);
      const found = searchJson(forum, query, page, visit.searchLimited);
      if (isJson || route.name === 'quick-search') return json(found);
      return htmlPage(visit, `Search results for '${query}' - ${forum.title}`, { search: found });
    }
    case 'site':
      return json(siteJson(forum));
    case 'login':
      return htmlPage(visit, `Log In - ${forum.title}`, {});
    case 'missing':
      return notFound(visit);
  }
}

function topicAnswer(route: Extract<Route, { name: 'topic' }>, visit: Visit): Answer {
  const { ask, forum, isJson } = visit;
  const topic = find(forum, route.id);
  if (!topic) return notFound(visit);
  const page = Number(ask.url.searchParams.get('page') ?? 1);
  if (page > Math.max(1, Math.ceil(topic.posts.length / perPage))) return notFound(visit);
  const near = Math.min(route.post ?? 1, topic.posts.at(-1)?.post_number ?? 1);
  const suffix = `${route.post ? `/${near}` : ''}${isJson ? '.json' : ''}${ask.url.search}`;
  // JSON without a slug is answered directly; a wrong slug is mended in both.
  const slugIsWrong = route.slug === undefined ? !isJson : route.slug !== topic.slug;
  if (slugIsWrong) return redirect(`${forum.base}/t/${topic.slug}/${topic.id}${suffix}`);
  const raw = ask.url.searchParams.get('include_raw') === '1';
  const data = topicJson(forum, topic, { near, page, raw });
  if (isJson) return json(data);
  const category = forum.categories.find(({ id }) => id === topic.category_id);
  const title = `${topic.title} - ${category ? `${category.name} - ` : ''}${forum.title}`;
  return htmlPage(visit, title, { [`topic_${topic.id}`]: data }, crawlerTopic(topic, forum.base));
}

function find(forum: Forum, id: number): Topic | undefined {
  return forum.topics.find((topic) => topic.id === id);
}

function htmlPage(visit: Visit, title: string, preloaded: Record<string, unknown>, crawler = '', status = 200): Answer {
  const { ask, forum, layout, theme } = visit;
  const nonce = randomBytes(12).toString('base64url');
  const mobile = ask.url.searchParams.get('mobile_view');
  const isMobile = mobile ? mobile === '1' : /Mobile|iPhone|Android/.test(ask.headers['user-agent'] ?? '');
  const path = ask.url.pathname;
  const body = shell({ forum, layout, theme, title, path, preloaded, crawler, isMobile, nonce });
  return html(body, status, {
    'content-security-policy': policy(layout, forum.host, nonce),
    'x-discourse-route': 'topics/show',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
}

function notFound(visit: Visit): Answer {
  if (!visit.isJson)
    return htmlPage(
      visit,
      `Page Not Found - ${visit.forum.title}`,
      {},
      '<h1>Oops! That page doesn’t exist or is private.</h1>',
      404,
    );
  return json(
    {
      errors: ['The requested URL or resource could not be found.'],
      error_type: 'not_found',
      extras: {
        html: '<div class="page-not-found"><h1 class="title">Oops! That page doesn’t exist or is private.</h1></div>',
      },
    },
    404,
  );
}

function notLoggedIn(): Answer {
  return json({ errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' }, 403);
}

function slowDown(retryAfter: number): Answer {
  return text(
    `Slow down, too many requests from this IP address. Please retry again in ${retryAfter} seconds. Error code: ip_10_secs_limit.`,
    429,
    { 'retry-after': String(retryAfter), 'discourse-rate-limit-error-code': 'ip_10_secs_limit' },
  );
}

/** Stylesheets, scripts and pictures: the web server's, not counted by the rate limit. */
function assetOf(forum: Forum, path: string): Answer | undefined {
  const scheme = /^\/stylesheets\/color_definitions_(light|dark)\.css$/.exec(path)?.[1];
  if (scheme) return css(colorDefinitions(forum, scheme as 'light' | 'dark'));
  const style = /^\/stylesheets\/([a-z]+)\.css$/.exec(path)?.[1];
  if (style) return css(page(`${style}.css`));
  const script = /^\/assets\/([a-z-]+)\.js$/.exec(path)?.[1];
  if (script)
    return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: page(`${script}.js`) };
  const letter = /^\/letter_avatar_proxy\/v4\/letter\/([^/])\/([0-9a-f]{6})\//.exec(decodeURIComponent(path));
  if (letter) return svg(letterAvatar(letter[1] ?? '', letter[2] ?? ''));
  if (path === '/favicon.svg' || path === '/favicon.ico')
    return svg(letterAvatar(forum.title[0] ?? 'D', forum.tertiary.slice(1)));
  return undefined;
}

const page = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');
const css = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body });
const svg = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'image/svg+xml' }, body });

function letterAvatar(letter: string, color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="#${color}"/><text x="24" y="33" font-family="sans-serif" font-size="26" fill="#fff" text-anchor="middle">${escapeHtml(letter.toUpperCase())}</text></svg>`;
}
