import { readFileSync } from 'node:fs';
import type { HubData } from '../hub/hub.ts';
import { type Answer, html, json, redirect, type Site } from '../site.ts';
import { proposalData, rowsOf, spaceData, votesData } from './data.ts';

/** The host names under which the site is known. */
export const snapshotHosts = ['snapshot.box', 'v1.snapshot.box', 'snapshot.org'] as const;

const page = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');
const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/** A page that looks and behaves like Snapshot's. Its data come from its own origin: the hub's answers carry no CORS headers. */
export function serveSnapshotSite(hub: HubData, theme?: 'light' | 'dark'): Site {
  return ({ url, host }) => {
    const [, first, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    if (first === '__data') return data(hub, rest);
    if (first === '__page') return asset(rest.join('/'));
    if (first === 'favicon.ico' || first === 'favicon.svg')
      return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: page('favicon.svg') };
    if (url.pathname !== '/') return redirect(`https://${host}/`, 302);
    return html(page('index.html').replace('data-theme=""', `data-theme="${theme ?? ''}"`));
  };
}

function data(hub: HubData, [kind, id = '']: string[]): Answer {
  const missing = json({ error: 'not found' }, 404);
  if (kind === 'spaces') return json(hub.spaces.map((space) => spaceData(hub, space)));
  if (kind === 'space') {
    const space = hub.space(id);
    return space ? json({ space: spaceData(hub, space), proposals: rowsOf(hub, id) }) : missing;
  }
  const proposal = hub.proposals.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (!proposal) return missing;
  if (kind === 'proposal') return json(proposalData(hub, proposal));
  if (kind === 'votes') return json(votesData(hub, proposal));
  return missing;
}

function asset(name: string): Answer {
  const type = types[name.split('.').at(-1) ?? ''];
  if (!type || !/^[a-z-]+\.[a-z]+$/.test(name)) return json({ error: 'not found' }, 404);
  return { status: 200, headers: { 'content-type': type }, body: page(name) };
}
