import { parseSnapshotRoute } from '../domain/governance/snapshot-route';
import { isOffChain, type Subject, sameSubject } from '../domain/governance/subject';
import type { PageAdapter } from './page-adapter';
import { knownSites, type SnapshotSite, type SpaceRef, unknownWhiteLabel } from './snapshot-sites';

/** Networks whose votes a contract holds. Source: sx-monorepo, `apps/ui/src/networks`. */
const onchain = /^(?:eth|matic|arb1|base|mnt|oeth|bnb|bnbt|ape|curtis|sep|sn|sn-sep)$/;

/** Ids of off-chain proposals: hashes, or IPFS names of older ones. Of on-chain ones: numbers. */
const hashes = /^(?:0x[0-9a-f]{64}|Qm[1-9A-HJ-NP-Za-km-z]{44}|baf[a-z2-7]{56})$/;
const numbers = /^(?:0|[1-9]\d{0,77})$/;

/** A space on chain is a contract. */
const contract = /^0x[0-9a-f]{1,64}$/i;

type Route = Extract<Subject, { kind: 'proposal' }>;

/** The proposal that an address means, whether or not its id can be read. */
function parse(url: URL, site: SnapshotSite | undefined): Route | undefined {
  const route = site && url.protocol === 'https:' ? parseSnapshotRoute(url.hash) : undefined;
  if (!site || !route) return undefined;
  // The hub and the site's own database do not mind capitals in hashes.
  const id = /^0x/i.test(route.id) ? route.id.toLowerCase() : route.id;
  const subject = (at: SpaceRef): Route | undefined => {
    if (!isOffChain(at.network) && !(onchain.test(at.network) && contract.test(at.space))) return undefined;
    return { kind: 'proposal', venue: 'snapshot', ...at, id };
  };
  if (route.space !== undefined) return subject({ network: route.network ?? site.network, space: route.space });
  if (!site.whiteLabel) return undefined;
  const space = route.word === undefined ? site.space : site.words?.[route.word];
  if (space) return subject(space);
  // Its hash alone names an off-chain proposal; a number names nothing without its space.
  return hashes.test(id) ? { kind: 'proposal', venue: 'snapshot', network: 's', id } : undefined;
}

function isReadable({ network, id }: Route): boolean {
  return (isOffChain(network) ? hashes : numbers).test(id);
}

/** The proposal that a link of the page leads to, as far as it says. */
function linked(link: Element, site: SnapshotSite): Route | undefined {
  const href = link.getAttribute('href') ?? '';
  const at = href.indexOf('#');
  return at < 0 ? undefined : parse(new URL(`https://_/${href.slice(at)}`), site);
}

/** Snapshot proposals: on its own sites, and on those of a space or an organisation where it is allowed (`granted`). */
export function snapshotPagesOn(granted?: string): PageAdapter {
  const siteOf = (host: string): SnapshotSite | undefined =>
    knownSites.get(host) ?? (host === granted ? unknownWhiteLabel : undefined);
  return {
    name: 'snapshot',
    anchors: [
      // Never first: the column's own sticky wrapper takes the first div to be its content.
      { since: '2026-08', selector: '[data-testid="proposal-sidebar"] > div', place: 'last-child', layout: 'beside' },
      // Its first version, still served.
      { since: '2024-06', selector: '#sidebar-right', place: 'last-child', layout: 'beside' },
    ],
    // Rows have two links to their proposal: the status, and the title.
    lists: { links: '[data-testid="proposal-list-item"] a[href*="#"]:has(h3)', place: 'after' },
    text: { title: 'main h1, h1', body: '.markdown-body' },
    subject(url): Subject | undefined {
      const found = parse(url, siteOf(url.hostname));
      return found && isReadable(found) ? found : undefined;
    },
    isGarbled(url) {
      const found = parse(url, siteOf(url.hostname));
      return found !== undefined && !isReadable(found);
    },
    belongs(anchor, subject) {
      // The first tab leads to the proposal that is drawn, others may lead elsewhere; without tabs nothing contradicts the address.
      const page = anchor.ownerDocument;
      const site = siteOf(page.location.hostname) ?? unknownWhiteLabel;
      const tabs = [...page.querySelectorAll('[data-testid="proposal-tabs"] a[href*="#"]')];
      const [drawn] = tabs.flatMap((tab) => linked(tab, site) ?? []);
      return !drawn || sameSubject(drawn, subject);
    },
  };
}

/** Snapshot proposals, on the sites that are known to show them. */
export const snapshotPages: PageAdapter = snapshotPagesOn();
