import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aprilRescue } from '../world/april-rescue.ts';
import { HubData } from '../world/hub/hub.ts';
import { serveHub } from '../world/hub/serve-hub.ts';

/** The hub of the test world, with the votes of April, at a plain address of this machine. */
export interface HttpHub {
  url: string;
  hub: HubData;
  /** How many questions it was asked. */
  asked(): number;
  stop(): Promise<void>;
}

/** Starts it. Whoever starts it stops it. */
export async function startHttpHub(now: number): Promise<HttpHub> {
  const hub = new HubData();
  const { spaces, proposals, crowds = [] } = aprilRescue(now);
  for (const space of spaces) hub.addSpace(space);
  for (const proposal of proposals) hub.addProposal(proposal);
  for (const { proposal, choice, power, voters } of crowds) hub.castMany(proposal, choice, power, voters);
  const site = serveHub(hub, { rateLimit: { requests: 100, seconds: 60 }, apiKeys: [] });
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const url = new URL(request.url ?? '/', 'http://hub.test');
    const method = request.method ?? 'GET';
    const entry = { at: now, host: url.host, method, path: url.pathname, cookies: false };
    const { headers } = request;
    const answer = await site({ host: url.host, method, url, headers, body: Buffer.concat(pieces), entry });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    hub,
    asked: () => asked,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
