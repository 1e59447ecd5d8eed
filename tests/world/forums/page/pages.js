import { categoryBadge } from './badges.js';
import { h, relativeDate } from './element.js';
import { navigation } from './list.js';
import { site, title } from './site.js';

const quiet = { end() {} };

/** Categories left, the latest topics right. */
export function categoriesView(outlet, { topics }) {
  document.title = `Categories - ${title}`;
  const rows = topics
    .slice(0, 12)
    .map((topic) =>
      h(
        'div',
        { class: 'latest-topic-list-item', 'data-topic-id': topic.id },
        h(
          'div',
          { class: 'main-link' },
          h('div', { class: 'top-row' }, h('a', { class: 'title', href: `/t/${topic.slug}/${topic.id}` }, topic.title)),
          h('div', { class: 'bottom-row' }, categoryBadge(topic.category_id)),
        ),
        h('div', { class: 'topic-stats' }, h('span', { class: 'topic-last-activity' }, relativeDate(topic.bumped_at))),
      ),
    );
  outlet.append(
    h('div', { class: 'list-controls' }, h('div', { class: 'container' }, navigation(undefined, 'categories'))),
    h(
      'div',
      { class: 'container categories-and-latest' },
      h(
        'div',
        { class: 'column categories' },
        h(
          'table',
          { class: 'category-list' },
          h(
            'tbody',
            {},
            ...site.categories.map((category) =>
              h(
                'tr',
                { 'data-category-id': category.id },
                h('td', { class: 'category' }, categoryBadge(category.id)),
                h('td', { class: 'topics' }, String(category.topic_count)),
              ),
            ),
          ),
        ),
      ),
      h('div', { class: 'column' }, h('div', { class: 'latest-topic-list' }, ...rows)),
    ),
  );
  return quiet;
}

export function searchView(outlet, found) {
  const topics = new Map(found.topics.map((topic) => [topic.id, topic]));
  const term = found.grouped_search_result.term;
  document.title = `Search results for '${term}' - ${title}`;
  outlet.append(
    h(
      'div',
      { class: 'search-container' },
      h(
        'form',
        { class: 'search-bar', action: '/search' },
        h('input', {
          type: 'text',
          name: 'q',
          value: term,
          class: 'full-page-search search-query',
          'aria-label': 'Search',
        }),
        h('button', { class: 'btn btn-primary search-cta' }, 'Search'),
      ),
      found.grouped_search_result.error && h('div', { class: 'fps-invalid' }, found.grouped_search_result.error),
      h(
        'div',
        { class: 'search-results' },
        ...found.posts.map((post) => {
          const topic = topics.get(post.topic_id);
          return h(
            'div',
            { class: 'fps-result' },
            h(
              'div',
              { class: 'fps-topic', 'data-topic-id': topic.id },
              h(
                'div',
                { class: 'topic' },
                h(
                  'a',
                  { class: 'search-link', href: `/t/${topic.slug}/${topic.id}/${post.post_number}` },
                  h('span', { class: 'topic-title' }, topic.title),
                ),
                h('div', { class: 'search-category' }, categoryBadge(topic.category_id)),
              ),
              h('div', { class: 'blurb container' }, relativeDate(post.created_at), ` - ${post.blurb}`),
            ),
          );
        }),
      ),
      found.posts.length === 0 && !found.grouped_search_result.error && h('h3', {}, 'No results found.'),
    ),
  );
  return quiet;
}

export function messageView(outlet, heading, words) {
  outlet.append(h('div', { class: 'page-not-found' }, h('h1', { class: 'title' }, heading), h('p', {}, words)));
  return quiet;
}
