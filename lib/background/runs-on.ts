import { forums } from '../catalogue/forums';
import { snapshotSites } from '../catalogue/hosts';

const sites: ReadonlySet<string> = new Set([...snapshotSites, ...forums.map(({ host }) => host)]);

/** Whether our content scripts run on a host, so that a message from it can be ours. */
export function runsOn(host: string): boolean {
  return sites.has(host);
}
