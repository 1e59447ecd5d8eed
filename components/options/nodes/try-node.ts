import { browser } from 'wxt/browser';
import type { NodeTestView } from '../../../lib/messages/nodes-view';
import { request } from '../../../lib/messages/request';

/** A node that is being tried, or was. `refused`: the browser does not let us ask it. */
export type Tried = { kind: 'trying' | 'refused' } | (NodeTestView & { host?: string });

/** The host of a node's address without its port, as a browser grants it; empty where it is no address. */
export function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Whether a node answered, and for that chain. */
export function isOfChain(tried: Tried, chainId: number): boolean {
  return tried.kind === 'answered' && tried.chainId === chainId;
}

/**
 * Tries a node, and asks the browser for its host first, straight from the click: the browser asks back only then, and only where it does
 * not allow it yet. `show` is told what is going on.
 */
export async function tryNode(url: string, show: (tried: Tried) => void): Promise<Tried> {
  const asked = allow(url);
  show({ kind: 'trying' });
  const tried = await attempt(url, await asked);
  show(tried);
  return tried;
}

async function attempt(url: string, allowed: boolean): Promise<Tried> {
  if (!allowed) return { kind: 'refused' };
  const host = hostnameOf(url);
  const answer = await request('testNode', { url }).catch(() => undefined);
  return answer?.kind === 'tested' ? { ...answer.result, host } : { kind: 'failed', reason: 'unreachable', host };
}

function allow(url: string): Promise<boolean> {
  // One on this very machine needs nobody's leave; what is no address is told by the worker.
  if (!url.startsWith('https://') || hostnameOf(url) === '') return Promise.resolve(true);
  return browser.permissions.request({ origins: [`https://${hostnameOf(url)}/*`] }).catch(() => false);
}
