import { expect, it } from 'vitest';
import type { Watch } from '@/lib/domain/governance/watch';
import {
  contributionWatchKey,
  rescueWatchKey,
  watchKind,
  wholeOf,
  wholesOf,
} from '@/lib/domain/governance/watch-groups';

const watchOn = (key: string, given: Partial<Watch> = {}): Watch => ({
  kind: watchKind(key),
  key,
  ...(wholeOf(key) ?? { rescueId: 'r' }),
  createdAt: 0,
  failures: 0,
  ...given,
});
const rescue = watchOn(rescueWatchKey('r'));
const part = watchOn(contributionWatchKey('r', 'lido'));
const vote = watchOn('snapshot:0x1', { contributionId: 'lido' });
const keys = (watches: readonly Watch[]) => watches.map(({ key }) => key);

it('a key says what kind of thing it is on, and which whole it names', () => {
  const found = ['snapshot:0x1', 'topic:f.example:1', 'discourse-poll:f.example:1:1:p', part.key, rescue.key];
  expect(found.map(watchKind)).toEqual(['proposal', 'topic', 'poll', 'contribution', 'rescue']);
  expect(wholeOf(rescue.key)).toEqual({ rescueId: 'r' });
  expect(wholeOf(contributionWatchKey('r', 'a:b'))).toEqual({ rescueId: 'r', contributionId: 'a:b' });
  expect(wholeOf('snapshot:0x1')).toBeUndefined();
});

it('a vote belongs to its contribution and its rescue, where they are followed', () => {
  expect(keys(wholesOf(vote, [rescue, part]))).toEqual([part.key, rescue.key]);
  expect(keys(wholesOf(vote, [watchOn(rescueWatchKey('other')), watchOn(contributionWatchKey('r', 'aave'))]))).toEqual(
    [],
  );
  expect(keys(wholesOf(watchOn('topic:f.example:1'), [rescue, part]))).toEqual([rescue.key]);
});

it('a contribution that is not wanted is out of its rescue, with what belongs to it', () => {
  const unwanted = { ...part, off: true as const };
  expect(wholesOf(vote, [rescue, unwanted])).toEqual([]);
  expect(keys(wholesOf(unwanted, [rescue, unwanted]))).toEqual([rescue.key]);
});
