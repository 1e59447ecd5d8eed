import { vi } from 'vitest';
import type { HubData } from '../world/hub/hub.ts';
import { serveHub } from '../world/hub/serve-hub.ts';

/** The hub of the test world in place of `fetch`, with its limits. */
export interface HubInPlace {
  /** The question of each request for votes, in order. */
  readonly pages: { since: number; skip: number }[];
  /** Runs before each page of votes is answered: what it gives is answered instead. */
  onPage: ((page: number) => Response | undefined | Promise<Response>) | undefined;
}

/** Replaces `fetch` by a hub over the data; every other host is down. `vi.unstubAllGlobals` takes it away. */
export function putHubInPlace(hub: HubData): HubInPlace {
  const site = serveHub(hub, { rateLimit: { requests: 10_000, seconds: 60 }, apiKeys: [] });
  const state: HubInPlace = { pages: [], onPage: undefined };
  vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    if (url.host !== 'hub.snapshot.org') throw new TypeError('fetch failed');
    const { query, variables } = JSON.parse(String(init.body)) as { query: string; variables: HubInPlace['pages'][0] };
    if (query.includes('votes(')) {
      const { since, skip } = variables;
      const page = state.pages.push({ since, skip });
      const instead = await state.onPage?.(page);
      if (instead) return instead;
    }
    const answer = await site({
      host: url.host,
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(String(init.body)),
      entry: { at: Date.now(), host: url.host, method: 'POST', path: url.pathname, cookies: false },
    });
    return new Response(String(answer.body), { status: answer.status, headers: answer.headers ?? {} });
  });
  return state;
}
