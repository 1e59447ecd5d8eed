import { vi } from 'vitest';

/** How a source answers a request: its status, its body as data, or as text, and its headers. */
export interface Said {
  status?: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

/** Every request of the worker gets this answer. `vi.unstubAllGlobals` takes it away. */
export function answerEverything(answer: (url: URL, body: unknown) => Said): void {
  vi.stubGlobal('fetch', async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address instanceof Request ? address.url : address);
    const {
      status = 200,
      body,
      text,
      headers,
    } = answer(url, typeof init.body === 'string' ? JSON.parse(init.body) : undefined);
    const said = text ?? JSON.stringify(body) ?? '';
    const bodyless = status === 204 || status === 304;
    return new Response(bodyless ? null : said, {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
}
