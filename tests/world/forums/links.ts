import type { Forum, Topic } from './data.ts';

/** A link in a post. */
export interface PostLink {
  url: string;
  title: string | null;
  internal: boolean;
  reflection: boolean;
  clicks: number;
}

/** The links of one baked post, in order, each once. */
export function linksIn(cooked: string, host: string): PostLink[] {
  const found = new Map<string, PostLink>();
  // Quoted posts and mentions are no links of the writer's.
  for (const [, attributes = '', inner = ''] of cooked.matchAll(/<a\s([^>]*)>(.*?)<\/a>/gs)) {
    const href = /href="([^"]*)"/.exec(attributes)?.[1];
    if (!href || /class="[^"]*(mention|hashtag)/.test(attributes)) continue;
    const url = unescapeHtml(href);
    if (!/^https?:\/\//.test(url) || found.has(url)) continue;
    const title = unescapeHtml(inner.replace(/<[^>]+>/g, '')).trim() || null;
    found.set(url, { url, title, internal: hostOf(url) === host, reflection: false, clicks: (url.length * 7) % 40 });
  }
  return [...found.values()];
}

/** Topics of the same forum that link to this one: Discourse lists them among the topic's links. */
export function reflections(forum: Forum, topic: Topic): PostLink[] {
  return forum.topics
    .filter((other) => other.id !== topic.id)
    .filter((other) =>
      other.posts.some(({ cooked }) => linksIn(cooked, forum.host).some(({ url }) => pointsTo(url, topic))),
    )
    .map((other) => ({
      url: `https://${forum.host}/t/${other.slug}/${other.id}`,
      title: other.title,
      internal: true,
      reflection: true,
      clicks: 0,
    }));
}

function pointsTo(url: string, topic: Topic): boolean {
  return URL.canParse(url) && new RegExp(`^/t/(?:[^/]+/)?${topic.id}(?:/|$)`).test(new URL(url).pathname);
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

export function unescapeHtml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
