import { chainEndpoints } from '../../catalogue/chain/ethereum-endpoints';
import { hour, type Milliseconds } from '../../domain/time';
import { type Provider, provider, takeSent } from '../../platform/rpc/provider';
import type { SourceError } from '../../platform/source-error';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { readEndpoints } from '../../store/nodes/endpoints';
import { addNodeRequests, readNodeRequests } from '../../store/nodes/node-requests';
import { readSource } from '../../store/sources';
import { rememberAnswer, rememberFailure } from '../source-health';

/** Requests that a host is sent in a day at most: a look every minute and a half. Public nodes are shared by many. */
export const requestsADay = 8_000;

/** Kept for the life of the worker: each knows what it was taught of its limits. */
const nodes = new Map<string, Provider>();

/** Every node of a chain that may be asked, in order: those that the user named, or those that come with the extension. */
export async function knownNodes(chainId: number): Promise<readonly Provider[]> {
  const urls = (await readEndpoints())[chainId] ?? chainEndpoints[chainId] ?? [];
  return urls.map((url) => {
    const known = nodes.get(url) ?? provider(url);
    nodes.set(url, known);
    return known;
  });
}

/** The nodes that need not be left alone at the moment: neither did they ask for it, nor were they asked enough today. */
export async function restedNodes(providers: readonly Provider[], now: Milliseconds): Promise<Provider[]> {
  const states = await Promise.all(providers.map(({ host }) => readSource(host)));
  const sent = await readNodeRequests(now);
  return providers.filter(({ host }, index) => {
    if ((sent[host] ?? 0) >= requestsADay) return false;
    const failure = states[index]?.failure;
    // A time further away than any cool-down was set by a clock that was wrong.
    return !failure || failure.retryAt <= now || failure.retryAt > now + 24 * hour;
  });
}

/** Hears how each node did, and records it, with how often each was asked. */
export function listenToNodes(): { report: ProviderReport; save(now: Milliseconds): Promise<void> } {
  const heard = new Map<string, SourceError | 'answered'>();
  return {
    report: {
      answered: (host) => void heard.set(host, 'answered'),
      failed: (error) => void heard.set(error.source, error),
    },
    async save(now) {
      for (const [host, what] of heard) {
        if (what === 'answered') await rememberAnswer(host, now);
        else await rememberFailure(what, now);
      }
      await addNodeRequests(takeSent(), now);
    },
  };
}
