import { createHash } from 'node:crypto';
import type { Forum, NewForum, NewPost, NewTopic, Post, Topic } from './data.ts';

/** The topics of every forum, and the ways to change them. */
export interface Forums {
  readonly hosts: readonly string[];
  addForum(forum: NewForum): Forum;
  patchForum(host: string, changes: Partial<Omit<Forum, 'topics' | 'host'>>): Forum;
  forum(host: string): Forum | undefined;
  addTopic(host: string, topic: NewTopic): Topic;
  patchTopic(host: string, id: number, changes: Partial<Omit<Topic, 'posts' | 'id'>>): Topic;
  deleteTopic(host: string, id: number): void;
  topic(host: string, id: number): Topic | undefined;
  /** Replies; returns the post with its number. */
  addPost(host: string, topic: number, post: NewPost): Post;
  /** Edits a post: a new version, unless told otherwise. */
  patchPost(host: string, topic: number, postNumber: number, changes: Partial<Post>): Post;
  /** Adds a paragraph with a link to a post, the opening one unless told otherwise. */
  link(host: string, topic: number, url: string, text?: string, postNumber?: number): Post;
  deletePost(host: string, topic: number, postNumber: number): void;
}

/** Forums in memory. */
export class ForumData implements Forums {
  #forums = new Map<string, Forum>();

  get hosts(): readonly string[] {
    return [...this.#forums.keys()];
  }

  addForum({ topics = [], ...forum }: NewForum): Forum {
    const whole: Forum = {
      title: forum.host,
      base: '',
      loading: 'spinner',
      isLimited: true,
      layout: 'current',
      scheme: 'auto',
      tertiary: '#0088cc',
      loginRequired: false,
      categories: [{ id: 1, name: 'General', slug: 'general', color: '0088CC' }],
      ...forum,
      topics: [],
    };
    this.#forums.set(whole.host, whole);
    for (const topic of topics) this.addTopic(whole.host, topic);
    return whole;
  }

  patchForum(host: string, changes: Partial<Omit<Forum, 'topics' | 'host'>>): Forum {
    return Object.assign(this.#forum(host), changes);
  }

  forum(host: string): Forum | undefined {
    return this.#forums.get(host);
  }

  addTopic(host: string, { posts, ...topic }: NewTopic): Topic {
    const forum = this.#forum(host);
    const created = topic.created_at ?? posts[0]?.created_at ?? new Date().toISOString();
    const whole: Topic = {
      slug: slugOf(topic.title),
      category_id: forum.categories[0]?.id ?? 1,
      tags: [],
      created_at: created,
      bumped_at: created,
      views: 900 + (topic.id % 700),
      closed: false,
      archived: false,
      pinned: false,
      visible: true,
      ...topic,
      posts: [],
    };
    forum.topics = [...forum.topics.filter(({ id }) => id !== whole.id), whole];
    for (const post of posts) this.addPost(host, whole.id, { created_at: created, ...post });
    if (topic.bumped_at) whole.bumped_at = topic.bumped_at;
    return whole;
  }

  patchTopic(host: string, id: number, changes: Partial<Omit<Topic, 'posts' | 'id'>>): Topic {
    return Object.assign(this.#topic(host, id), changes);
  }

  deleteTopic(host: string, id: number): void {
    const forum = this.#forum(host);
    forum.topics = forum.topics.filter((topic) => topic.id !== id);
  }

  topic(host: string, id: number): Topic | undefined {
    return this.#forums.get(host)?.topics.find((topic) => topic.id === id);
  }

  addPost(host: string, topicId: number, post: NewPost): Post {
    const topic = this.#topic(host, topicId);
    const number = (topic.posts.at(-1)?.post_number ?? 0) + 1;
    const created = post.created_at ?? new Date().toISOString();
    const username = post.username ?? 'delegate';
    const whole: Post = {
      id: topicId * 1000 + number,
      post_number: number,
      username,
      name: username,
      created_at: created,
      updated_at: created,
      version: 1,
      reply_to_post_number: null,
      likes: Number.parseInt(createHash('sha256').update(post.cooked).digest('hex').slice(0, 2), 16) % 12,
      ...post,
    };
    topic.posts.push(whole);
    if (whole.created_at > topic.bumped_at) topic.bumped_at = whole.created_at;
    return whole;
  }

  patchPost(host: string, topicId: number, postNumber: number, changes: Partial<Post>): Post {
    const post = this.#topic(host, topicId).posts.find(({ post_number }) => post_number === postNumber);
    if (!post) throw new Error(`${host} has no post ${topicId}/${postNumber}`);
    return Object.assign(post, { version: post.version + 1, updated_at: new Date().toISOString() }, changes);
  }

  link(host: string, topicId: number, url: string, text = url, postNumber = 1): Post {
    const post = this.#topic(host, topicId).posts.find(({ post_number }) => post_number === postNumber);
    const link = `<p><a href="${escapeHtml(url)}" rel="noopener nofollow ugc">${escapeHtml(text)}</a></p>`;
    return this.patchPost(host, topicId, postNumber, { cooked: `${post?.cooked ?? ''}\n${link}` });
  }

  deletePost(host: string, topicId: number, postNumber: number): void {
    const topic = this.#topic(host, topicId);
    topic.posts = topic.posts.filter(({ post_number }) => post_number !== postNumber);
  }

  #forum(host: string): Forum {
    const forum = this.#forums.get(host);
    if (!forum) throw new Error(`the world has no forum ${host}`);
    return forum;
  }

  #topic(host: string, id: number): Topic {
    const topic = this.topic(host, id);
    if (!topic) throw new Error(`${host} has no topic ${id}`);
    return topic;
  }
}

/** A title as Discourse writes it into an address. */
export function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /[a-z]/.test(slug) ? slug : 'topic';
}

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
