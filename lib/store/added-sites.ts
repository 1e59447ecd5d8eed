import { browser } from 'wxt/browser';
import { addedSite } from '../messages/schemas';
import { type AddedSite, sitesKey as key } from '../messages/sites';
import { readStoredList } from './stored-list';

/** More than anybody reads. */
const mostSites = 200;

/** The sites that the user added, in that order. */
export function readAddedSites(): Promise<AddedSite[]> {
  return readStoredList(key, addedSite);
}

/** Adds a site, or replaces what was known of its host. */
export async function saveAddedSite(site: AddedSite): Promise<void> {
  const others = (await readAddedSites()).filter(({ host }) => host !== site.host);
  await browser.storage.local.set({ [key]: [...others, site].slice(-mostSites) });
}

/** Forgets a site. */
export async function forgetAddedSite(host: string): Promise<void> {
  await browser.storage.local.set({ [key]: (await readAddedSites()).filter((site) => site.host !== host) });
}
