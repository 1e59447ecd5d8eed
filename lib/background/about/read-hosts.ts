import { bundledSites } from '../../catalogue/bundled-sites';
import { chainEndpoints } from '../../catalogue/chain/ethereum-endpoints';
import { snapshotHub, snapshotSpacesApi } from '../../catalogue/hosts';
import type { HostUse, HostView } from '../../messages/about/about-view';
import { powerHost } from '../../messages/account-view';
import type { Protocol } from '../../messages/protocol';
import { readAddedSites } from '../../store/added-sites';
import { readSubscriptions } from '../../store/lists/subscriptions';
import { readEndpoints } from '../../store/nodes/endpoints';
import { readSources } from '../../store/sources';
import { orStorageBlocked } from '../storage-blocked';

/** Every host that was ever asked: what for, and when it last answered. The latest first. */
export function readHosts(): Promise<Protocol['readHosts']['answer']> {
  return orStorageBlocked<Protocol['readHosts']['answer']>(async () => {
    const [sources, lists, uses] = await Promise.all([readSources(), readSubscriptions(), hostUses()]);
    const hosts = new Map<string, HostView>();
    for (const { host, lastGoodAt, failure } of sources)
      hosts.set(host, {
        host,
        use: uses.get(host) ?? 'other',
        ...(lastGoodAt !== undefined && { lastGoodAt }),
        ...(failure && { failure: { reason: failure.reason, since: failure.since } }),
      });
    for (const { url, checkedAt, failure } of lists) {
      const { host } = new URL(url);
      const reason = failure && failure.reason !== 'invalid' ? failure.reason : undefined;
      const isAnswer = reason === undefined || reason === 'malformed' || reason === 'not-found';
      hosts.set(host, {
        host,
        use: uses.get(host) ?? 'list',
        ...(checkedAt !== undefined && isAnswer && { lastGoodAt: checkedAt }),
        ...(failure && isFailure(reason) && !isAnswer && { failure: { reason, since: failure.at } }),
      });
    }
    const sorted = [...hosts.values()].sort((a, b) => (b.lastGoodAt ?? 0) - (a.lastGoodAt ?? 0));
    return { kind: 'hosts', hosts: sorted };
  });
}

/** What each host that is known is asked for. */
export async function hostUses(): Promise<ReadonlyMap<string, HostUse>> {
  const [endpoints, sites] = await Promise.all([readEndpoints(), readAddedSites()]);
  const nodes = [...Object.values(chainEndpoints), ...Object.values(endpoints)].flat();
  return new Map<string, HostUse>([
    ...sites.map(({ host, kind }) => [host, siteUses[kind]] as const),
    ...bundledSites.map(({ host, kind }) => [host, siteUses[kind]] as const),
    ...nodes.map((url) => [new URL(url).host, 'node'] as const),
    [snapshotHub, 'votes'],
    [snapshotSpacesApi, 'space-votes'],
    [powerHost, 'voting-power'],
  ]);
}

const siteUses = { discourse: 'forum', snapshot: 'votes', vote: 'vote-site' } as const;

type Reason = NonNullable<HostView['failure']>['reason'];

function isFailure(reason: string | undefined): reason is Reason {
  return reason !== undefined && !['invalid', 'no-address', 'too-many', 'subscribed'].includes(reason);
}
