import { browser } from 'wxt/browser';
import { isAllowed, originOf } from '../../platform/host-permission';

/** The hosts among these that the browser does not let us read, though it was asked: users revoke what they granted. */
export async function hostsNotAllowed(hosts: readonly string[]): Promise<string[]> {
  // One question for the usual case.
  if (await browser.permissions.contains({ origins: hosts.map(originOf) })) return [];
  const allowed = await Promise.all(hosts.map(isAllowed));
  return hosts.filter((_, index) => !allowed[index]);
}
