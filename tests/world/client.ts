import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Asks a world for an address, as a browser in it would: by name, on the world's port. Rejects where the connection is cut. */
export function ask(world: { port: number }, address: string, question: Question = {}): Promise<Reply> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: world.port,
        path: url.pathname + url.search,
        method: question.method ?? (question.body === undefined ? 'GET' : 'POST'),
        headers: { host: url.host, ...question.headers },
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('aborted')));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(question.body);
  });
}

/** Posts a GraphQL document to the hub of a world. */
export async function askHub(
  world: { port: number },
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<
  Reply & { body: { data?: Record<string, unknown> | null; errors?: { message: string; path?: string[] }[] } }
> {
  const reply = await ask(world, 'https://hub.snapshot.org/graphql', {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { ...reply, body: JSON.parse(reply.text) };
}
