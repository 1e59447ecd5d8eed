import { describe, expect, it } from 'vitest';
import { readRefusal } from '@/lib/platform/rpc/refusal';

/** What public nodes were reported to say when asked for too many blocks, and the number of blocks that they mean. */
const limits: [string, number | undefined][] = [
  ['ranges over 10000 blocks are not supported on free plan', 10_000],
  ['exceed maximum block range: 50000', 50_000],
  ['query exceeds max block range 100000', 100_000],
  ['range too large. Max range: 800', 800],
  ['eth_getLogs is limited to 0 - 50 blocks range', 50],
  ['block range is too wide, max is 1k blocks', 1_000],
  ['requested 150,000 blocks, the block range limit is 10,000', 10_000],
  ['Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range.', 10],
  ['you can make requests with up to a 500 block range: [0x17d2f00, 0x17d30f3]', 500],
  ['query exceeds max results 20000, retry with the range 24900000-24900100', undefined],
  ['query returned more than 10000 results', undefined],
  ['Log response size exceeded. Up to a 2K block range or 10K logs', undefined],
  ['Request timeout on the free tier, please upgrade your tier to the paid one', undefined],
  ['internal error', undefined],
  ['', undefined],
];

describe('a refusal', () => {
  it.each(limits)('“%s” means too much at once', (message, limit) => {
    expect(readRefusal({ code: -32_602, message }, 150_000)).toEqual({
      kind: 'too-much',
      ...(limit !== undefined && { limit }),
    });
  });

  it('that names as many blocks as were asked for, or more, names no limit', () => {
    const message = 'exceed maximum block range: 50000';
    expect(readRefusal({ message }, 50_000)).toEqual({ kind: 'too-much' });
    expect(readRefusal({ message }, 50_001)).toEqual({ kind: 'too-much', limit: 50_000 });
  });

  it.each([
    'rate limit exceeded',
    'Too Many Requests',
    'daily request count exceeded, request rate limited',
    'Your app has exceeded its compute units per second capacity',
  ])('“%s” is a matter of rate, whatever its code', (message) => {
    expect(readRefusal({ code: -32_005, message }, 100)).toEqual({ kind: 'rate-limited' });
    expect(readRefusal({ code: -32_602, message }, 100)).toEqual({ kind: 'rate-limited' });
  });

  it.each(['Archive requests require a personal token', 'Unauthorized', 'missing API key', 'host not whitelisted'])(
    '“%s” is a matter of permission',
    (message) => expect(readRefusal({ code: -32_602, message }, 100)).toEqual({ kind: 'not-permitted' }),
  );

  it.each(['header not found', 'One of the blocks specified in filter (fromBlock, toBlock) cannot be found'])(
    '“%s” is a node that is behind',
    (message) => expect(readRefusal({ code: -32_000, message }, 100)).toEqual({ kind: 'unreachable' }),
  );

  it.each([
    [429, 'rate-limited'],
    [401, 'not-permitted'],
    [402, 'not-permitted'],
    [403, 'not-permitted'],
    [404, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [400, 'too-much'],
    [413, 'too-much'],
  ])('with status %i and no words is %s', (status, kind) => {
    expect(readRefusal({ status, message: '' }, 100)).toEqual({ kind });
  });
});
