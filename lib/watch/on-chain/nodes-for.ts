import type { Milliseconds } from '../../domain/time';
import { isAllowed } from '../../platform/host-permission';
import type { Provider } from '../../platform/rpc/provider';
import { knownNodes, restedNodes } from '../nodes/chain-nodes';

/** The nodes of each chain that may be asked now, in order: the user has allowed them, and none asked to be left alone. */
export async function nodesFor(chainIds: Iterable<number>, now: Milliseconds): Promise<Map<number, Provider[]>> {
  const found = new Map<number, Provider[]>();
  for (const chainId of new Set(chainIds)) {
    const known = await knownNodes(chainId);
    const allowed = await Promise.all(known.map(mayBeAsked));
    found.set(
      chainId,
      await restedNodes(
        known.filter((_, index) => allowed[index]),
        now,
      ),
    );
  }
  return found;
}

/** Whether the browser lets us ask a node. One on this very machine was named by the user, and needs nobody's leave. */
export function mayBeAsked({ host }: Pick<Provider, 'host'>): boolean | Promise<boolean> {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(host) || isAllowed(host);
}
