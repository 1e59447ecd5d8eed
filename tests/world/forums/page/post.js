import { avatar, baked, h, relativeDate } from './element.js';
import { isOlder } from './site.js';

const svgHeart =
  '<svg viewBox="0 0 24 24" width="17" height="17" aria-hidden="true"><path fill="currentColor" d="M12 21l-1.5-1.300C5.4 15.4 2 12.3 2 8.5 2 5.4 4.4 3 7.5 3c1.7 0 3.4.8 4.5 2.100C13.1 3.8 14.8 3 16.5 3 19.6 3 22 5.4 22 8.500c0 3.8-3.4 6.9-8.5 11.200z"/></svg>';
const svgLink =
  '<svg viewBox="0 0 24 24" width="17" height="17" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" d="M9 15l6-6M11 6l2-2a5 5 0 0 1 7 7l-2 2M13 18l-2 2a5 5 0 0 1-7-7l2-2"/></svg>';

/** The article of a post, with everything that reads or votes on it. */
export function article(post, more = {}) {
  const bem = (name, element) => (isOlder ? name : `${name} post__${element}`);
  const user = h('a', { href: `/u/${post.username}`, 'data-user-card': post.username }, post.username);
  return h(
    'article',
    {
      id: `post_${post.post_number}`,
      class: 'boxed onscreen-post',
      role: 'region',
      'aria-label': `Post #${post.post_number} by @${post.username}`,
      'data-post-id': post.id,
      'data-topic-id': post.topic_id,
      'data-user-id': post.user_id,
    },
    h(
      'div',
      { class: bem('row', 'row') },
      h(
        'div',
        { class: bem('topic-avatar', 'avatar') },
        h(
          'div',
          { class: 'post-avatar' },
          h(
            'a',
            {
              class: 'trigger-user-card main-avatar',
              href: `/u/${post.username}`,
              'data-user-card': post.username,
              'aria-hidden': 'true',
              tabindex: '-1',
            },
            avatar(post.avatar_template, post.username, 45),
          ),
        ),
      ),
      h(
        'div',
        { class: bem('topic-body clearfix', 'body') },
        h(
          'div',
          { class: bem('topic-meta-data', 'meta-data'), role: 'heading', 'aria-level': '2' },
          h('div', { class: 'names trigger-user-card' }, h('span', { class: 'first username' }, user)),
          h(
            'div',
            { class: 'post-infos' },
            post.version > 1 && h('div', { class: 'post-info edits', title: 'edited' }, `✎ ${post.version - 1}`),
            h(
              'div',
              { class: 'post-info post-date' },
              h(
                'a',
                { class: 'post-date', href: `/t/${post.topic_slug}/${post.topic_id}/${post.post_number}` },
                relativeDate(post.created_at),
              ),
            ),
          ),
        ),
        h(
          'div',
          { class: bem('regular contents', 'regular') },
          countClicks(baked(post.cooked), post),
          h('section', { class: 'post-menu-area clearfix' }, controls(post)),
        ),
        more.map,
      ),
    ),
  );
}

/** Discourse writes how often a link was followed beside it. */
function countClicks(cooked, post) {
  for (const link of post.link_counts ?? []) {
    if (link.clicks < 1) continue;
    const anchor = [...cooked.querySelectorAll('a[href]')].find(({ href }) => href === link.url);
    if (anchor && !anchor.closest('.onebox'))
      anchor.append(
        h('span', { class: 'badge badge-notification clicks', title: `${link.clicks} clicks` }, String(link.clicks)),
      );
  }
  return cooked;
}

function controls(post) {
  const likes = post.actions_summary.find(({ id }) => id === 2)?.count ?? 0;
  const like = h('button', {
    class: 'widget-button btn-flat toggle-like like no-text btn-icon',
    type: 'button',
    title: 'like this post',
  });
  like.innerHTML = svgHeart;
  const share = h('button', {
    class: 'widget-button btn-flat share no-text btn-icon',
    type: 'button',
    title: 'share a link to this post',
  });
  share.innerHTML = svgLink;
  return h(
    'nav',
    { class: 'post-controls' },
    h('div', { class: 'actions' }, likes > 0 && h('span', { class: 'like-count' }, String(likes)), like, share),
  );
}

/** The slot of a post in the stream. */
export function slot(post, ownerId, more = {}) {
  const owner = post.user_id === ownerId ? ' topic-owner' : '';
  const attributes = isOlder
    ? { class: `topic-post clearfix${owner} regular` }
    : { class: `topic-post clearfix${owner} post--regular regular`, 'data-post-number': post.post_number };
  return h('div', attributes, article(post, more));
}
