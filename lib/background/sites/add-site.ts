import { browser } from 'wxt/browser';
import { bundledSites } from '../../catalogue/bundled-sites';
import type { Protocol } from '../../messages/protocol';
import { addedSite } from '../../messages/schemas';
import type { Asker } from '../../messages/serve';
import type { AddedSite } from '../../messages/sites';
import { isAllowed } from '../../platform/host-permission';
import { forgetAddedSite, saveAddedSite } from '../../store/added-sites';
import { bumpRevision } from '../../store/preferences';
import { giveBack } from './give-back';
import { keepScripts } from './keep-scripts';

/** Key in `storage.session` of the site that the user has just asked for, while the browser asks back. */
const wishKey = 'wished-site';

/**
 * The user wants Shortfall on a site. Where the browser allows it already, it begins; else the wish is remembered until the browser
 * says that it does: its question may close the page on which ours was answered.
 */
export async function addSite(
  { site }: Protocol['addSite']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['addSite']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  if (bundledSites.some(({ host }) => host === site.host)) return { kind: 'added' };
  if (await isAllowed(site.host)) {
    await begin(site);
    return { kind: 'added' };
  }
  await browser.storage.session.set({ [wishKey]: site });
  return { kind: 'waiting' };
}

/** The user wants Shortfall on an added site no longer: it is forgotten, and the permission given back. */
export async function removeSite({
  host,
}: Protocol['removeSite']['request']): Promise<Protocol['removeSite']['answer']> {
  await forgetAddedSite(host);
  await keepScripts();
  await giveBack([host]);
  await bumpRevision();
  return { kind: 'saved' };
}

/** The browser lets us read more hosts: a wish may have come true, or what was revoked is back. */
export async function onPermissionsAdded(): Promise<void> {
  const wish = addedSite.safeParse((await browser.storage.session.get(wishKey))[wishKey]);
  if (wish.success && (await isAllowed(wish.data.host))) await begin(wish.data);
  else await keepScripts();
  await bumpRevision();
}

/** The browser lets us read fewer hosts: scripts go, and what is open asks anew. An added site stays in the list, to be allowed again. */
export async function onPermissionsRemoved(): Promise<void> {
  await keepScripts();
  await bumpRevision();
}

async function begin(site: AddedSite): Promise<void> {
  await browser.storage.session.remove(wishKey);
  await saveAddedSite(site);
  await keepScripts();
  await bumpRevision();
}
