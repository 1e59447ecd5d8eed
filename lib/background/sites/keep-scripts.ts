import { browser } from 'wxt/browser';
import { bundledSites } from '../../catalogue/bundled-sites';
import type { AddedSite } from '../../messages/sites';
import { isAllowed } from '../../platform/host-permission';
import { warn } from '../../platform/logger';
import { readAddedSites } from '../../store/added-sites';

const prefix = 'site:';
const idOf = ({ host, base = '' }: AddedSite): string => `${prefix}${host}${base}`;
const patternOf = ({ host, base = '' }: AddedSite): string => `https://${host}${base}/*`;
/** Sites of votes have the same script as Snapshot's. */
const fileOf = ({ kind }: AddedSite) =>
  kind === 'discourse' ? ('/content-scripts/discourse.js' as const) : ('/content-scripts/snapshot.js' as const);

let last: Promise<unknown> = Promise.resolve();

/**
 * Brings the registered content scripts in line with the sites that the user added and the browser allows. What comes anew takes
 * effect in the tabs that are open already. Safe to call whenever either may have changed; calls wait for each other.
 */
export function keepScripts(): Promise<void> {
  const next = last.then(bringInLine, bringInLine);
  last = next;
  return next;
}

async function bringInLine(): Promise<void> {
  const sites = await readAddedSites();
  const allowed = await Promise.all(sites.map(({ host }) => isAllowed(host)));
  const wanted = new Map(sites.filter((_, index) => allowed[index]).map((site) => [idOf(site), site]));
  const registered = (await browser.scripting.getRegisteredContentScripts())
    .map(({ id }) => id)
    .filter((id) => id.startsWith(prefix));
  const surplus = registered.filter((id) => !wanted.has(id));
  if (surplus.length > 0) await browser.scripting.unregisterContentScripts({ ids: surplus });
  const missing = [...wanted].filter(([id]) => !registered.includes(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, site]) => ({
      id,
      matches: [patternOf(site)],
      js: [fileOf(site)],
      runAt: site.kind === 'discourse' ? ('document_start' as const) : ('document_end' as const),
      persistAcrossSessions: true,
    })),
  );
  await Promise.all(missing.map(([, site]) => runInOpenTabs(site)));
}

/**
 * Pages that were open before an installation or an update get their script: Chromium runs it in pages that are opened from now on,
 * and an update cuts off what ran there. Firefox does so by itself.
 */
export async function runInPagesThatAreOpen(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  // Those of added sites are registered anew after an update, and run then.
  for (const site of bundledSites) if (await isAllowed(site.host)) await runInOpenTabs(site);
}

/** Scripts that are registered run in pages that are opened from now on: those that are open get theirs by hand. */
async function runInOpenTabs(site: AddedSite): Promise<void> {
  for (const { id: tabId, discarded } of await browser.tabs.query({ url: patternOf(site) })) {
    if (tabId === undefined || discarded) continue;
    try {
      await browser.scripting.executeScript({ target: { tabId }, files: [fileOf(site)] });
    } catch (error) {
      // An error page, or a tab that was closed meanwhile.
      warn(`a tab of ${site.host} could not be taken up`, error);
    }
  }
}
