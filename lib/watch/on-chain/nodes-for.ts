import { chainEndpoints } from '../../catalogue/on-chain/chain-endpoints';
import type { Milliseconds } from '../../domain/time';
import { isAllowed } from '../../platform/host-permission';
import { type Provider, provider } from '../../platform/rpc/provider';
import { restedNodes } from '../chain-nodes';

/** Kept for the life of the worker: each knows what it was taught of its limits. */
const nodes = new Map<string, Provider>();

/** The nodes of each chain that may be asked now, in order: the user has allowed them, and none asked to be left alone. */
export async function nodesFor(chainIds: Iterable<number>, now: Milliseconds): Promise<Map<number, Provider[]>> {
  const found = new Map<number, Provider[]>();
  for (const chainId of new Set(chainIds)) {
    const known = (chainEndpoints.get(chainId) ?? []).map(nodeAt);
    const allowed = await Promise.all(known.map(({ host }) => isAllowed(host)));
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

function nodeAt(url: string): Provider {
  const node = nodes.get(url) ?? provider(url);
  nodes.set(url, node);
  return node;
}
