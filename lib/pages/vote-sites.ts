import type { Subject } from '../domain/governance/subject';
import type { PageAdapter } from './page-adapter';

/** A DAO's own site for the votes that its contracts hold. */
export interface VoteSite {
  host: string;
  /** What people call it. */
  name: string;
  /** The vote that an address of the site names: its id as written, and its contract. */
  vote(url: URL): { id: string; contract: string } | undefined;
  chainId: number;
  venue: 'aave-governance-v3' | 'aragon' | 'governor';
}

/** `eip155:42161:0x…`, as Agora's sites name a governor. */
const arbitrumGovernor = /^eip155:42161:(0x[0-9a-fA-F]{40})$/;

/** The sites that are known. They run only where the user has asked for it. */
export const voteSites: readonly VoteSite[] = [
  {
    host: 'vote.onaave.com',
    name: 'Aave',
    chainId: 1,
    venue: 'aave-governance-v3',
    vote({ pathname, searchParams }) {
      const id = /^\/proposal\/?$/.test(pathname) ? searchParams.get('proposalId') : null;
      return id === null ? undefined : { id, contract: '0x9aee0b04504cef83a65ac3f0e838d0593bcb2bc7' };
    },
  },
  {
    host: 'vote.lido.fi',
    name: 'Lido',
    chainId: 1,
    venue: 'aragon',
    vote({ pathname }) {
      const id = /^\/vote\/([^/]+)\/?$/.exec(pathname)?.[1];
      return id === undefined ? undefined : { id, contract: '0x2e59a20f205bb85a89c53f1936454680651e618e' };
    },
  },
  {
    host: 'alt.gov.arbitrum.foundation',
    name: 'Arbitrum',
    chainId: 42161,
    venue: 'governor',
    vote({ pathname, searchParams }) {
      const id = /^\/proposals?\/([^/]+)\/?$/.exec(pathname)?.[1];
      const contract = arbitrumGovernor.exec(searchParams.get('govId') ?? '')?.[1];
      return id === undefined || contract === undefined ? undefined : { id, contract: contract.toLowerCase() };
    },
  },
];

/** As contracts count: sequentially, or by a hash of up to 78 digits. */
const ids = /^(?:0|[1-9]\d{0,77})$/;

/** Pages of votes that contracts hold, on the sites of their DAOs. Their insides are not known: the panel docks to the window. */
export const votePages: PageAdapter = {
  name: 'vote',
  anchors: [],
  subject(url): Subject | undefined {
    const site = siteOf(url);
    const vote = site?.vote(url);
    if (!site || !vote || !ids.test(vote.id)) return undefined;
    return { kind: 'proposal', venue: site.venue, network: String(site.chainId), space: vote.contract, id: vote.id };
  },
  isGarbled(url) {
    const vote = siteOf(url)?.vote(url);
    return vote !== undefined && !ids.test(vote.id);
  },
  belongs: () => false,
};

function siteOf(url: URL): VoteSite | undefined {
  return url.protocol === 'https:' ? voteSites.find(({ host }) => host === url.hostname) : undefined;
}
