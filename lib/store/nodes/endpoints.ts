import { browser } from 'wxt/browser';
import { z } from '../../platform/zod';

/** Key in `storage.local` of the nodes that the user named, by chain. */
const key = 'endpoints';
/** Nobody compares more. */
const most = 5;

const stored = z.record(z.string(), z.array(z.string()));

/** The nodes that the user named, by chain, in order. Chains without any use those that come with the extension. */
export async function readEndpoints(): Promise<Readonly<Record<string, readonly string[]>>> {
  const parsed = stored.safeParse((await browser.storage.local.get(key))[key]);
  if (!parsed.success) return {};
  const kept = Object.entries(parsed.data).map(([chain, urls]) => [chain, urls.filter(isEndpoint).slice(0, most)]);
  return Object.fromEntries(kept.filter(([, urls]) => urls?.length));
}

/** Names the nodes of a chain; none: those that come with the extension again. What is no address of a node is left out. */
export async function saveEndpoints(chainId: number, urls: readonly string[]): Promise<void> {
  const { [chainId]: _, ...others } = await readEndpoints();
  const named = urls.filter(isEndpoint).slice(0, most);
  await browser.storage.local.set({ [key]: named.length > 0 ? { ...others, [chainId]: named } : others });
}

/** Whether an address can be that of a node: https, or on this very machine. A key stands in its path or query, never before its host. */
export function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '' || text.length > 500) return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
