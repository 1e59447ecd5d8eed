import { createServer as createProxy, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { applyFault, type Kind, wantsJson } from './apply-fault.ts';
import type { Certificate } from './certificate.ts';
import type { FaultTable } from './faults.ts';
import type { RequestRecorder } from './request-log.ts';
import type { Answer, Ask, Site } from './site.ts';

export interface Host {
  kind: Kind;
  site: Site;
}

/** Something that listens, and lets go of its port and of every connection. */
export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** The HTTPS server of all names. Names that it does not know are 404: the browsers' own services end there too. */
export async function listen(
  certificate: Certificate,
  hosts: ReadonlyMap<string, Host>,
  faults: FaultTable,
  requests: RequestRecorder,
): Promise<Listening> {
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    answer(request, response, hosts, faults, requests).catch((error) => {
      console.error('the test world failed to answer', request.headers.host, request.url, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Handshakes that a browser gives up are no business of ours.
  server.on('tlsClientError', () => {});
  return listening(server);
}

/** An HTTP proxy whose every CONNECT is a pipe to one port. */
export async function listenProxy(port: number): Promise<Listening> {
  const proxy = createProxy((_, response) => {
    response.writeHead(404);
    response.end();
  });
  const pipes = new Set<Socket>();
  proxy.on('connect', (_: IncomingMessage, client: Socket, head: Buffer) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      pipes.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        pipes.delete(socket);
        other.destroy();
      });
    }
  });
  const { port: proxyPort, close } = await listening(proxy);
  return {
    port: proxyPort,
    close: () => {
      for (const socket of pipes) socket.destroy();
      return close();
    },
  };
}

async function listening(server: Server & { closeAllConnections?(): void }): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const largestBody = 20 * 1024 * 1024;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  hosts: ReadonlyMap<string, Host>,
  faults: FaultTable,
  requests: RequestRecorder,
): Promise<void> {
  const name = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  const method = request.method ?? 'GET';
  const { headers } = request;
  const entry = requests.record({
    at: Date.now(),
    host: name,
    method,
    path: request.url ?? '/',
    cookies: headers.cookie !== undefined,
    ...(headers.origin && { origin: headers.origin }),
    ...(headers.referer && { referer: headers.referer }),
    ...(typeof headers['sec-fetch-site'] === 'string' && { site: headers['sec-fetch-site'] }),
    ...(typeof headers['sec-fetch-dest'] === 'string' && { dest: headers['sec-fetch-dest'] }),
  });
  const body = await readBody(request);
  if (body.length > 0 && body.length < 200_000) entry.body = body.toString();
  const host = hosts.get(name);
  const ask: Ask = { host: name, method, url: urlOf(name, request.url), headers, body, entry };
  if (!host) return send(response, ask, { status: 404, body: '' });

  const right = async () => host.site(ask);
  const isData =
    host.kind === 'hub' || host.kind === 'node' || wantsJson(ask) || ask.url.pathname.startsWith('/__data');
  const fault = faults.take(name, isData);
  const result = fault ? await applyFault(host.kind, ask, fault, right) : await right();
  if ('hang' in result) return;
  if ('cut' in result) {
    entry.status = 0;
    request.socket.destroy();
    return;
  }
  if ('truncated' in result) {
    const whole = Buffer.from(result.truncated.body);
    entry.status = 0;
    response.writeHead(result.truncated.status, { ...result.truncated.headers, 'content-length': whole.length });
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => request.socket.destroy());
    return;
  }
  send(response, ask, result);
}

function send(response: ServerResponse, ask: Ask, { status, headers = {}, body }: Answer): void {
  ask.entry.status = status;
  const whole = Buffer.from(body);
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, {
    'cache-control': 'no-cache, no-store',
    ...headers,
    ...(hasBody && { 'content-length': whole.length }),
  });
  response.end(hasBody && ask.method !== 'HEAD' ? whole : undefined);
}

/** Never throws: browsers ask for the oddest paths. */
function urlOf(host: string, path = '/'): URL {
  const safe = /^[\w.-]+$/.test(host) ? host : 'unknown.invalid';
  return URL.canParse(`https://${safe}${path}`) ? new URL(`https://${safe}${path}`) : new URL(`https://${safe}/`);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= largestBody) parts.push(part);
  }
  return Buffer.concat(parts);
}
