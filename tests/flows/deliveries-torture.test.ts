import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { torture } from '../support/delivery-torture';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { type Chain, startChain } from '../world/chain';

let chain: Chain;
let nodes: [FaultyNode, FaultyNode];

beforeAll(async () => {
  chain = await startChain();
  nodes = [await startFaultyNode(chain.rpcUrl), await startFaultyNode(chain.rpcUrl)];
});

afterAll(async () => {
  for (const node of nodes ?? []) await node.stop();
  await chain?.stop();
});

/** More of them run in the campaign. */
const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);

describe('whatever nodes, chain and browser do meanwhile', () => {
  it.each(seeds)(
    'the ledger is what the chain says or says that it is not, and each arrival is told once (seed %i)',
    async (seed) => {
      const { ledger, truth, unexplained, told, wrong } = await torture(seed, chain, nodes);
      expect(wrong).toEqual([]);
      expect(ledger).toEqual(truth);
      expect(unexplained.said).toEqual(unexplained.truth);
      expect(told.filter(({ times }) => times !== 1)).toEqual([]);
    },
    // Long walks, on a machine that may do other things.
    30_000,
  );
});
