import type { TopicLink } from '../../domain/governance/topic';
import { parseVoteLink } from '../../domain/governance/vote-links';

/** The links of a post, and how much its author's word weighs. */
export interface LinkedPost {
  /** `null`: the forum names the link without its post. */
  number: number | null;
  weight: 'opening' | 'author' | 'other';
  links: readonly string[];
}

/** More than any real topic links. */
const most = 500;
const order = ['opening', 'author', 'other'] as const;

/** The votes, transactions and addresses that posts link, each once: where it weighs most. */
export function topicLinks(posts: readonly LinkedPost[]): TopicLink[] {
  const found = new Map<string, TopicLink>();
  for (const weight of order) {
    for (const post of posts.filter((other) => other.weight === weight)) {
      for (const written of post.links) {
        const link = parseVoteLink(written);
        const key = link && `${link.venue} ${link.id.toLowerCase()}`;
        if (!link || !key || found.has(key) || found.size >= most) continue;
        found.set(key, { ...link, post: post.number, ...(weight !== 'other' && { byAuthor: true }) });
      }
    }
  }
  return [...found.values()];
}
