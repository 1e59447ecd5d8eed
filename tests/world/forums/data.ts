/** How a forum looks: by the year of its Discourse, or with nested replies. */
export type Layout = 'current' | 'older' | 'nested';

export interface Category {
  id: number;
  name: string;
  slug: string;
  /** Hex, without `#`. */
  color: string;
}

export interface Post {
  id: number;
  post_number: number;
  username: string;
  name: string;
  /** ISO 8601. */
  created_at: string;
  updated_at: string;
  version: number;
  /** HTML, as the server bakes it. */
  cooked: string;
  reply_to_post_number: number | null;
  likes: number;
  polls?: unknown[];
}

export interface Topic {
  id: number;
  title: string;
  slug: string;
  category_id: number;
  tags: string[];
  created_at: string;
  bumped_at: string;
  views: number;
  closed: boolean;
  archived: boolean;
  pinned: boolean;
  visible: boolean;
  posts: Post[];
}

export interface Forum {
  host: string;
  title: string;
  /** The path that it is installed under, `/talk`; empty where it has its host to itself. */
  base: string;
  layout: Layout;
  /** Asks those to slow down who ask too often. */
  isLimited: boolean;
  /** While the next page loads: `spinner` takes the old one away first, `slider` leaves it under the new address. */
  loading: 'spinner' | 'slider';
  /** `auto` follows the reader; the others are forced by the forum. */
  scheme: 'auto' | 'light' | 'dark';
  /** Colours of header and links, hex with `#`. */
  headerColor?: string;
  headerText?: string;
  tertiary: string;
  /** The same on dark ground, where it has to be lighter. */
  tertiaryDark?: string;
  categories: Category[];
  topics: Topic[];
  /** Nothing is shown to those who are not logged in. */
  loginRequired: boolean;
}

export type NewPost = Partial<Post> & { cooked: string };
export type NewTopic = Partial<Omit<Topic, 'posts'>> & { id: number; title: string; posts: NewPost[] };
export type NewForum = Partial<Omit<Forum, 'topics'>> & { host: string; topics?: NewTopic[] };
