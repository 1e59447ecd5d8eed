import { categoryBadge, tagList } from './badges.js';
import { avatar, h, rooted } from './element.js';
import { article } from './post.js';
import { read } from './site.js';

/** The nested view of 2026: replies under what they answer. It has neither `section#topic` nor a post stream. */
export function nestedView(outlet, topic, route) {
  const visit = new AbortController();
  const base = rooted(`/t/${topic.slug}/${topic.id}`);
  const [opening, ...rest] = topic.post_stream.posts;
  const roots = h('div', { class: 'nested-view__roots', role: 'list' });
  const view = h(
    'div',
    { class: 'nested-view' },
    h(
      'div',
      { class: 'nested-view__header' },
      h('h1', { class: 'nested-view__title' }, h('a', { href: base }, topic.title)),
      h('div', { class: 'nested-view__meta topic-category' }, categoryBadge(topic.category_id), tagList(topic.tags)),
    ),
    opening?.post_number === 1 && h('div', { class: 'nested-view__op' }, article(opening)),
    h(
      'div',
      { class: 'nested-view__controls' },
      h('span', { class: 'nested-view__count' }, `${topic.reply_count} replies`),
      h('button', { class: 'btn btn-flat nested-view__sort', type: 'button', 'aria-pressed': 'true' }, 'Top'),
      h('button', { class: 'btn btn-flat nested-view__sort', type: 'button' }, 'New'),
      h(
        'div',
        { class: 'avatars' },
        ...topic.details.participants.slice(0, 4).map((user) => avatar(user.avatar_template, user.username, 24)),
      ),
    ),
    roots,
  );
  outlet.append(view);
  document.body.classList.add('archetype-regular', 'nested-replies');
  draw(rest);
  if (route.post > 1) document.getElementById(`post_${route.post}`)?.scrollIntoView();
  loadRest().catch(() => {});

  function draw(posts) {
    const shown = new Map();
    roots.replaceChildren();
    for (const post of posts) {
      if (post.post_number === 1) continue;
      const children = h('div', { class: 'nested-post__children' });
      const node = h(
        'div',
        { class: 'nested-post', role: 'listitem', 'data-post-number': post.post_number },
        article(post),
        children,
      );
      shown.set(post.post_number, children);
      const parent = shown.get(post.reply_to_post_number);
      (parent ?? roots).append(node);
    }
  }

  async function loadRest() {
    const have = new Set(topic.post_stream.posts.map(({ id }) => id));
    const missing = topic.post_stream.stream.filter((id) => !have.has(id)).slice(0, 100);
    if (missing.length === 0) return;
    const data = await read(
      `/t/${topic.id}/posts.json?${missing.map((id) => `post_ids[]=${id}`).join('&')}`,
      visit.signal,
    );
    if (data)
      draw(
        [...topic.post_stream.posts, ...data.post_stream.posts].sort(
          (left, right) => left.post_number - right.post_number,
        ),
      );
  }

  return {
    end: () => visit.abort(),
    jump: (number) => document.getElementById(`post_${number}`)?.scrollIntoView(),
    canonical: base,
  };
}
