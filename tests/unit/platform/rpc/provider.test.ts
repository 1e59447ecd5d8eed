import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { chainEndpoints } from '@/lib/catalogue/chain/ethereum-endpoints';
import { ethereumNodes } from '@/lib/catalogue/hosts';
import { provider } from '@/lib/platform/rpc/provider';
import { publicClient } from '@/lib/platform/rpc/public-client';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server on this machine; its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

const question = { method: 'eth_chainId', params: [] };
const answer = JSON.stringify([{ jsonrpc: '2.0', id: 0, result: '0x1' }]);

describe('the nodes that come with the extension', () => {
  it('are the hosts that it asks permission for, in their order', () => {
    expect(chainEndpoints[1]?.map((url) => new URL(url).host)).toEqual([...ethereumNodes]);
    expect(
      Object.values(chainEndpoints)
        .flat()
        .every((url) => url.startsWith('https://')),
    ).toBe(true);
  });
});

describe('a node', () => {
  it('is asked one thing at a time, with a pause after each answer', async () => {
    const spans: [start: number, end: number][] = [];
    const url = await serve((_, response) => {
      const start = performance.now();
      setTimeout(() => {
        spans.push([start, performance.now()]);
        response.end(answer);
      }, 20);
    });
    const node = provider(url, 60);
    await Promise.all([node.ask([question]), node.ask([question]), node.ask([question])]);
    expect(spans).toHaveLength(3);
    spans.slice(1).forEach(([start], index) => {
      expect(start - (spans[index]?.[1] ?? 0)).toBeGreaterThanOrEqual(55);
    });
  });

  it('that fails does not hold up the next question', async () => {
    let calls = 0;
    const url = await serve((_, response) => (calls++ === 0 ? response.destroy() : response.end(answer)));
    const node = provider(url, 0);
    const [first, second] = await Promise.allSettled([node.ask([question]), node.ask([question])]);
    expect(first).toMatchObject({ status: 'rejected', reason: { reason: 'unreachable' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: [{ kind: 'value', value: '0x1' }] });
  });

  it('that never finishes its answer is given up', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('[');
    });
    await expect(publicClient(url, 100).ask([question])).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it('that floods is cut off: it was asked for too much', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const flood = () => {
        while (!response.destroyed && response.write('0'.repeat(65_536)));
      };
      response.on('drain', flood);
      flood();
    });
    expect(await publicClient(url).ask([question])).toMatchObject([{ kind: 'refused', status: 413 }]);
  });

  it('that sends us elsewhere is not followed', async () => {
    let followed = false;
    const elsewhere = await serve((_, response) => {
      followed = true;
      response.end(answer);
    });
    const url = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
    await expect(publicClient(url).ask([question])).rejects.toMatchObject({ reason: 'unreachable' });
    expect(followed).toBe(false);
  });

  it('that mixes up the order of a batch is understood by the ids', async () => {
    const rows = [2, 0, 1].map((id) => ({ jsonrpc: '2.0', id, result: `0x${id}` }));
    const url = await serve((_, response) => response.end(JSON.stringify(rows)));
    expect(await publicClient(url).ask([question, question, question])).toEqual(
      [0, 1, 2].map((id) => ({ kind: 'value', value: `0x${id}` })),
    );
  });

  it('says how long it wants to be left alone', async () => {
    const url = await serve((_, response) => response.writeHead(429, { 'retry-after': '90' }).end());
    expect(await publicClient(url).ask([question])).toMatchObject([{ status: 429, retryAfter: 90_000 }]);
  });
});
