import { describe, expect, it } from 'vitest';
import type { Topic, TopicPoll } from '@/lib/domain/governance/topic';
import { nextTopicPollAt } from '@/lib/watch/topics/next-topic-poll';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse('2026-04-28T12:00:00Z');

const topic: Topic = {
  host: 'a.b',
  id: 1,
  key: 'topic:a.b:1',
  title: 't',
  url: 'https://a.b/t/1',
  openingPostProposalIds: [],
  otherProposalIds: [],
  closed: false,
  lastPostAt: now - hour,
  observedAt: now,
};

/** Minutes until the next look. */
function next(given: Partial<Topic>, failures = 0): number | undefined {
  const at = nextTopicPollAt({ ...topic, ...given }, now, 0.5, failures);
  return at === undefined ? undefined : (at - now) / minute;
}

const closing = (minutes: number | null): TopicPoll => ({
  post: 1,
  name: 'poll',
  question: null,
  kind: 'regular',
  closed: false,
  options: [],
  voters: 0,
  closesAt: minutes === null ? null : now + minutes * minute,
});

describe('a watched topic', () => {
  it('is looked at every quarter of an hour, and seldom once it is closed, quiet or hidden', () => {
    expect(next({})).toBe(15);
    expect(
      [{ closed: true }, { lastPostAt: now - 31 * 24 * hour }, { hiddenSince: now }].map((each) => next(each)),
    ).toEqual([360, 360, 360]);
  });

  it('is not looked at again once it is archived', () => {
    expect(next({ archived: true })).toBeUndefined();
    expect(next({ archived: true, polls: [closing(null)] })).toBe(15);
  });

  it('is looked at more often before a poll closes, and right after', () => {
    expect(next({ polls: [closing(90)] })).toBe(5);
    expect(next({ polls: [closing(3)] })).toBe(4);
    expect(next({ closed: true, polls: [closing(24 * 60)] })).toBe(15);
    expect(next({ polls: [closing(-1)] })).toBe(15);
  });

  it('is looked at later after each failure, up to an hour', () => {
    expect([0, 1, 2, 3, 9].map((failures) => next({}, failures))).toEqual([15, 30, 60, 60, 60]);
    expect(nextTopicPollAt(undefined, now, 0.5)).toBe(now + 15 * minute);
  });
});
