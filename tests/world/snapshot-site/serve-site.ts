import { readFileSync } from 'node:fs';
import type { HubData } from '../hub/hub.ts';
import { type Answer, html, json, redirect, type Site } from '../site.ts';
import type { SpacesData } from '../spaces-api/spaces.ts';
import { feedRows, proposalData, rowsOf, spaceData, votesData } from './data.ts';
import { heldProposal, onChainProposal, onChainSpace } from './on-chain.ts';

/** How a host names proposals: with their space; without, as the site of one space; by a word, as that of an organisation. */
interface Naming {
  kind: 'main' | 'v1' | 'space' | 'organisation';
  space?: string;
  words?: Record<string, string>;
}

const arbitrum: Naming = {
  kind: 'organisation',
  words: {
    'treasury-gov': 'arb1:0x789fC99093B09aD01C34DC7251D0C89ce743e5a4',
    'core-gov': 'arb1:0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9',
    signals: 's:arbitrumfoundation.eth',
  },
};

const namings: Readonly<Record<string, Naming>> = {
  'snapshot.box': { kind: 'main' },
  'snapshot.org': { kind: 'main' },
  'testnet.snapshot.box': { kind: 'main' },
  'v1.snapshot.box': { kind: 'v1' },
  'testnet.v1.snapshot.box': { kind: 'v1' },
  'arbitrum.stage.box': arbitrum,
  // Somebody's own domain, that no list of ours knows.
  'vote.example.org': { kind: 'space', space: 's:lido-snapshot.eth' },
};

/** The host names under which the site is known. */
export const snapshotHosts: readonly string[] = Object.keys(namings);

const page = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');
const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/** A page that looks and behaves like Snapshot's. Its data come from its own origin: the hub's answers carry no CORS headers. */
export function serveSnapshotSite(hub: HubData, spaces: SpacesData, theme?: 'light' | 'dark'): Site {
  return ({ url, host }) => {
    const [, first, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    if (first === '__data') return data(hub, spaces, rest);
    if (first === '__page') return asset(rest.join('/'));
    if (first === 'favicon.ico' || first === 'favicon.svg')
      return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: page('favicon.svg') };
    if (url.pathname !== '/') return redirect(`https://${host}/`, 302);
    const naming = JSON.stringify(namings[host] ?? namings['snapshot.box']).replaceAll('"', '&quot;');
    const shell = page('index.html').replace('data-theme=""', `data-theme="${theme ?? ''}"`);
    return html(shell.replace('data-site=""', `data-site="${naming}"`));
  };
}

function data(hub: HubData, spaces: SpacesData, [kind, ...path]: string[]): Answer {
  const missing = json({ error: 'not found' }, 404);
  if (kind === 'spaces') return json(hub.spaces.map((space) => spaceData(hub, space)));
  if (kind === 'feed') return json(feedRows(hub));
  if (kind === 'votes') {
    const voted = hub.proposals.find(({ id }) => id === path[0]);
    return voted ? json(votesData(hub, voted)) : json([]);
  }
  const [network = '', id = '', proposalId] = path;
  if (kind === 'space') {
    if (network !== 's') return json(onChainSpace(network, id));
    const space = hub.space(id);
    return space ? json({ space: spaceData(hub, space), proposals: rowsOf(hub, id) }) : missing;
  }
  if (kind !== 'proposal' || proposalId === undefined) return missing;
  if (network !== 's') {
    const held = spaces.find(network, id, proposalId);
    const proposal = held ? heldProposal(held) : onChainProposal(network, id, proposalId);
    return proposal ? json(proposal) : missing;
  }
  // Its database does not mind capitals.
  const proposal = hub.proposals.find((each) => each.id.toLowerCase() === proposalId.toLowerCase());
  return proposal ? json(proposalData(hub, proposal)) : missing;
}

function asset(name: string): Answer {
  const type = types[name.split('.').at(-1) ?? ''];
  if (!type || !/^[a-z-]+\.[a-z]+$/.test(name)) return json({ error: 'not found' }, 404);
  return { status: 200, headers: { 'content-type': type }, body: page(name) };
}
