import { vi } from 'vitest';
import { serveSpaces } from '../world/spaces-api/serve-spaces.ts';
import { SpacesData } from '../world/spaces-api/spaces.ts';

/** The API of on-chain spaces in place of `fetch`: the world's own, held to the real schema. */
export class StubSpaces extends SpacesData {
  readonly requests: { url: string; query: string; variables: Record<string, unknown> }[] = [];
  /** Answers in place of the API where it is set. */
  instead: ((network: string) => Response | undefined) | undefined;

  constructor() {
    super();
    const site = serveSpaces(this);
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const body = String(init.body);
      const { query, variables } = JSON.parse(body) as StubSpaces['requests'][number];
      this.requests.push({ url, query, variables });
      const instead = this.instead?.(String(variables.indexer));
      if (instead) return instead;
      const ask = { method: 'POST', body: Buffer.from(body), entry: {} } as unknown as Parameters<typeof site>[0];
      const { status, headers, body: answer } = await site(ask);
      return new Response(String(answer), { status, headers: headers ?? {} });
    });
  }
}
