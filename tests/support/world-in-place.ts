import { vi } from 'vitest';
import { FaultTable } from '../world/faults.ts';
import { ForumData } from '../world/forums/forums.ts';
import { serveForums } from '../world/forums/serve-forums.ts';
import { HubData } from '../world/hub/hub.ts';
import { serveHub } from '../world/hub/serve-hub.ts';

/** The hub and the forums of the test world in place of `fetch`, with their limits. */
export interface WorldInPlace {
  hub: HubData;
  forums: ForumData;
  faults: FaultTable;
  /** Every address that was asked, in order. */
  asked: string[];
  /** Names of the questions that the hub was asked. */
  questions: string[];
  /** Hosts that are down. */
  down: Set<string>;
}

/** Replaces `fetch` by a hub and forums without anything in them; every other host is down. `vi.unstubAllGlobals` takes it away. */
export function putWorldInPlace(): WorldInPlace {
  const world = {
    hub: new HubData(),
    forums: new ForumData(),
    faults: new FaultTable(),
    asked: [] as string[],
    questions: [] as string[],
    down: new Set<string>(),
  };
  const hub = serveHub(world.hub, { rateLimit: { requests: 100, seconds: 60 }, apiKeys: [] });
  const forums = serveForums(world.forums, world.faults);
  vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    world.asked.push(url.href);
    if (url.host === 'hub.snapshot.org') world.questions.push(/query (\w+)/.exec(String(init.body))?.[1] ?? '');
    const site = url.host === 'hub.snapshot.org' ? hub : world.forums.hosts.includes(url.host) ? forums : undefined;
    if (!site || world.down.has(url.host)) throw new TypeError('fetch failed');
    const answer = await site({
      host: url.host,
      method: init.method ?? 'GET',
      url,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: Buffer.from(String(init.body ?? '')),
      entry: { at: Date.now(), host: url.host, method: 'GET', path: url.pathname, cookies: false },
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, String(value));
    return new Response(String(answer.body), { status: answer.status, headers });
  });
  return world;
}
