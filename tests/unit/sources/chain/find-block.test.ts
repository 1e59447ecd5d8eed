import { describe, expect, it } from 'vitest';
import type { Provider } from '../../../../lib/platform/rpc/provider.ts';
import type { RpcQuestion } from '../../../../lib/platform/rpc/public-client.ts';
import { findBlockBefore } from '../../../../lib/sources/chain/find-block.ts';

const hex = (value: number) => `0x${value.toString(16)}`;
const hashOf = (number: number) => `0x${number.toString(16).padStart(64, '0')}` as `0x${string}`;

/** A node whose block n was made at second 12 n, and that keeps blocks from `first` to `final`. Counts what it is asked. */
function aNode(first: number, final: number): Provider & { asked: number } {
  const node = {
    host: 'node.example',
    span: 10_000,
    asked: 0,
    ask: async ([question]: readonly RpcQuestion[]) => {
      node.asked += 1;
      const which = question?.params[0];
      const number = which === 'finalized' ? final : Number(which);
      const there = number >= first && number <= final;
      const value = there ? { number: hex(number), hash: hashOf(number), timestamp: hex(number * 12) } : null;
      return [{ kind: 'value', value }];
    },
  };
  return node as unknown as Provider & { asked: number };
}

describe('the last block before a time', () => {
  it.each([
    ['between two blocks', 1_205, 100],
    ['of a block itself: the one before, since that block is not before it', 1_200, 99],
    ['a second later', 1_201, 100],
    ['after the newest final block', 9_999_999, 500],
    ['before the first: the first, since there is none before it', 0, 0],
  ])('%s', async (_, seconds, number) => {
    expect(await findBlockBefore(aNode(0, 500), seconds * 1_000)).toMatchObject({ number, hash: hashOf(number) });
  });

  it('is the first that is kept, where the node has thrown the older ones away', async () => {
    expect(await findBlockBefore(aNode(400, 500), 1_200_000)).toMatchObject({ number: 400 });
  });

  it('takes some thirty questions on a chain as long as the real one', async () => {
    const node = aNode(0, 25_000_000);
    expect(await findBlockBefore(node, 24_000_000 * 12_000 + 1)).toMatchObject({ number: 24_000_000 });
    expect(node.asked).toBeLessThan(32);
  });
});
