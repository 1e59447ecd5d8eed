import { chainName } from '../../catalogue/chain/chain-names';
import { chainEndpoints } from '../../catalogue/chain/ethereum-endpoints';
import type { NodeView } from '../../messages/nodes-view';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { isEndpoint, readEndpoints, saveEndpoints } from '../../store/nodes/endpoints';
import { bumpRevision } from '../../store/preferences';
import { testEndpoint } from '../../watch/nodes/test-endpoint';
import { mayBeAsked } from '../../watch/on-chain/nodes-for';
import { giveBack } from '../sites/give-back';

/** The nodes that are asked, chain by chain, Ethereum's first. */
export async function readNodes(): Promise<Protocol['readNodes']['answer']> {
  const named = await readEndpoints();
  const chains = Object.entries(chainEndpoints).map(async ([chain, bundled]) => {
    const own = named[chain];
    const nodes = (own ?? bundled).map(async (url): Promise<NodeView> => {
      const { host } = new URL(url);
      return { url, host, allowed: await mayBeAsked({ host }) };
    });
    const chainId = Number(chain);
    return { chainId, name: chainName(chainId), own: own !== undefined, nodes: await Promise.all(nodes) };
  });
  return { kind: 'nodes', chains: await Promise.all(chains) };
}

/** Names the nodes of a chain; none: those that came with the extension again. The permission of a host that nothing needs any more is given back. */
export async function saveNodes(
  { chainId, urls }: Protocol['saveNodes']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['saveNodes']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  if (!chainEndpoints[chainId]) return { kind: 'failed', reason: 'not-found' };
  if (!urls.every(isEndpoint)) return { kind: 'failed', reason: 'malformed' };
  const before = hostsOf(Object.values(await readEndpoints()).flat());
  await saveEndpoints(chainId, [...new Set(urls)]);
  await giveBack(before);
  await bumpRevision();
  return { kind: 'saved' };
}

/** Tries a node, whether it is named or not. Nothing is remembered. */
export async function testNode({ url }: Protocol['testNode']['request']): Promise<Protocol['testNode']['answer']> {
  const tried = await testEndpoint(url);
  const result = tried.kind === 'failed' ? { kind: tried.kind, reason: tried.reason } : tried;
  // What the browser forbids fails as if nobody were there.
  const forbidden = result.kind === 'failed' && result.reason === 'unreachable' && !(await mayBeAsked(new URL(url)));
  return { kind: 'tested', result: forbidden ? { kind: 'failed', reason: 'not-allowed' } : result };
}

function hostsOf(urls: readonly string[]): ReadonlySet<string> {
  return new Set(urls.map((url) => new URL(url).hostname));
}
