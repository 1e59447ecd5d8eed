import { categoryBadge, tagList } from './badges.js';
import { age, avatar, compact, h, relativeDate, rooted } from './element.js';
import { topicTable } from './list.js';
import { isMobile, isOlder, read } from './site.js';
import { PostStream } from './stream.js';

/** A topic in the layout of 2022 or of today. Returns how to end it and how to jump within it. */
export function topicView(outlet, topic, route) {
  const visit = new AbortController();
  const { signal } = visit;
  const base = rooted(`/t/${topic.slug}/${topic.id}`);
  let stream = new PostStream(topic, { onLoaded, mapFor });
  const region = h('div', { class: 'conditional-loading-section' }, stream.element);
  const section = h(
    'section',
    { class: 'topic-area', id: 'topic', 'data-topic-id': topic.id },
    h('div', { class: 'posts-wrapper' }, region),
    h('div', { id: 'topic-bottom' }),
    h(
      'div',
      { id: 'topic-footer-buttons', role: 'region', 'aria-label': 'Topic actions' },
      h(
        'div',
        { class: 'topic-footer-main-buttons' },
        h('button', { class: 'btn btn-default', type: 'button' }, 'Share'),
      ),
    ),
    suggestedTopics(topic),
  );
  const timeline = isMobile() ? undefined : timelineOf(topic, jump);
  const posts = h('div', { class: 'container posts' }, h('div', { class: 'row' }, section), timeline?.element);
  const progress = h('div', { id: 'topic-progress-wrapper' });
  outlet.append(posts, progress);
  markBody(topic);
  onLoaded();
  if (route.post > 1) {
    stream.scrollTo(route.post);
    history.replaceState(history.state, '', `${base}/${route.post}`);
  }

  /** The title stands only while the first post is loaded. */
  function onLoaded() {
    const there = outlet.querySelector('#topic-title');
    if (stream.firstNumber === 1 && !there) outlet.prepend(titleOf(topic, base));
    if (stream.firstNumber !== 1) there?.remove();
  }

  function mapFor(post) {
    return post.post_number === 1 ? { map: topicMap(topic) } : {};
  }

  async function jump(number) {
    history.replaceState(history.state, '', number > 1 ? `${base}/${number}` : base);
    if (!stream.has(number)) {
      region.replaceChildren(h('div', { class: 'loading-container' }, h('div', { class: 'spinner' })));
      const data = await read(`/t/${topic.id}/${number}.json`, signal);
      if (!data || signal.aborted) return;
      stream = new PostStream(data, { onLoaded, mapFor });
      region.replaceChildren(stream.element);
      onLoaded();
    }
    stream.scrollTo(number);
    update();
  }

  let lastNumber = route.post ?? 1;
  function update() {
    const number = stream.currentNumber();
    progress.replaceChildren(
      h(
        'nav',
        { id: 'topic-progress', title: 'topic progress' },
        h('div', { class: 'nums' }, h('h4', {}, String(number)), ' / ', h('h4', {}, String(topic.posts_count))),
      ),
    );
    timeline?.update(number, stream);
    return number;
  }

  let frame = 0;
  addEventListener(
    'scroll',
    () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        stream.cloak();
        update();
        stream.extend(signal).catch(() => {});
      });
    },
    { signal, passive: true },
  );
  // The address follows the reader, a little behind.
  const follower = setInterval(() => {
    const number = update();
    if (number === lastNumber) return;
    lastNumber = number;
    history.replaceState(history.state, '', number > 1 ? `${base}/${number}` : base);
  }, 600);
  signal.addEventListener('abort', () => clearInterval(follower));
  stream.cloak();
  update();
  return { end: () => visit.abort(), jump, canonical: base };
}

function titleOf(topic, base) {
  const wrapper = h(
    'div',
    { class: 'title-wrapper' },
    h(
      'h1',
      { 'data-topic-id': topic.id },
      h('a', { href: base, class: 'fancy-title' }, h('span', { dir: 'auto' }, topic.title)),
    ),
    h('div', { class: 'topic-category' }, categoryBadge(topic.category_id), tagList(topic.tags)),
  );
  return isOlder
    ? h('div', { id: 'topic-title' }, h('div', { class: 'container' }, wrapper))
    : h('div', { id: 'topic-title', class: 'container' }, wrapper);
}

/** Classes of the body that themes hang on. */
function markBody(topic) {
  const body = document.body.classList;
  for (const name of [...body]) if (/^(category|tag|archetype)-/.test(name)) body.remove(name);
  body.add('archetype-regular', ...topic.tags.map((tag) => `tag-${tag.name ?? tag}`));
  const category = categoryBadge(topic.category_id)?.getAttribute('href').split('/').at(-2);
  if (category) body.add(`category-${category}`);
}

function topicMap(topic) {
  const stat = (number, label) =>
    h('li', { class: label }, h('span', { class: 'number' }, compact(number)), h('h4', {}, label));
  const people = topic.details.participants.slice(0, 4).map((user) => avatar(user.avatar_template, user.username, 32));
  if (isOlder)
    return h(
      'div',
      { class: 'topic-map' },
      h(
        'section',
        { class: 'map map-collapsed' },
        h(
          'ul',
          {},
          h(
            'li',
            {},
            h('h4', {}, 'created'),
            h(
              'div',
              { class: 'topic-map-post' },
              avatar(topic.details.created_by.avatar_template, '', 20),
              relativeDate(topic.created_at),
            ),
          ),
          h(
            'li',
            {},
            h('h4', {}, 'last reply'),
            h(
              'div',
              { class: 'topic-map-post' },
              avatar(topic.details.last_poster.avatar_template, '', 20),
              relativeDate(topic.last_posted_at),
            ),
          ),
          stat(topic.reply_count, 'replies'),
          stat(topic.views, 'views'),
          stat(topic.participant_count, 'users'),
          stat(topic.like_count, 'likes'),
          h('li', { class: 'avatars' }, ...people),
        ),
      ),
    );
  return h(
    'div',
    { class: 'topic-map --op' },
    h(
      'section',
      { class: 'topic-map__contents' },
      h(
        'div',
        { class: 'topic-map__stats' },
        h(
          'ul',
          {},
          stat(topic.views, 'views'),
          stat(topic.like_count, 'likes'),
          stat(topic.details.links.length, 'links'),
          stat(topic.participant_count, 'users'),
        ),
      ),
      h('div', { class: 'avatars' }, ...people),
    ),
  );
}

function suggestedTopics(topic) {
  const users = new Map();
  return h(
    'div',
    { class: isOlder ? '' : 'more-topics__container' },
    h(
      'div',
      { id: 'suggested-topics', class: 'suggested-topics', role: 'complementary' },
      h(
        'h3',
        { id: 'suggested-topics-title', class: 'suggested-topics-title' },
        isOlder ? 'Suggested Topics' : 'Related topics',
      ),
      h('div', { class: 'topics' }, topicTable(topic.suggested_topics, users).element),
    ),
  );
}

/** The ruler right of the posts. */
function timelineOf(topic, jump) {
  const replies = h('div', { class: 'timeline-replies' });
  const ago = h('div', { class: 'timeline-ago' });
  const handle = h(
    'div',
    { class: 'timeline-scroller' },
    h('div', { class: 'timeline-handle' }),
    h('div', { class: 'timeline-scroller-content' }, replies, ago),
  );
  const padding = h('div', { class: 'timeline-padding' });
  const area = h('div', { class: 'timeline-scrollarea' }, padding, handle);
  const jumpTo = (number) => (event) => {
    event.preventDefault();
    jump(number);
  };
  const element = h(
    'div',
    { class: 'topic-navigation with-timeline' },
    h(
      'div',
      { class: 'topic-timeline timeline-container' },
      h(
        'div',
        { class: 'timeline-date-wrapper' },
        h(
          'a',
          { class: 'start-date', href: `/t/${topic.slug}/${topic.id}/1`, onclick: jumpTo(1) },
          age(topic.created_at),
        ),
      ),
      area,
      h(
        'div',
        { class: 'timeline-footer-controls timeline-date-wrapper' },
        h(
          'a',
          {
            class: 'now-date',
            href: `/t/${topic.slug}/${topic.id}/${topic.highest_post_number}`,
            onclick: jumpTo(topic.highest_post_number),
          },
          age(topic.last_posted_at),
        ),
      ),
    ),
  );
  return {
    element,
    update(number, stream) {
      replies.textContent = `${number} / ${topic.posts_count}`;
      const post = stream.entries.find((entry) => entry.post.post_number === number)?.post;
      ago.textContent = post ? age(post.created_at) : '';
      padding.style.height = `${Math.round((250 * (number - 1)) / Math.max(1, topic.posts_count - 1))}px`;
    },
  };
}
