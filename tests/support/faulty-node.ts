import { createServer } from 'node:http';

/** One JSON-RPC call as it was asked. */
interface NodeCall {
  id: number;
  method: string;
  params: readonly unknown[];
}

/** What a node does in place of answering; `undefined`: it answers. */
type Fault =
  /** Refuses, as an answer to one call. */
  | { refuse: { code: number; message: string } }
  /** Answers with a status and a body of its own, to the whole batch. */
  | { status: number; body: string }
  /** Cuts the line. */
  | 'cut'
  /** Is late: the final block that it tells is this many blocks older. */
  | { behind: number }
  /** Gives another result than the real one. */
  | { result: (real: unknown) => unknown };

/** Decides for each call of a batch. `place` is its place in the batch. */
export type FaultRule = (call: NodeCall, place: number, batch: readonly NodeCall[]) => Fault | undefined;

/** A node that stands before a real one and fails as it is told. */
export interface FaultyNode {
  url: string;
  /** Every batch that it was asked, as its methods. */
  asked: string[][];
  fail(rule: FaultRule | undefined): void;
  stop(): Promise<void>;
}

/** Starts a faulty node before the real one at `rpcUrl`. */
export async function startFaultyNode(rpcUrl: string): Promise<FaultyNode> {
  const asked: string[][] = [];
  let rule: FaultRule | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const calls: NodeCall[] = [JSON.parse(Buffer.concat(chunks).toString())].flat();
    asked.push(calls.map(({ method }) => method));
    const faults = calls.map((call, place) => rule?.(call, place, calls));
    for (const fault of faults) {
      if (fault === 'cut') return void response.destroy();
      if (fault && 'status' in fault) return void response.writeHead(fault.status).end(fault.body);
    }
    const asking = await Promise.all(
      calls.map(async (call, place) => {
        const fault = faults[place];
        return fault && fault !== 'cut' && 'behind' in fault ? older(call, fault.behind) : call;
      }),
    );
    const rows = (await pass(asking)) as { id: number; result: unknown }[];
    const answers = rows.map((row, place) => {
      const fault = faults[place];
      if (!fault || fault === 'cut') return row;
      if ('refuse' in fault) return { jsonrpc: '2.0', id: row.id, error: fault.refuse };
      return 'result' in fault ? { ...row, result: fault.result(row.result) } : row;
    });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers));
  });

  async function pass(body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(rpcUrl, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }

  async function older(call: NodeCall, blocks: number): Promise<NodeCall> {
    const { result } = (await pass({ ...call, jsonrpc: '2.0' })) as { result: { number: string } };
    return { ...call, params: [`0x${(Number(result.number) - blocks).toString(16)}`, false] };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    fail: (next) => {
      rule = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Refuses logs of more than `blocks` blocks, in the words of a provider. */
export function cappedAt(
  blocks: number,
  refusal: { code: number; message: string } | { status: number; body: string },
): FaultRule {
  return ({ method, params }) => {
    if (method !== 'eth_getLogs') return undefined;
    const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
    if (Number(toBlock) - Number(fromBlock) + 1 <= blocks) return undefined;
    return 'status' in refusal ? refusal : { refuse: refusal };
  };
}
