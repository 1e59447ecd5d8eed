/** A post of a case: HTML as the forum cooks it. By the topic's author unless told. */
export interface PostCase {
  html: string;
  by?: string;
  /** How often it was edited after it was written. */
  edits?: number;
  polls?: Record<string, unknown>[];
  linkCounts?: { url: string; reflection?: boolean; clicks?: number }[];
}

/** A topic and what a careful human reads in it. */
export interface TopicCase {
  /** Kebab-case, unique. */
  name: string;
  title: string;
  posts: PostCase[];
  tags?: (string | { id: number; name: string; slug: string })[];
  detailLinks?: { url: string; reflection?: boolean }[];
  /** What is asked, each as `LOW..HIGH ASSET INSTRUMENT [RECIPIENT]`, one number where they are the same. */
  asks: string[];
  /** Other answers that are as right. */
  alternatives?: string[][];
  /** Amounts that must be told, but not as asks: `LOW..HIGH ASSET`. Others may be told besides. */
  mentioned?: string[];
  /** Left out: not judged here. */
  stageTag?: string | null;
  /** All of them, as `VENUE ID POST`. Left out: not judged here. */
  links?: string[];
  polls?: { question: string | null; options: { text: string; votes: number | null }[]; closesAt: string | null }[];
}

const author = 'proposer';
const day = 86_400_000;
const first = Date.parse('2026-04-21T09:00:00Z');

/** The case as its forum serves it at `/t/ID.json`. */
export function asServed(topic: TopicCase, id = 11_483): Record<string, unknown> {
  const posts = topic.posts.map((post, at) => ({
    id: 90_000 + at,
    username: post.by ?? author,
    post_number: at + 1,
    created_at: new Date(first + at * day).toISOString(),
    updated_at: new Date(first + (at + (post.edits ?? 0)) * day).toISOString(),
    version: 1 + (post.edits ?? 0),
    cooked: post.html,
    ...(post.linkCounts && { link_counts: post.linkCounts }),
    ...(post.polls && { polls: post.polls }),
  }));
  return {
    id,
    title: topic.title,
    fancy_title: topic.title,
    slug: topic.name,
    category_id: 7,
    tags: topic.tags ?? [],
    closed: false,
    archived: false,
    posts_count: posts.length,
    highest_post_number: posts.length,
    created_at: posts[0]?.created_at,
    last_posted_at: posts.at(-1)?.created_at,
    post_stream: { posts, stream: posts.map((post) => post.id) },
    details: {
      created_by: { id: 12, username: author, name: 'The Proposer' },
      ...(topic.detailLinks && { links: topic.detailLinks }),
    },
  };
}
