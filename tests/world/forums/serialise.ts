import type { Category, Forum, Post, Topic } from './data.ts';
import { escapeHtml } from './forums.ts';
import { hostOf, linksIn, reflections } from './links.ts';

const chunk = 20;

/** Tags: names on older sites, objects on those of 2026. */
function tagsOf(forum: Forum, topic: Topic): unknown[] {
  if (forum.layout === 'older') return topic.tags;
  return topic.tags.map((name, index) => ({ id: index + 1, name, slug: name }));
}

const avatar = (username: string) =>
  `/letter_avatar_proxy/v4/letter/${username[0] ?? 'a'}/${colorOf(username)}/{size}.svg`;

/** A colour that belongs to a name. */
function colorOf(name: string): string {
  const colors = ['77aaab', 'c89a5b', '8f7ec9', 'd3736f', '6f9bd3', '74b072'];
  return colors[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colors.length] ?? '77aaab';
}

const userId = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

function user(name: string): Record<string, unknown> {
  return { id: userId(name), username: name, name, avatar_template: avatar(name) };
}

export function postJson(forum: Forum, topic: Topic, post: Post, raw = false): Record<string, unknown> {
  const links = linksIn(post.cooked, forum.host);
  return {
    id: post.id,
    name: post.name,
    username: post.username,
    avatar_template: avatar(post.username),
    created_at: post.created_at,
    cooked: post.cooked,
    ...(raw && { raw: rawOf(post) }),
    post_number: post.post_number,
    post_type: 1,
    updated_at: post.updated_at,
    reply_count: topic.posts.filter(({ reply_to_post_number }) => reply_to_post_number === post.post_number).length,
    reply_to_post_number: post.reply_to_post_number,
    quote_count: 0,
    incoming_link_count: 0,
    reads: topic.views,
    score: 1,
    yours: false,
    topic_id: topic.id,
    topic_slug: topic.slug,
    version: post.version,
    can_edit: false,
    actions_summary: post.likes > 0 ? [{ id: 2, count: post.likes }] : [],
    ...(links.length > 0 && { link_counts: links }),
    ...(post.polls && { polls: post.polls }),
    hidden: false,
    deleted_at: null,
    user_deleted: false,
    user_id: userId(post.username),
    wiki: false,
  };
}

/** A post's text as it was written, near enough. */
export function rawOf(post: Post): string {
  return post.cooked.replace(/<[^>]+>/g, '').trim();
}

/** A topic with twenty of its posts: the first, or those around one. */
export function topicJson(
  forum: Forum,
  topic: Topic,
  { near = 1, page = 1, raw = false }: { near?: number; page?: number; raw?: boolean } = {},
): Record<string, unknown> {
  const index = topic.posts.findIndex(({ post_number }) => post_number >= near);
  const from =
    page > 1 ? (page - 1) * chunk : near > 1 ? Math.max(0, (index < 0 ? topic.posts.length - 1 : index) - 5) : 0;
  const posts = topic.posts.slice(from, from + chunk);
  const last = topic.posts.at(-1);
  const first = topic.posts[0];
  const names = [...new Set(topic.posts.map(({ username }) => username))];
  const own = topic.posts.flatMap((post) =>
    linksIn(post.cooked, forum.host).map((link) => ({ ...link, by: post.username })),
  );
  const unique = [...new Map(own.map((link) => [link.url, link])).values()];
  return {
    post_stream: {
      posts: posts.map((post) => postJson(forum, topic, post, raw)),
      stream: topic.posts.map(({ id }) => id),
    },
    timeline_lookup: topic.posts.map((_, number) => [number + 1, 0]),
    suggested_topics: suggested(forum, topic).map((other) => topicRow(forum, other)),
    tags: tagsOf(forum, topic),
    tags_descriptions: {},
    id: topic.id,
    title: topic.title,
    fancy_title: escapeHtml(topic.title).replace(/'/g, '&rsquo;'),
    posts_count: topic.posts.length,
    created_at: topic.created_at,
    views: topic.views,
    reply_count: Math.max(0, topic.posts.length - 1),
    like_count: topic.posts.reduce((count, { likes }) => count + likes, 0),
    last_posted_at: last?.created_at ?? null,
    visible: topic.visible,
    closed: topic.closed,
    archived: topic.archived,
    has_summary: false,
    archetype: 'regular',
    slug: topic.slug,
    category_id: topic.category_id,
    word_count: 900,
    deleted_at: null,
    user_id: userId(first?.username ?? ''),
    featured_link: null,
    pinned_globally: false,
    pinned: topic.pinned,
    chunk_size: chunk,
    highest_post_number: last?.post_number ?? 0,
    participant_count: names.length,
    ...(near > 1 && { current_post_number: near }),
    details: {
      can_edit: false,
      notification_level: 1,
      participants: names.map((name) => ({
        ...user(name),
        post_count: topic.posts.filter(({ username }) => username === name).length,
      })),
      created_by: user(first?.username ?? 'system'),
      last_poster: user(last?.username ?? 'system'),
      links: [...unique.map(({ by, ...link }) => ({ ...link, user_id: userId(by) })), ...reflections(forum, topic)].map(
        (link) => ({ ...link, attachment: false, domain: hostOf(link.url), root_domain: rootOf(hostOf(link.url)) }),
      ),
    },
    bookmarked: null,
  };
}

const rootOf = (host: string) => host.split('.').slice(-2).join('.');

function suggested(forum: Forum, topic: Topic): Topic[] {
  return latest(forum)
    .filter(({ id }) => id !== topic.id)
    .slice(0, 5);
}

/** Topics by activity; pinned ones on top. */
export function latest(forum: Forum): Topic[] {
  const byActivity = forum.topics
    .filter(({ visible }) => visible)
    .sort((left, right) => right.bumped_at.localeCompare(left.bumped_at));
  return [...byActivity.filter(({ pinned }) => pinned), ...byActivity.filter(({ pinned }) => !pinned)];
}

export function topicRow(forum: Forum, topic: Topic): Record<string, unknown> {
  const last = topic.posts.at(-1);
  const names = [
    ...new Set([topic.posts[0]?.username ?? 'system', ...topic.posts.slice(-4).map(({ username }) => username)]),
  ];
  return {
    id: topic.id,
    title: topic.title,
    fancy_title: escapeHtml(topic.title),
    slug: topic.slug,
    posts_count: topic.posts.length,
    reply_count: Math.max(0, topic.posts.length - 1),
    highest_post_number: last?.post_number ?? 0,
    image_url: null,
    created_at: topic.created_at,
    last_posted_at: last?.created_at ?? topic.created_at,
    bumped: true,
    bumped_at: topic.bumped_at,
    archetype: 'regular',
    unseen: false,
    pinned: topic.pinned,
    unpinned: null,
    ...(topic.pinned && {
      excerpt: (topic.posts[0]?.cooked ?? '')
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .slice(0, 160),
    }),
    visible: topic.visible,
    closed: topic.closed,
    archived: topic.archived,
    tags: tagsOf(forum, topic),
    views: topic.views,
    like_count: topic.posts.reduce((count, { likes }) => count + likes, 0),
    has_summary: false,
    last_poster_username: last?.username ?? 'system',
    category_id: topic.category_id,
    featured_link: null,
    posters: names.map((name, index) => ({
      extras: index === 0 ? 'latest single' : null,
      description: index === 0 ? 'Original Poster' : 'Frequent Poster',
      user_id: userId(name),
    })),
  };
}

const perPage = 30;

/** A page of a list of topics. */
export function listJson(forum: Forum, topics: readonly Topic[], page: number, path: string): Record<string, unknown> {
  const rows = topics.slice(page * perPage, (page + 1) * perPage);
  const names = [
    ...new Set(rows.flatMap(({ posts }) => [posts[0], ...posts.slice(-4)].map((post) => post?.username ?? 'system'))),
  ];
  const more = topics.length > (page + 1) * perPage;
  return {
    users: names.map(user),
    primary_groups: [],
    flair_groups: [],
    topic_list: {
      can_create_topic: false,
      ...(more && { more_topics_url: `${path}?no_definitions=true&page=${page + 1}` }),
      per_page: perPage,
      top_tags: [...new Set(forum.topics.flatMap(({ tags }) => tags))],
      topics: rows.map((topic) => topicRow(forum, topic)),
    },
  };
}

export function categoryJson(forum: Forum, category: Category): Record<string, unknown> {
  return {
    ...category,
    text_color: 'FFFFFF',
    topic_count: forum.topics.filter(({ category_id }) => category_id === category.id).length,
    description: null,
    parent_category_id: null,
    topic_url: null,
    read_restricted: false,
  };
}

export function siteJson(forum: Forum): Record<string, unknown> {
  return {
    default_archetype: 'regular',
    post_types: { regular: 1, moderator_action: 2, small_action: 3, whisper: 4 },
    categories: forum.categories.map((category) => categoryJson(forum, category)),
    top_menu_items: ['latest', 'categories', 'top'],
  };
}

/** Full-page search: posts whose text or title has every word. */
export function searchJson(forum: Forum, query: string, page: number, limited: boolean): Record<string, unknown> {
  // Orders and filters are no words; a phrase is one.
  const words = [...query.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].flatMap(([, phrase, word]) =>
    phrase !== undefined ? [phrase] : word !== undefined && !/^[a-z]+:\S/.test(word) ? [word] : [],
  );
  const hits = limited
    ? []
    : latest(forum).flatMap((topic) => {
        const post = topic.posts.find(({ cooked }) => {
          const text = `${topic.title} ${cooked.replace(/<[^>]+>/g, ' ')}`.toLowerCase();
          return words.every((word) => text.includes(word));
        });
        return words.length > 0 && post ? [{ topic, post }] : [];
      });
  const size = 50;
  const shown = hits.slice((page - 1) * size, page * size);
  return {
    posts: shown.map(({ topic, post }) => ({
      id: post.id,
      name: post.name,
      username: post.username,
      avatar_template: avatar(post.username),
      created_at: post.created_at,
      like_count: post.likes,
      blurb: rawOf(post).slice(0, 200),
      post_number: post.post_number,
      topic_id: topic.id,
    })),
    topics: shown.map(({ topic }) => topicRow(forum, topic)),
    users: [],
    categories: [],
    tags: [],
    groups: [],
    grouped_search_result: {
      more_posts: null,
      more_users: null,
      more_categories: null,
      term: query,
      search_log_id: null,
      more_full_page_results: hits.length > page * size && page < 10 ? true : null,
      can_create_topic: false,
      error: limited ? 'You’re searching too often. Please wait a moment.' : null,
      post_ids: shown.map(({ post }) => post.id),
      user_ids: [],
      category_ids: [],
      tag_ids: [],
      group_ids: [],
    },
  };
}
