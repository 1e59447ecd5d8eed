import { ethereumEndpoints } from '../catalogue/ethereum-endpoints';
import { hour, type Milliseconds } from '../domain/time';
import { type Provider, provider } from '../platform/rpc/provider';
import type { SourceError } from '../platform/source-error';
import type { ProviderReport } from '../sources/chain/read-transfers';
import { readSource } from '../store/sources';
import { rememberAnswer, rememberFailure } from './source-health';

let nodes: readonly Provider[] | undefined;

/** Every node that may be asked, in order. Each keeps what it has taught us of its limits. */
export function knownNodes(): readonly Provider[] {
  nodes ??= ethereumEndpoints.map((url) => provider(url));
  return nodes;
}

/** The nodes that need not be left alone at the moment. */
export async function restedNodes(providers: readonly Provider[], now: Milliseconds): Promise<Provider[]> {
  const states = await Promise.all(providers.map(({ host }) => readSource(host)));
  return providers.filter((_, index) => {
    const failure = states[index]?.failure;
    // A time further away than any cool-down was set by a clock that was wrong.
    return !failure || failure.retryAt <= now || failure.retryAt > now + 24 * hour;
  });
}

/** Hears how each node did, and records it. */
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
    },
  };
}
