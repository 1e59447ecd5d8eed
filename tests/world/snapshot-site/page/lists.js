import { avatar, disc, h, icon } from './dom.js';
import { power, short, timing } from './format.js';

const marks = {
  Passed: ['check', 'rgb(var(--heading))'],
  Rejected: ['cross', 'rgb(var(--danger))'],
  Active: ['live', 'rgb(var(--success))'],
  Pending: ['clock', 'rgb(var(--text))'],
  Closed: ['check', 'rgb(var(--text))'],
};
const barColors = ['rgb(var(--success))', 'rgb(var(--danger))', 'rgb(var(--text))'];

/** A row of a list of proposals: the status and the title are links of their own. `proposals`: where ids are appended. */
export function proposalRow(row, proposals, showSpace = false) {
  const [sign, color] = marks[row.label] ?? marks.Closed;
  const total = row.scores.reduce((left, right) => left + right, 0);
  const bars = (row.type === 'basic' ? row.scores : []).map((score, index) => {
    const bar = h('i');
    bar.style.width = `${total > 0 ? (score / total) * 100 : 0}%`;
    bar.style.background = barColors[index] ?? barColors[2];
    return bar;
  });
  const state = disc(sign, color, 15);
  state.removeAttribute('aria-hidden');
  state.setAttribute('role', 'img');
  state.setAttribute('aria-label', row.label);
  const link = `${proposals}${row.id}`;
  return h(
    'div',
    { 'data-testid': 'proposal-list-item', class: 'row' },
    h(
      'div',
      {},
      h(
        'div',
        { class: 'line' },
        h('a', { href: link }, state),
        h(
          'div',
          { class: 'title' },
          showSpace && h('a', { href: `#/s:${row.space}`, class: 'of' }, row.spaceName),
          h('a', { href: link }, h('h3', { dir: 'auto' }, row.title)),
        ),
      ),
      h(
        'small',
        {},
        `#${row.id.slice(2, 7)} by `,
        h('a', { href: `#/profile/${row.author}` }, short(row.author)),
        ` · ${power(row.votes)} votes · ${timing(row)}`,
      ),
    ),
    bars.length > 0 && h('span', { class: 'spark', 'aria-hidden': 'true' }, ...bars),
  );
}

/** What goes on in the spaces that somebody follows. */
export function homePage(rows) {
  return h(
    'div',
    { class: 'column' },
    h('h4', { class: 'eyebrow list-title' }, 'Proposals'),
    h('div', { 'data-rows': '' }, ...rows.map((row) => proposalRow(row, `#/s:${row.space}/proposal/`, true))),
  );
}

/** The space's menu, left. */
export function menu(base, current) {
  const entry = (name, sign, path) =>
    h('a', { href: `${base}${path}`, 'aria-current': current === name ? 'page' : undefined }, icon(sign), name);
  return h(
    'nav',
    { class: 'menu', 'aria-label': 'Space' },
    entry('Overview', 'globe', ''),
    entry('Proposals', 'news', '/proposals'),
    entry('Leaderboard', 'people', '/leaderboard'),
    entry('Delegates', 'bolt', '/delegates'),
  );
}

export function proposalsPage({ proposals }, route) {
  const wanted = proposals.filter((row) => !route.state || row.state === route.state);
  return h(
    'div',
    { class: 'with-menu' },
    menu(route.base, 'Proposals'),
    h(
      'div',
      { class: 'column' },
      h(
        'div',
        { class: 'filters' },
        h('div', { class: 'status' }, route.state ?? 'Any'),
        h('span', { class: 'round' }, icon('pen')),
      ),
      h('h4', { class: 'eyebrow list-title' }, 'Proposals'),
      h('div', { 'data-rows': '' }, ...wanted.map((row) => proposalRow(row, route.proposals))),
    ),
  );
}

export function spacePage({ space, proposals }, route) {
  const cover = h('div', { class: 'cover' });
  cover.style.background = `linear-gradient(100deg, ${space.color}, rgb(var(--border)))`;
  return h(
    'div',
    { class: 'with-menu' },
    menu(route.base, 'Overview'),
    h(
      'div',
      { class: 'column' },
      cover,
      h(
        'div',
        { class: 'overview' },
        avatar(space.color),
        h('h1', { 'data-testid': 'space-name' }, space.name),
        h(
          'div',
          {},
          `${power(space.proposalsCount)} proposals · ${power(space.votesCount)} votes · ${power(space.followersCount)} followers`,
        ),
        h('p', {}, space.about),
      ),
      h('h4', { class: 'eyebrow list-title' }, 'Proposals'),
      h(
        'div',
        { 'data-testid': 'summary-proposals-list', 'data-rows': '' },
        ...proposals.slice(0, 6).map((row) => proposalRow(row, route.proposals)),
      ),
    ),
  );
}

export function explorePage(spaces) {
  return h(
    'div',
    { 'data-testid': 'explore-spaces-list', class: 'cards' },
    ...spaces.map((space) =>
      h(
        'a',
        { class: 'card', href: `#/s:${space.id}` },
        avatar(space.color),
        h('h3', {}, space.name),
        h('div', {}, `${power(space.proposalsCount)} proposals · ${space.activeCount} active`),
      ),
    ),
  );
}
