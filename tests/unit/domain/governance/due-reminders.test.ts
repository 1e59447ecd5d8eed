import { describe, expect, it } from 'vitest';
import { dueReminders } from '@/lib/domain/governance/news/due-reminders';
import { carryOver } from '@/lib/domain/governance/news/turns';
import { anOnChainVote, aVote, day, hour } from '../builders.ts';

const vote = aVote();
const { endAt } = vote;
const never = () => false;
const withinOf = (at: number, since = 0, told: (id: string) => boolean = never, of = vote) =>
  dueReminders(of, at, told, { watchedSince: since }).map((event) =>
    event.kind === 'closes-soon' ? event.within : event.kind,
  );

describe('reminders', () => {
  it('are due a day and an hour before the end', () => {
    expect(withinOf(endAt - day - 1)).toEqual([]);
    expect(withinOf(endAt - day)).toEqual(['1d']);
    expect(withinOf(endAt - hour)).toEqual(['1h']);
    expect(withinOf(endAt)).toEqual([]);
  });

  it('carry an id that names the window and the end, so that an edited end is reminded of anew', () => {
    expect(dueReminders(vote, endAt - hour, never)).toMatchObject([
      { id: `${vote.key}:closes-soon:1h:${endAt}`, endAt },
    ]);
  });

  it('are told once', () => {
    const told = (id: string) => id === `${vote.key}:closes-soon:1d:${endAt}`;
    expect(withinOf(endAt - hour - 1, 0, told)).toEqual([]);
    expect(withinOf(endAt - hour, 0, told)).toEqual(['1h']);
  });

  it('that were slept through are not caught up once a more urgent one is due', () => {
    expect(withinOf(endAt - 10 * 60_000)).toEqual(['1h']);
    expect(withinOf(endAt - 10 * 60_000, 0, (id) => id.includes(':1h:'))).toEqual([]);
  });

  it('of a day are not for those who began to watch within it; of an hour they are', () => {
    expect(withinOf(endAt - 5 * hour, endAt - 6 * hour)).toEqual([]);
    expect(withinOf(endAt - 5 * hour, endAt - 2 * day)).toEqual(['1d']);
    expect(withinOf(endAt - 10 * 60_000, endAt - 20 * 60_000)).toEqual(['1h']);
  });

  it('are not given where the vote is shorter than the window', () => {
    const short = aVote({ startAt: endAt - day });
    expect(withinOf(endAt - 5 * hour, 0, never, short)).toEqual([]);
    expect(withinOf(endAt - hour, 0, never, short)).toEqual(['1h']);
  });

  it('are not given for a vote that is not open or gone', () => {
    expect(withinOf(endAt - hour, 0, never, aVote({ exists: false }))).toEqual([]);
    expect(withinOf(endAt - hour, 0, never, aVote({ startAt: endAt - hour / 2 }))).toEqual([]);
  });

  it('follow the ladder that the user chose, the most urgent one first', () => {
    const ladder = ['3d', '1d', '6h', '1h'] as const;
    const at = (left: number) =>
      dueReminders(vote, endAt - left, never, { ladder }).map((event) => event.id.split(':')[3]);
    expect([3 * day + 1, 3 * day, day, 6 * hour, hour].map(at)).toEqual([[], ['3d'], ['1d'], ['6h'], ['1h']]);
    expect(dueReminders(vote, endAt - 5 * hour, never, { ladder: ['1h'] })).toEqual([]);
  });

  it('say that the followed address has not voted, where that is known', () => {
    const [known] = dueReminders(vote, endAt - hour, never, { unvoted: true });
    expect(known).toMatchObject({ unvoted: true });
    expect(dueReminders(vote, endAt - hour, never)[0]).not.toHaveProperty('unvoted');
  });

  it('are one for an end that is only estimated, however the estimate moves', () => {
    const range = { from: endAt - hour, to: endAt + hour };
    const first = carryOver(undefined, anOnChainVote({ endRange: range }));
    const moved = anOnChainVote({ endRange: range }, { endAt: endAt + 90_000, observedAt: vote.observedAt + 1 });
    const ids = [first, carryOver(first, moved)].map((each) => dueReminders(each, endAt - 2 * hour, never)[0]?.id);
    expect(ids[0]).toBeDefined();
    expect(ids[1]).toBe(ids[0]);
  });
});
