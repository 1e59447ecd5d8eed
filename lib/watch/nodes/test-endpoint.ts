import { type Milliseconds, second } from '../../domain/time';
import type { NodeTestView } from '../../messages/nodes-view';
import { block, blockQuestion, hexNumber, quantity } from '../../platform/rpc/block';
import { refusalError } from '../../platform/rpc/provider';
import { publicClient, type RpcAnswer } from '../../platform/rpc/public-client';
import { SourceError } from '../../platform/source-error';
import { isEndpoint } from '../../store/nodes/endpoints';

/** What a node said when it was tried. Of one that failed with its own words, cut off: `said`. */
export type EndpointTest =
  | Extract<NodeTestView, { kind: 'answered' }>
  | (Extract<NodeTestView, { kind: 'failed' }> & { said: string });

/** Tries a node: whether it answers, of which chain, how fast, how fresh it is, and whether it reads logs. Nothing is remembered. */
export async function testEndpoint(url: string): Promise<EndpointTest> {
  if (!isEndpoint(url)) return { kind: 'failed', reason: 'not-an-endpoint', said: '' };
  const node = publicClient(url);
  const began = performance.now();
  try {
    const [chain, newest, settled] = await node.ask([
      { method: 'eth_chainId', params: [] },
      blockQuestion('latest'),
      blockQuestion('finalized'),
    ]);
    const took = Math.round(performance.now() - began);
    const chainId = quantity.safeParse(valueOfAnswer(node.host, chain)).data;
    const latest = placeOf(newest);
    if (chainId === undefined || !latest) throw new SourceError('malformed', node.host, 'no chain, or no block');
    const final = placeOf(settled);
    // An event that nobody emits, so that the answer is short.
    const where = {
      address: `0x${'0'.repeat(40)}`,
      fromBlock: hexNumber(latest.number),
      toBlock: hexNumber(latest.number),
    };
    const [logs] = await node.ask([{ method: 'eth_getLogs', params: [where] }]);
    const readsLogs = logs.kind === 'value' && Array.isArray(logs.value);
    return { kind: 'answered', chainId, took, latest, ...(final && { final }), readsLogs };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { kind: 'failed', reason: error.reason, said: error.message.slice(0, 200) };
  }
}

function valueOfAnswer(host: string, answer: RpcAnswer): unknown {
  if (answer.kind === 'refused') throw refusalError(host, answer);
  return answer.value;
}

function placeOf(answer: RpcAnswer): { number: number; at: Milliseconds } | undefined {
  const parsed = block.safeParse(answer.kind === 'value' ? answer.value : undefined);
  return parsed.success ? { number: parsed.data.number, at: parsed.data.timestamp * second } : undefined;
}
