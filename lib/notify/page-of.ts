import { parseSnapshotLink, parseTopicLink } from '../domain/governance/links';
import { subjectKey } from '../domain/governance/subject';
import { topicKey } from '../domain/governance/topic';
import { parseVoteLink } from '../domain/governance/vote-links';

/** What a page is about, whatever its site, slug, tab or position: two addresses of one page give the same. */
export function pageOf(url: string): string {
  const proposal = parseSnapshotLink(url);
  if (proposal) return subjectKey({ kind: 'proposal', venue: 'snapshot', network: 's', ...proposal });
  const topic = parseTopicLink(url);
  if (topic) return topicKey(topic);
  const vote = parseVoteLink(url);
  if (vote) return vote.url.toLowerCase();
  const { origin, pathname, search, hash } = new URL(url);
  // Behind `#/` stands a page of its own; behind `#` alone, a place on the page.
  return origin + pathname + search + (hash.startsWith('#/') ? hash : '');
}

/** The post of a topic that an address names. */
export function postOf(url: string): string | undefined {
  return parseTopicLink(url) && /\/t\/(?:[^/]*[^/\d][^/]*\/)?\d+\/(\d+)/.exec(new URL(url).pathname)?.[1];
}
