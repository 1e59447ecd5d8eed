import { avatar, h, icon } from './dom.js';
import { explorePage, homePage, proposalRow, proposalsPage, spacePage } from './lists.js';
import { badge, bylineText, discussionTab, overview, sidebarBlocks, tabBar, tailText, votesTab } from './proposal.js';
import { parse, push, replace, site } from './routes.js';

const app = document.getElementById('app');
const read = async (path, signal) => {
  const answer = await fetch(`/__data/${path}`, { signal, headers: { accept: 'application/json' } });
  return answer.ok ? answer.json() : undefined;
};
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How often the sidebar is thrown away and made anew, as re-renders of the real site do. 0: never. */
const rerenderEvery = Number(localStorage.getItem('world.rerender') ?? 20_000);

/** How a test wants the next navigation: later by so much, or content before the address by so much. In milliseconds. */
const pace = () => ({ slow: 0, contentFirst: 0, ...JSON.parse(localStorage.getItem('world.pace') ?? '{}') });

// The frame, once.
const spaceLink = h('a', { class: 'space-link', href: '#/explore' }, h('span', { class: 'space-title' }, 'Snapshot'));
const search = h(
  'form',
  { id: 'search-form', class: 'search' },
  icon('search'),
  h('input', { placeholder: 'Search for a proposal' }),
);
const themeButton = h('button', { class: 'round', type: 'button', 'aria-label': 'Theme', onclick: toggleTheme });
const topbar = h(
  'header',
  { class: 'topbar' },
  h('button', { class: 'phone-only', type: 'button', 'aria-label': 'Menu' }, icon('menu')),
  spaceLink,
  h(
    'div',
    { class: 'actions' },
    h('button', { class: 'pill md-only', type: 'button', 'data-testid': 'profile-button' }, 'Log in'),
    h('button', { class: 'round phone-only', type: 'button', 'aria-label': 'Log in' }, icon('login')),
    themeButton,
  ),
);
const main = h('main');
const rail = h('div', { class: 'rail' });
rail.innerHTML =
  '<a href="#/explore" aria-label="Snapshot"><svg width="30" height="30" viewBox="0 0 28 28"><path d="M0 5a5 5 0 0 1 5-5h8v8a5 5 0 0 1-5 5H0zM15 0h8a5 5 0 0 1 5 5v3a5 5 0 0 1-5 5h-3a5 5 0 0 0-5 5zM0 15h8a5 5 0 0 1 5 5v8H5a5 5 0 0 1-5-5zM28 15v8a5 5 0 0 1-5 5h-3a5 5 0 0 1-5-5 8 8 0 0 1 8-8z"/></svg></a>';
const help = h(
  'div',
  { class: 'help' },
  h('button', { class: 'round', type: 'button', 'aria-label': 'Help' }, icon('help', 24)),
  h('button', { class: 'round', type: 'button', 'aria-label': 'Chat' }, icon('chat')),
);
app.append(rail, topbar, main, help);
paintThemeButton();

/** What is on the page: where it is, what it was drawn from, and how to end it. */
let shown = { route: {}, visit: new AbortController() };

async function show(route = parse(location.hash)) {
  if (route.redirect) {
    replace(route.redirect);
    return show();
  }
  const before = shown.route;
  if (route.name === 'proposal' && before.name === 'proposal' && before.id === route.id && shown.proposal) {
    // Only the tab changed: the sidebar stays, what is left of it is made anew.
    shown.route = route;
    const { signal } = shown.visit;
    // Left while its votes were read: that is no error.
    await fillContent().catch((error) => {
      if (!signal.aborted) throw error;
    });
    return;
  }
  shown.visit.abort();
  const visit = new AbortController();
  shown = { route, visit };
  main.replaceChildren(h('div', { class: 'empty', 'data-testid': 'loading-indicator' }, ...skeleton()));
  scrollTo(0, 0);
  try {
    await wait(110 + pace().slow);
    if (!visit.signal.aborted) await draw[route.name](route, visit.signal);
  } catch (error) {
    if (!visit.signal.aborted) throw error;
  }
}

const draw = {
  async explore(_, signal) {
    const spaces = await read('spaces', signal);
    frame(undefined);
    document.title = 'Explore - Snapshot';
    main.replaceChildren(explorePage(spaces));
  },
  async home(_, signal) {
    const rows = await read('feed', signal);
    frame(undefined);
    document.title = 'Home - Snapshot';
    main.replaceChildren(homePage(rows));
  },
  async page(route) {
    frame(undefined);
    document.title = 'Snapshot';
    main.replaceChildren(h('div', { class: 'article' }, h('h1', {}, route.title ?? 'Snapshot')));
  },
  async nowhere() {
    frame(undefined);
    main.replaceChildren();
  },
  async space(route, signal) {
    const data = await readSpace(route, signal);
    if (!data) return notFound();
    frame(data.space, route);
    document.title = data.space.name;
    main.replaceChildren(spacePage(data, route));
    shown.list = data;
  },
  async proposals(route, signal) {
    const data = await readSpace(route, signal);
    if (!data) return notFound();
    frame(data.space, route, true);
    document.title = `Proposals - ${data.space.name}`;
    main.replaceChildren(proposalsPage(data, route));
    shown.list = data;
  },
  async proposal(route, signal) {
    const [proposal, data] = await Promise.all([
      route.id && readProposal(route, route.id, signal),
      readSpace(route, signal),
    ]);
    // As the real site: no word about it, just the space.
    if (!proposal || proposal.space !== route.space) {
      replace(data ? (route.base === '#' ? '#/' : route.base) : '#/explore');
      return show();
    }
    frame(data.space, route);
    Object.assign(shown, { proposal, space: data.space });
    document.title = proposal.title;
    const content = h('div', { class: 'content' });
    const column = h('div', { class: 'sidebar-column' });
    main.replaceChildren(h('div', { class: 'proposal' }, content, column));
    if (site.kind === 'v1') {
      // The first version of the site has no tabs, and a column by another name.
      content.id = 'content-left';
      column.id = 'sidebar-right';
      content.replaceChildren(overview(proposal, data.space));
      column.append(...sidebarBlocks(proposal).map((block) => block.draw()));
      return;
    }
    await fillContent();
    if (signal.aborted) return;
    makeSidebar();
  },
};

const readSpace = ({ network, space }, signal) => read(`space/${network}/${encodeURIComponent(space)}`, signal);
const readProposal = ({ network, space }, id, signal) =>
  read(`proposal/${network}/${encodeURIComponent(space)}/${encodeURIComponent(id)}`, signal);

function notFound() {
  main.replaceChildren(h('div', { class: 'empty' }, 'This space does not exist.'));
}

function frame(space, route, withSearch = false) {
  spaceLink.replaceChildren(
    ...(space ? [avatar(space.color)] : []),
    h('span', { class: 'space-title' }, space?.name ?? 'Snapshot'),
  );
  spaceLink.href = space ? (route.base === '#' ? '#/' : route.base) : '#/explore';
  topbar.classList.toggle('with-nav', withSearch);
  if (withSearch) spaceLink.after(search);
  else search.remove();
}

async function fillContent() {
  const { proposal, space, route, visit } = shown;
  const content = main.querySelector('.content');
  const votes = route.tab === 'votes' ? await read(`votes/${proposal.id}`, visit.signal) : undefined;
  if (visit.signal.aborted) return;
  const body = votes
    ? votesTab(proposal, votes)
    : route.tab === 'discussion'
      ? discussionTab(proposal)
      : overview(proposal, space);
  // The tab bar itself stays; only which one is selected changes.
  const tabs = content.querySelector('[data-testid=proposal-tabs]');
  const fresh = tabBar(proposal, route);
  if (tabs) {
    tabs.replaceChildren(...fresh.children);
    tabs.nextElementSibling?.remove();
    tabs.after(body);
  } else content.replaceChildren(fresh, body);
  main.querySelector('.sidebar-column').classList.toggle('votes-tab', route.tab === 'votes');
}

function makeSidebar() {
  const column = main.querySelector('.sidebar-column');
  if (!column || !shown.proposal || site.kind === 'v1') return;
  column.replaceChildren(h('div', { 'data-testid': 'proposal-sidebar' }, h('div', { class: 'h-full flex flex-col' })));
  shown.blocks = new Map();
  updateSidebar();
}

/** Touches only blocks that have changed; whoever else lives in the column stays. */
function updateSidebar() {
  const container = main.querySelector('[data-testid=proposal-sidebar] > div');
  if (!container) return;
  const wanted = sidebarBlocks(shown.proposal);
  for (const [name, { element }] of shown.blocks)
    if (!wanted.some((block) => block.name === name)) {
      element.remove();
      shown.blocks.delete(name);
    }
  let previous;
  for (const block of wanted) {
    const old = shown.blocks.get(block.name);
    if (old?.shows !== block.shows) {
      const element = block.draw();
      if (old) old.element.replaceWith(element);
      else if (previous) previous.after(element);
      else container.prepend(element);
      shown.blocks.set(block.name, { element, shows: block.shows });
    }
    previous = shown.blocks.get(block.name).element;
  }
}

/** What is on the page follows the data. */
async function refresh() {
  const { route, visit, proposal, list } = shown;
  if (proposal) {
    const next = await readProposal(route, proposal.id, visit.signal);
    if (!next || visit.signal.aborted) return;
    const old = shown.proposal;
    shown.proposal = next;
    updateSidebar();
    const title = main.querySelector('h1');
    if (title && next.title !== old.title) title.textContent = next.title;
    if (title && next.label !== old.label) title.nextElementSibling.replaceWith(badge(next.label));
    const count = main.querySelector('[data-testid=proposal-tabs] .count');
    if (count && next.votes !== old.votes) count.textContent = next.votes;
    if (route.tab === 'votes' && next.votes !== old.votes) await fillContent();
  }
  if (list) {
    const next = await readSpace(route, visit.signal);
    const rows = main.querySelector('[data-rows]');
    if (!next || !rows || visit.signal.aborted) return;
    for (const row of next.proposals) {
      const old = list.proposals.find(({ id }) => id === row.id);
      const place = rows.querySelector(`a[href$="${CSS.escape(row.id)}"]`)?.closest('[data-testid=proposal-list-item]');
      if (place && JSON.stringify(old) !== JSON.stringify(row)) place.replaceWith(proposalRow(row, route.proposals));
    }
    shown.list = next;
  }
}

function tick() {
  if (!shown.proposal) return;
  for (const [name, text] of [
    ['byline', bylineText],
    ['tail', tailText],
  ]) {
    const element = main.querySelector(`[data-ticks=${name}]`);
    const wanted = text(shown.proposal);
    if (element && element.textContent !== wanted) element.textContent = wanted;
  }
}

function skeleton() {
  return [320, 520, 460].map((width) => {
    const bar = h('div', { class: 'skeleton' });
    bar.style.cssText = `width:min(${width}px, 80%);height:22px;margin:0 0 18px`;
    return bar;
  });
}

function toggleTheme() {
  const dark = document.documentElement.classList.toggle('dark');
  localStorage.setItem('theme', dark ? 'dark' : 'light');
  paintThemeButton();
}

function paintThemeButton() {
  themeButton.replaceChildren(icon(document.documentElement.classList.contains('dark') ? 'sun' : 'moon'));
}

search.addEventListener('submit', (event) => event.preventDefault());
search.addEventListener('input', (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const row of main.querySelectorAll('[data-testid=proposal-list-item]'))
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  push(link.getAttribute('href'), show, pace().contentFirst);
});
addEventListener('popstate', () => show());
// Tests that cannot wait for the timer.
addEventListener('world:rerender', makeSidebar);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
  const choice = localStorage.getItem('theme');
  if ((choice && choice !== 'none') || document.documentElement.dataset.theme) return;
  document.documentElement.classList.toggle('dark', matches);
  paintThemeButton();
});
setInterval(() => refresh().catch(() => {}), 1000);
setInterval(tick, 1000);
if (rerenderEvery > 0) setInterval(makeSidebar, rerenderEvery);
show();
