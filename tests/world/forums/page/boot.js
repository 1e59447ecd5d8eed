import { h, rooted } from './element.js';
import { header } from './header.js';
import { listView } from './list.js';
import { nestedView } from './nested.js';
import { categoriesView, messageView, searchView } from './pages.js';
import { isOlder, layout, read, root, slides, takePreloaded, title } from './site.js';
import { topicView } from './topic.js';

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Narrow windows get the mobile layout, as phones do; `mobile_view` overrules.
if (!new URLSearchParams(location.search).has('mobile_view') && innerWidth < 768) {
  document.documentElement.classList.remove('desktop-view', 'not-mobile-device');
  document.documentElement.classList.add('mobile-view');
}

const outlet = h('div', { id: 'main-outlet', class: isOlder ? 'wrap' : '', role: 'main' });
const application = h(
  'div',
  { id: isOlder ? 'ember4' : 'ember5', class: 'ember-view' },
  header(go),
  isOlder ? outlet : h('div', { id: 'main-outlet-wrapper', class: 'wrap' }, outlet),
);
document.getElementById('main').append(application);

/** Client: `/t/slug/id[/post]`, `/t/id[/post]`. */
function parse(url) {
  const path = url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : url.pathname;
  const topic = /^\/t\/(?:[^/]*[^\d/][^/]*\/)?(\d+)(?:\/(\d+|last))?\/?$/.exec(path);
  if (topic) return { name: 'topic', id: Number(topic[1]), post: topic[2] === 'last' ? 1e9 : Number(topic[2] ?? 1) };
  const category = /^\/c\/[^/]+(?:\/[^/]+)?\/(\d+)/.exec(path);
  if (category)
    return {
      name: 'list',
      category: Number(category[1]),
      json: `${path.replace(/\/l\/latest$/, '')}/l/latest.json`,
    };
  const tag = /^\/tag\/([^/]+)/.exec(path);
  if (tag) return { name: 'list', json: `/tag/${tag[1]}/l/latest.json` };
  const by = /^\/u\/([^/]+)\/activity/.exec(path);
  if (by) return { name: 'list', json: `/topics/created-by/${by[1]}.json` };
  if (path === '/categories') return { name: 'categories', json: '/latest.json' };
  if (path === '/search') return { name: 'search', json: `/search.json${url.search}` };
  if (/^\/(latest|new|top|hot|unread|filter)?$/.test(path)) return { name: 'list', json: '/latest.json' };
  return { name: 'other' };
}

function load(route, signal) {
  if (route.name === 'topic')
    return read(route.post > 1 ? `/t/${route.id}/${route.post}.json` : `/t/${route.id}.json?track_visit=true`, signal);
  return route.json ? read(route.json, signal) : undefined;
}

function firstData(route) {
  if (route.name === 'topic') return takePreloaded(`topic_${route.id}`);
  if (route.name === 'search') return takePreloaded('search');
  return route.json ? takePreloaded('topic_list') : undefined;
}

let current = { route: { name: 'none' }, view: { end() {} }, visit: new AbortController() };

function draw(route, data, visit) {
  if (route.name !== 'topic')
    for (const name of [...document.body.classList])
      if (/^(category|tag|archetype|nested)-/.test(name)) document.body.classList.remove(name);
  current = { route, visit, view: viewOf(route, data) };
}

function viewOf(route, data) {
  if (route.name === 'topic' && data) {
    document.title = [data.title, title].join(' - ');
    return layout === 'nested' ? nestedView(outlet, data, route) : topicView(outlet, data, route);
  }
  if (route.name === 'list' && data) return listView(outlet, data, route);
  if (route.name === 'categories' && data) return categoriesView(outlet, { topics: data.topic_list.topics });
  if (route.name === 'search' && data) return searchView(outlet, data);
  if (location.pathname === `${root}/login`)
    return messageView(outlet, 'Log In', 'Accounts are not part of this forum’s copy.');
  return messageView(
    outlet,
    'Oops! That page doesn’t exist or is private.',
    'The topic may have been removed, or you may have to log in.',
  );
}

function clear() {
  current.view.end();
  outlet.replaceChildren();
}

/** To another page, in the measured order: the old page goes, then the address changes, then the new page comes. */
async function go(href) {
  const url = new URL(rooted(href), location.href);
  const route = parse(url);
  if (route.name === 'topic' && current.route.name === 'topic' && route.id === current.route.id && current.view.jump) {
    current.view.jump(route.post);
    return;
  }
  current.visit.abort();
  const visit = new AbortController();
  current.visit = visit;
  const fromTopic = current.route.name === 'topic';
  const data = Promise.resolve(load(route, visit.signal)).catch(() => undefined);
  await wait(32);
  if (visit.signal.aborted) return;
  if (!slides) {
    clear();
    outlet.append(h('div', { class: 'loading-container' }, h('div', { class: 'spinner' })));
  }
  await wait(8);
  if (visit.signal.aborted) return;
  history.pushState({ position: history.length }, '', url);
  if (!slides) scrollTo(0, 0);
  await arrive(route, data, visit);
  const { canonical } = current.view;
  if (fromTopic && route.name === 'topic' && canonical && !visit.signal.aborted)
    setTimeout(
      () =>
        !visit.signal.aborted &&
        location.pathname.startsWith(`${root}/t/`) &&
        route.post <= 1 &&
        history.replaceState(history.state, '', canonical),
      500,
    );
}

async function arrive(route, pending, visit) {
  const [data] = await Promise.all([pending, wait(50)]);
  if (visit.signal.aborted) return;
  clear();
  if (slides) scrollTo(0, 0);
  draw(route, data, visit);
}

/** Back and forward: the address has changed already. */
async function back() {
  const route = parse(new URL(location.href));
  if (route.name === 'topic' && current.route.name === 'topic' && route.id === current.route.id && current.view.jump) {
    current.view.jump(route.post);
    return;
  }
  current.visit.abort();
  const visit = new AbortController();
  current.visit = visit;
  const data = Promise.resolve(load(route, visit.signal)).catch(() => undefined);
  await wait(16);
  if (visit.signal.aborted) return;
  if (!slides) clear();
  await arrive(route, data, visit);
}

document.getElementById('main').addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.target === '_blank' || link.origin !== location.origin) return;
  if (/\/(u\/[^/]+\/?$|raw\/|p\/)/.test(link.pathname)) return event.preventDefault();
  event.preventDefault();
  go(link.href);
});
addEventListener('popstate', back);

const first = parse(new URL(location.href));
const preloaded = firstData(first);
// The application takes a moment to start, as the real one does.
await wait(60);
draw(first, preloaded, current.visit);
