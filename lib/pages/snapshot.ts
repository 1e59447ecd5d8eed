import type { Subject } from '../domain/governance/subject';
import type { PageAdapter } from './page-adapter';

/** Snapshot's network prefixes. Source: sx-monorepo, `apps/ui/src/networks`. */
const networks = /^(?:s|s-tn|eth|matic|arb1|base|mnt|oeth|bnb|bnbt|ape|curtis|sep|sn|sn-sep)$/;

/** Ids of off-chain proposals (hash, or IPFS names of older ones), and numbers of on-chain ones. */
const ids = /^(?:0x[0-9a-fA-F]{64}|Qm[1-9A-HJ-NP-Za-km-z]{44}|baf[a-z2-7]{56}|\d{1,78})$/;

const hosts = new Set([
  'snapshot.box',
  'testnet.snapshot.box',
  'v1.snapshot.box',
  'testnet.v1.snapshot.box',
  'snapshot.org',
  'demo.snapshot.org',
  'testnet.snapshot.org',
]);

/** The parts of a proposal route: `#/[org/<org>/][<network>:][<space>/]proposal/<id>[/<tab>]`. */
const route = /^#\/(?:org\/[^/?#]+\/)?(?:(?:([a-z0-9-]+):)?([^/?#:]+)\/)?proposal\/([^/?#]*)(?:\/[a-z-]*)?(?:\?.*)?$/;

/** The route in an address, whether or not its id can be read. */
function parse(url: URL): { network: string; space?: string; id: string } | undefined {
  if (url.protocol !== 'https:' || !hosts.has(url.hostname)) return undefined;
  const match = route.exec(url.hash);
  if (!match) return undefined;
  const [, prefix, space, id = ''] = match;
  const network = prefix ?? (url.hostname.startsWith('testnet.') ? 's-tn' : 's');
  if (!networks.test(network)) return undefined;
  return { network, id: decoded(id), ...(space !== undefined && { space: decoded(space) }) };
}

/** Without %-escapes where they can be read. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Snapshot proposals: hash routes with a network prefix, under an organisation, and the older ones without. */
export const snapshotPages: PageAdapter = {
  name: 'snapshot',
  anchors: [
    // Never first: the column's own sticky wrapper takes the first div to be its content.
    { since: '2026-08', selector: '[data-testid="proposal-sidebar"] > div', place: 'last-child', layout: 'beside' },
  ],
  subject(url): Subject | undefined {
    const found = parse(url);
    return found && ids.test(found.id) ? { kind: 'proposal', venue: 'snapshot', ...found } : undefined;
  },
  isGarbled(url) {
    const found = parse(url);
    return found !== undefined && !ids.test(found.id);
  },
  belongs(anchor, subject) {
    if (subject.kind !== 'proposal') return false;
    // The tabs link to the proposal that is drawn; without tabs there is nothing that contradicts the address.
    const links = [...anchor.ownerDocument.querySelectorAll('[data-testid="proposal-tabs"] a[href*="/proposal/"]')]
      .map((link) => /\/proposal\/([^/?#]+)/.exec(link.getAttribute('href') ?? '')?.[1]?.toLowerCase())
      .filter((id) => id !== undefined);
    return links.length === 0 || links.includes(subject.id.toLowerCase());
  },
};
