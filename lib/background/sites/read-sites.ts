import { bundledSites } from '../../catalogue/bundled-sites';
import { venueHosts } from '../../catalogue/hosts';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { readAddedSites } from '../../store/added-sites';
import { readPreferences, savePreferences } from '../../store/preferences';
import { hostsNotAllowed } from './allowed-hosts';

/** Every site that Shortfall works on, and how each stands. */
export async function readSites(): Promise<Protocol['readSites']['answer']> {
  const [added, { hiddenSites }] = await Promise.all([readAddedSites(), readPreferences()]);
  const all = [
    ...bundledSites.map((site) => ({ ...site, added: false })),
    ...added.map((site) => ({ ...site, added: true })),
  ];
  const refused = new Set(await hostsNotAllowed(all.map(({ host }) => host)));
  return {
    kind: 'sites',
    sites: all.map((site) => ({
      ...site,
      allowed: !refused.has(site.host),
      shown: !hiddenSites.includes(site.host),
    })),
  };
}

/** Hosts that Shortfall needs and the browser does not let it read. */
export async function missingHosts(): Promise<string[]> {
  const added = await readAddedSites();
  return hostsNotAllowed([...venueHosts, ...added.map(({ host }) => host)]);
}

/** Switches Shortfall off or on again on one site. Open pages follow at once. */
export async function showSite(
  { host, shown }: Protocol['showSite']['request'],
  asker: Asker,
): Promise<Protocol['showSite']['answer']> {
  if (asker.privateWindow) return { kind: 'failed', reason: 'private-window' };
  // From a site: itself alone, and only away.
  if (asker.host !== undefined && (asker.host !== host || shown)) return { kind: 'failed', reason: 'malformed' };
  await savePreferences(({ hiddenSites }) => {
    const others = hiddenSites.filter((each) => each !== host);
    return { hiddenSites: shown ? others : [...others, host] };
  });
  return { kind: 'saved' };
}
