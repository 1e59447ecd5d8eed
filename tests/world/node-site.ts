import { json, type Site } from './site.ts';

/** The host names under which the extension finds Ethereum. */
export const nodeHosts = ['eth.drpc.org', 'ethereum-rpc.publicnode.com', 'ethereum.reth.rs'] as const;

interface Call {
  method?: string;
}

/** Passes JSON-RPC on to the node, once there is one. */
export function serveNode(rpcUrl: () => string | undefined, isBehind: (host: string) => boolean): Site {
  return async (ask) => {
    if (ask.method === 'OPTIONS') return { status: 204, body: '' };
    if (ask.method !== 'POST') return json({ error: 'POST JSON-RPC here' }, 405);
    ask.entry.operation = operationOf(ask.body);
    const url = rpcUrl();
    if (!url) return json({ error: 'no node behind this name yet' }, 503);
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(ask.body),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const headers = { 'content-type': 'application/json' };
    return { status: answer.status, headers, body: isBehind(ask.host) ? olderHead(ask.body, body) : body };
  };
}

function operationOf(body: Buffer): string {
  try {
    const calls: Call | Call[] = JSON.parse(body.toString());
    return [calls]
      .flat()
      .map(({ method }) => method ?? '?')
      .join(',');
  } catch {
    return 'malformed';
  }
}

/** A node that has not caught up: its head is 64 blocks back. */
function olderHead(question: Buffer, answer: Buffer): Buffer {
  const calls = [JSON.parse(question.toString())].flat() as Call[];
  const parsed = JSON.parse(answer.toString());
  const back = (result: unknown, method?: string) =>
    method === 'eth_blockNumber' && typeof result === 'string' ? `0x${(BigInt(result) - 64n).toString(16)}` : result;
  const rows = ([parsed].flat() as { result?: unknown }[]).map((row, index) => ({
    ...row,
    ...('result' in row && { result: back(row.result, calls[index]?.method) }),
  }));
  return Buffer.from(JSON.stringify(Array.isArray(parsed) ? rows : rows[0]));
}
