import { browser } from 'wxt/browser';
import { chainEndpoints } from '../../catalogue/chain/ethereum-endpoints';
import { venueHosts } from '../../catalogue/hosts';
import { powerHost } from '../../messages/account-view';
import { originOf } from '../../platform/host-permission';
import { readAddedSites } from '../../store/added-sites';
import { readSubscriptions } from '../../store/lists/subscriptions';
import { readEndpoints } from '../../store/nodes/endpoints';

/** Gives back the permission of hosts that nothing of ours needs any more: neither a site, nor a node, nor a list. */
export async function giveBack(hosts: Iterable<string>): Promise<void> {
  const [endpoints, sites, lists] = await Promise.all([readEndpoints(), readAddedSites(), readSubscriptions()]);
  const urls = [...Object.values(endpoints), ...Object.values(chainEndpoints)].flat();
  const needed = new Set([
    ...venueHosts,
    powerHost,
    ...sites.map(({ host }) => host),
    ...[...urls, ...lists.map(({ url }) => url)].map((url) => new URL(url).hostname),
  ]);
  const origins = [...new Set(hosts)].filter((host) => !needed.has(host)).map(originOf);
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => undefined);
}
