import type { TopicRef } from './topic';

/** The Discourse topic that a link leads to: `/t/slug/ID/post`, `/t/ID`. By its shape: the host may be no forum. */
export function parseTopicLink(url: string): TopicRef | undefined {
  const parsed = parseWebAddress(url);
  const found = parsed && /^\/t\/(?:[^/]*[^/\d][^/]*\/)?(\d{1,15})(?:\.json|\.rss)?(?:\/|$)/.exec(parsed.pathname);
  return found ? { host: parsed.hostname.toLowerCase(), id: Number(found[1]) } : undefined;
}

const proposalId = '(0x[0-9a-fA-F]{64}|Qm[1-9A-Za-z]{44}|baf[a-z2-7]{56})';
const end = '(?:[/?&]|$)';
// Path aliases of organisations stand where a space would.
const withSpace = new RegExp(
  `^/(?:org/[^/]+/)?(?:([a-z0-9-]+):)?(?!(?:offchain|signals)/)([^/?#:]+)/proposal/${proposalId}${end}`,
);
const withoutSpace = new RegExp(`^/(?:org/[^/]+/)?(?:proposal|offchain|signals)/(?:proposal/)?${proposalId}${end}`);

/**
 * The Snapshot proposal that a link leads to, in any form that Snapshot's sites use or used. White-label routes name no space.
 * Test networks and on-chain spaces are other venues: `undefined`. Hex ids are in lower case.
 */
export function parseSnapshotLink(url: string): { space?: string; id: string } | undefined {
  const parsed = parseWebAddress(url);
  if (!parsed || /(^|\.)testnet\./.test(parsed.hostname)) return undefined;
  const route = decode(parsed.hash.slice(1));
  const named = withSpace.exec(route);
  if (named) {
    const [, network = 's', space = '', id = ''] = named;
    return network === 's' ? { space: space.toLowerCase(), id: normalId(id) } : undefined;
  }
  const bare = withoutSpace.exec(route);
  return bare ? { id: normalId(bare[1] ?? '') } : undefined;
}

function parseWebAddress(url: string): URL | undefined {
  if (url.length > 2_000 || !URL.canParse(url.trim())) return undefined;
  const parsed = new URL(url.trim());
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function normalId(id: string): string {
  return id.startsWith('0x') ? id.toLowerCase() : id;
}
