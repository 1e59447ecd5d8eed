import { provider } from '../../lib/platform/rpc/provider';
import { type Chains, chainsOf } from '../../lib/sources/chain/vote/chain-view';

/** The product's view of test chains, by their ids, as they are from now on. */
export function viewsOf(nodes: Readonly<Record<number, string>>, now = Date.now()): Chains {
  return chainsOf((chainId) => {
    const url = nodes[chainId];
    return url === undefined ? undefined : provider(url, 0);
  }, now);
}
