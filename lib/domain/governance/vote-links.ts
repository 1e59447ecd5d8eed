import { parseSnapshotLink, parseWebAddress } from './links';
import type { LinkVenue } from './venue';

/** A vote, transaction or address that a link leads to. */
export interface VoteLink {
  /** The same for every link to it. */
  url: string;
  venue: LinkVenue;
  /** Proposal id, transaction hash or address. */
  id: string;
  /** The site is closed. */
  gone?: true;
}

const explorers =
  /^(?:(?:[a-z0-9-]+\.)?etherscan\.io|(?:sepolia\.|nova\.)?arbiscan\.io|basescan\.org|polygonscan\.com|gnosisscan\.io|bscscan\.com|(?:snowtrace|snowscan)\.(?:io|xyz)|lineascan\.build|scrollscan\.com|mantlescan\.(?:xyz|info)|blastscan\.io|celoscan\.io|ftmscan\.com|sonicscan\.org|uniscan\.xyz|era\.zksync\.network|explorer\.[a-z0-9.-]+|[a-z0-9.-]*blockscout\.com|tenderly\.co|(?:[a-z]+\.)?dethcode\.com)$/;
const digits = '(\\d{1,78})';

/** Sites of Governor contracts, with the number of the proposal in their path. */
const governorSites: readonly (readonly [RegExp, RegExp])[] = [
  [/^alt\.gov\.arbitrum\.foundation$/, new RegExp(`^/proposal/${digits}/?$`)],
  [/^(?:www\.)?compound\.finance$/, new RegExp(`^/governance/proposals/${digits}/?$`)],
  [
    /^vote\.(?:optimism\.io|uniswapfoundation\.org|ens\.domains|compound\.finance|ensdao\.org)$/,
    new RegExp(`^/proposals?/${digits}/?$`),
  ],
  [/^agora\.ensdao\.org$/, new RegExp(`^/proposals/${digits}/?$`)],
  [/^app\.uniswap\.org$/, new RegExp(`^/vote/(?:\\d+/)?${digits}/?$`)],
];

/** The vote, transaction, address or Safe that a link leads to, or `undefined`. */
export function parseVoteLink(url: string): VoteLink | undefined {
  const snapshot = parseSnapshotLink(url);
  const parsed = parseWebAddress(url);
  if (!parsed) return undefined;
  if (snapshot) {
    const page = snapshot.space
      ? `https://snapshot.box/#/s:${snapshot.space}/proposal/${snapshot.id}`
      : `https://${parsed.host}/#/proposal/${snapshot.id}`;
    return { url: page, venue: 'snapshot', id: snapshot.id };
  }
  const host = parsed.hostname.toLowerCase();
  return (
    aave(host, parsed) ??
    aragon(host, parsed) ??
    sky(host, parsed) ??
    tally(host, parsed) ??
    governor(host, parsed) ??
    onSnapshot(host, parsed) ??
    safe(host, parsed) ??
    explorer(host, parsed)
  );
}

function aave(host: string, { pathname, searchParams }: URL): VoteLink | undefined {
  const ours = (host === 'app.aave.com' && pathname.startsWith('/governance')) || host === 'vote.onaave.com';
  const id = ours && (/\/proposal\/(\d{1,6})\/?$/.exec(pathname)?.[1] ?? searchParams.get('proposalId'));
  if (!id || !/^\d{1,6}$/.test(id)) return undefined;
  // Governance V2 counted for itself: its vote 312 is another than that of V3.
  if (host === 'app.aave.com' && !/^\/governance\/v3\//.test(pathname))
    return { url: `https://app.aave.com/governance/proposal/?proposalId=${id}`, venue: 'governor', id };
  return { url: `https://vote.onaave.com/proposal/?proposalId=${id}`, venue: 'aave-governance-v3', id };
}

function aragon(host: string, { pathname }: URL): VoteLink | undefined {
  const id = host === 'vote.lido.fi' ? /^\/vote\/(\d{1,6})\/?$/.exec(pathname)?.[1] : undefined;
  return id ? { url: `https://vote.lido.fi/vote/${id}`, venue: 'aragon', id } : undefined;
}

function sky(host: string, { pathname }: URL): VoteLink | undefined {
  if (host !== 'vote.sky.money' && host !== 'vote.makerdao.com') return undefined;
  const found = /^\/(executive|polling)\/([A-Za-z0-9-]{1,200})\/?$/.exec(pathname);
  const [, kind, id] = found ?? [];
  return kind && id ? { url: `https://${host}/${kind}/${id}`, venue: 'sky-chief', id } : undefined;
}

/** Tally has closed: its links tell that there was a vote, and lead nowhere. */
function tally(host: string, { pathname }: URL): VoteLink | undefined {
  if (host !== 'www.tally.xyz' && host !== 'tally.xyz') return undefined;
  const found = new RegExp(`^/(?:gov|governance)/([A-Za-z0-9:_.-]{1,100})/proposal/${digits}/?$`).exec(pathname);
  const [, name, id] = found ?? [];
  return name && id
    ? { url: `https://www.tally.xyz/gov/${name}/proposal/${id}`, venue: 'governor', id, gone: true }
    : undefined;
}

function governor(host: string, { pathname, searchParams }: URL): VoteLink | undefined {
  for (const [site, path] of governorSites) {
    const id = site.test(host) ? path.exec(pathname)?.[1] : undefined;
    const contract = searchParams.get('govId');
    if (id) return { url: `https://${host}${pathname}${contract ? `?govId=${contract}` : ''}`, venue: 'governor', id };
  }
  return undefined;
}

/** On-chain spaces that Snapshot's site shows: `#/arb1:0x…/proposal/12`. */
function onSnapshot(host: string, { hash }: URL): VoteLink | undefined {
  if (host !== 'snapshot.box') return undefined;
  const found = new RegExp(
    `^#/(?:org/[^/]+/)?(eth|matic|arb1|base|mnt|oeth|bnb):(0x[0-9a-fA-F]{40})/proposal/${digits}(?:[/?]|$)`,
  ).exec(hash);
  const [, network, space, id] = found ?? [];
  return id ? { url: `https://snapshot.box/#/${network}:${space}/proposal/${id}`, venue: 'governor', id } : undefined;
}

function safe(host: string, { searchParams, pathname }: URL): VoteLink | undefined {
  if (host !== 'app.safe.global' && host !== 'gnosis-safe.io' && host !== 'app.safe.eth.limo') return undefined;
  const named = searchParams.get('safe') ?? pathname.split('/')[1] ?? '';
  const found = /^([a-z0-9-]{1,12}):(0x[0-9a-fA-F]{40})$/.exec(named);
  const [, network, id] = found ?? [];
  return id ? { url: `https://app.safe.global/home?safe=${network}:${id}`, venue: 'safe', id } : undefined;
}

function explorer(host: string, { pathname }: URL): VoteLink | undefined {
  if (!explorers.test(host)) return undefined;
  const found = /\/(tx|address|token|addr)\/(0x[0-9a-fA-F]{64}|0x[0-9a-fA-F]{40})(?:[/?]|$)/.exec(pathname);
  const [, kind, id] = found ?? [];
  if (!kind || !id || (id.length === 66) !== (kind === 'tx')) return undefined;
  const written = kind === 'tx' ? id.toLowerCase() : id;
  return { url: `https://${host}/${kind}/${written}`, venue: 'explorer', id: written };
}
