import { bundledSites } from '../catalogue/bundled-sites';
import { isAllowed } from '../platform/host-permission';

const sites: ReadonlySet<string> = new Set(bundledSites.map(({ host }) => host));

/** Whether our content scripts run on a host, so that a message from it can be ours: it came with us, or the user has allowed it. */
export function runsOn(host: string): boolean | Promise<boolean> {
  return sites.has(host) || isAllowed(host);
}
