import { parseSnapshotRoute } from './snapshot-route';
import type { TopicRef } from './topic';

/** A topic's path, under the path that its forum is installed under: one or two plain words, `/forum`. */
const topicPath = /^((?:\/(?!\.)[\w.~-]{1,40}){0,2}?)\/t\/(?:[^/]*[^/\d][^/]*\/)?(\d{1,15})(?:\.json|\.rss)?(?:\/|$)/;

/** The Discourse topic that a link leads to: `/t/slug/ID/post`, `/t/ID`, `/forum/t/slug/ID`. By its shape: the host may be no forum. */
export function parseTopicLink(url: string): TopicRef | undefined {
  const parsed = parseWebAddress(url);
  const found = parsed && topicPath.exec(parsed.pathname);
  if (!found) return undefined;
  const [, base = '', id] = found;
  return { host: parsed.hostname.toLowerCase(), ...(base !== '' && { base }), id: Number(id) };
}

const proposalId = /^(0x[0-9a-fA-F]{64}|Qm[1-9A-Za-z]{44}|baf[a-z2-7]{56})$/;

/**
 * The Snapshot proposal that a link leads to, in any form that Snapshot's sites use or used. White-label routes name no space.
 * Test networks and on-chain spaces are other venues: `undefined`. Hex ids are in lower case.
 */
export function parseSnapshotLink(url: string): { space?: string; id: string } | undefined {
  const parsed = parseWebAddress(url);
  if (!parsed || /(^|\.)testnet\./.test(parsed.hostname)) return undefined;
  const route = parseSnapshotRoute(parsed.hash);
  if (!route || (route.network ?? 's') !== 's' || !proposalId.test(route.id)) return undefined;
  return { ...(route.space !== undefined && { space: route.space.toLowerCase() }), id: normalId(route.id) };
}

/** A web address, or `undefined` for anything else and for what is too long to be one. */
export function parseWebAddress(url: string): URL | undefined {
  if (url.length > 2_000 || !URL.canParse(url.trim())) return undefined;
  const parsed = new URL(url.trim());
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : undefined;
}

function normalId(id: string): string {
  return id.startsWith('0x') ? id.toLowerCase() : id;
}
