import { categoryBadge, tagList } from './badges.js';
import { avatar, compact, h, relativeDate } from './element.js';
import { categoryOf, isMobile, isOlder, read, title } from './site.js';

/** A list of topics with its navigation; more rows come as the reader scrolls. */
export function listView(outlet, data, route) {
  const visit = new AbortController();
  const { signal } = visit;
  const users = new Map(data.users.map((user) => [user.id, user]));
  const table = topicTable(data.topic_list.topics, users, (name) => sortBy(name));
  let more = data.topic_list.more_topics_url;
  let rows = data.topic_list.topics;
  const category = categoryOf(route.category);
  outlet.append(
    h('div', { class: 'list-controls' }, h('div', { class: 'container' }, navigation(category, 'latest'))),
    h(
      'div',
      { class: 'container list-container' },
      h(
        'div',
        { class: 'row' },
        h('div', { id: 'list-area', class: 'full-width' }, h('div', { class: 'contents' }, table.element)),
      ),
    ),
  );
  document.title = category ? `${category.name} - ${title}` : title;
  document.body.classList.add('navigation-topics');

  let busy = false;
  addEventListener(
    'scroll',
    async () => {
      if (busy || !more || scrollY + innerHeight * 1.6 < document.documentElement.scrollHeight) return;
      busy = true;
      const next = await read(more.replace('?', '.json?'), signal).catch(() => undefined);
      busy = false;
      if (!next || signal.aborted) return;
      for (const user of next.users) users.set(user.id, user);
      more = next.topic_list.more_topics_url;
      rows = [...rows, ...next.topic_list.topics];
      table.append(next.topic_list.topics);
    },
    { signal, passive: true },
  );

  function sortBy(name) {
    const keys = {
      posts: (row) => row.posts_count,
      views: (row) => row.views,
      activity: (row) => Date.parse(row.bumped_at),
    };
    rows = [...rows].sort((left, right) => keys[name](right) - keys[name](left));
    table.replace(rows);
  }

  // News of a topic re-renders its row: in 2022 by writing it anew, today by patching it in place.
  const rerender = () => {
    for (const row of table.element.querySelectorAll('tr.topic-list-item')) {
      const topic = rows.find(({ id }) => String(id) === row.dataset.topicId);
      if (!topic) continue;
      if (isOlder) row.replaceChildren(...rowOf(topic, users).children);
      else row.className = rowOf(topic, users).className;
    }
  };
  addEventListener('world:rerender', rerender, { signal });
  const timer = setInterval(rerender, Number(localStorage.getItem('world.rerender') ?? 20_000) || 2 ** 30);
  signal.addEventListener('abort', () => clearInterval(timer));
  return { end: () => visit.abort() };
}

/** The bar above lists. */
export function navigation(category, active) {
  const pill = (name, label, href) =>
    h(
      'li',
      { class: `nav-item_${name}${name === active ? ' active' : ''}` },
      h('a', { href, class: name === active ? 'active' : '' }, label),
    );
  return h(
    'section',
    { class: 'navigation-container' },
    h(
      'ol',
      { class: 'category-breadcrumb' },
      h('li', {}, h('span', { class: 'select-kit-header' }, category?.name ?? 'all categories')),
      !isMobile() && h('li', {}, h('span', { class: 'select-kit-header' }, 'all tags')),
    ),
    h(
      'ul',
      { id: 'navigation-bar', class: 'nav nav-pills' },
      pill('latest', 'Latest', '/latest'),
      pill('categories', 'Categories', '/categories'),
      pill('top', 'Top', '/top'),
    ),
  );
}

/** A table of topics: what a list has, and what stands under a topic. */
export function topicTable(topics, users, onSort = () => {}) {
  const body = h('tbody', { class: 'topic-list-body' }, ...topics.map((topic) => rowOf(topic, users)));
  const column = (name, label, sortable) =>
    h(
      'th',
      {
        class: `${name} topic-list-data num${sortable ? ' sortable' : ''}`,
        'data-sort-order': name,
        scope: 'col',
        onclick: sortable ? () => onSort(name) : undefined,
      },
      label,
    );
  const head = h(
    'tr',
    {},
    h('th', { class: 'default topic-list-data', scope: 'col' }, 'Topic'),
    h('th', { class: 'posters topic-list-data', scope: 'col' }),
    column('posts', 'Replies', true),
    column('views', 'Views', true),
    column('activity', 'Activity', true),
  );
  const element = h(
    'table',
    { class: `topic-list${isOlder ? ' ember-view' : ''}` },
    !isMobile() && h('thead', { class: 'topic-list-header' }, head),
    body,
  );
  return {
    element,
    append: (more) => body.append(...more.map((topic) => rowOf(topic, users))),
    replace: (all) => body.replaceChildren(...all.map((topic) => rowOf(topic, users))),
  };
}

function rowOf(topic, users) {
  const category = categoryOf(topic.category_id);
  const states = `${topic.closed ? ' closed' : ''}${topic.pinned ? ' pinned' : ''}${topic.archived ? ' archived' : ''}`;
  const attributes = {
    class: `topic-list-item category-${category?.slug ?? 'none'}${states}`,
    'data-topic-id': topic.id,
  };
  const last = topic.highest_post_number;
  const bottom = h('div', { class: 'link-bottom-line' }, categoryBadge(topic.category_id), tagList(topic.tags));
  if (isMobile()) {
    const poster = users.get(topic.posters[0]?.user_id);
    return h(
      'tr',
      attributes,
      h(
        'td',
        { class: 'topic-list-data' },
        h(
          'div',
          { class: 'pull-left' },
          poster &&
            h(
              'a',
              { href: `/t/${topic.slug}/${topic.id}/${last}`, 'aria-label': poster.username },
              avatar(poster.avatar_template, poster.username, 45),
            ),
        ),
        h(
          'div',
          { class: 'topic-item-metadata right' },
          h('div', { class: 'main-link' }, status(topic), link(topic)),
          h('div', { class: 'pull-right' }, h('div', { class: 'num posts' }, compact(topic.reply_count))),
          h(
            'div',
            { class: 'topic-item-stats clearfix' },
            h('span', { class: 'topic-item-stats__category-tags' }, ...bottom.children),
            h(
              'div',
              { class: 'num activity last' },
              h('a', { href: `/t/${topic.slug}/${topic.id}/${last}` }, relativeDate(topic.bumped_at)),
            ),
          ),
        ),
      ),
    );
  }
  return h(
    'tr',
    attributes,
    h(
      'td',
      { class: 'main-link clearfix topic-list-data', colspan: '1' },
      h('span', { class: 'link-top-line' }, status(topic), link(topic)),
      bottom,
      topic.excerpt && h('a', { class: 'topic-excerpt', href: `/t/${topic.slug}/${topic.id}` }, topic.excerpt),
    ),
    h(
      'td',
      { class: 'posters topic-list-data' },
      ...topic.posters
        .map(({ user_id }) => users.get(user_id))
        .filter(Boolean)
        .map((user) =>
          h(
            'a',
            { href: `/u/${user.username}`, 'data-user-card': user.username },
            avatar(user.avatar_template, user.username, 25),
          ),
        ),
    ),
    h(
      'td',
      { class: 'num posts-map posts topic-list-data' },
      h(
        'a',
        { class: 'badge-posts', href: `/t/${topic.slug}/${topic.id}/1` },
        h('span', { class: 'number' }, compact(topic.reply_count)),
      ),
    ),
    h('td', { class: 'num views topic-list-data' }, h('span', { class: 'number' }, compact(topic.views))),
    h(
      'td',
      { class: 'num age activity topic-list-data' },
      h('a', { class: 'post-activity', href: `/t/${topic.slug}/${topic.id}/${last}` }, relativeDate(topic.bumped_at)),
    ),
  );
}

const signs = {
  pinned: 'M9 3h6l-1 6 4 4v2H6v-2l4-4zM12 15v6',
  closed: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
};

function status(topic) {
  const states = Object.keys(signs).filter((name) => topic[name]);
  const draw = (name) => {
    const state = h('span', { class: 'topic-status', title: name });
    state.innerHTML = `<svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.2" d="${signs[name]}"/></svg>`;
    return state;
  };
  return states.length > 0 && h('span', { class: 'topic-statuses' }, ...states.map(draw));
}

function link(topic) {
  return h(
    'a',
    {
      href: `/t/${topic.slug}/${topic.id}`,
      class: 'title raw-link raw-topic-link',
      'data-topic-id': topic.id,
      role: 'heading',
      'aria-level': '2',
    },
    h('span', { dir: 'auto' }, topic.title),
  );
}
