import { beforeEach, describe, expect, it } from 'vitest';
import {
  countUnread,
  markAllRead,
  markRead,
  nextReleaseAt,
  readActivity,
  readEvents,
  readOutbox,
  readUnread,
  settleOutbox,
} from '@/lib/store/events';
import { readHistory } from '@/lib/store/history';
import { readStoredProposal } from '@/lib/store/proposals';
import { type Judge, saveObservations } from '@/lib/store/save-observations';
import { nextDueAt, readWatch, readWatches, removeWatch, saveWatch, watchesDueBy } from '@/lib/store/watches';
import { freshStorage } from '../../support/fresh-storage';
import { anObserved, aStoredEvent, aWatch } from '../../support/observed';

const { key, observedAt } = anObserved();
const later = (minutes: number) => observedAt + minutes * 60_000;
const news =
  (...events: ReturnType<typeof aStoredEvent>[]): Judge =>
  () => ({ events, queue: true });
const silent: Judge = () => ({ events: [], queue: false });

beforeEach(freshStorage);

describe('an observation', () => {
  it('is saved with its news, its outbox entry and the next look', async () => {
    await saveWatch(aWatch());
    const recorded = await saveObservations([{ proposal: anObserved() }], (_previous, _next, watch) => ({
      events: [aStoredEvent()],
      queue: true,
      watch: { ...aWatch(watch), nextPollAt: later(5) },
    }));
    expect(recorded).toEqual([aStoredEvent()]);
    expect(await readStoredProposal(key)).toMatchObject(anObserved());
    expect(await readActivity(10)).toEqual([aStoredEvent()]);
    expect(await readOutbox()).toEqual([{ eventId: 'event-1', rescueId: 'r1', at: aStoredEvent().at }]);
    expect(await nextDueAt()).toBe(later(5));
  });

  it('makes news that takes the place of an earlier piece, told or not', async () => {
    const turned = (id: string, replaces?: string) => {
      const event = { kind: 'lead-flipped', from: 'For', to: 'Against', leadShareBps: 1, endAt: 2, sameVoters: false };
      const named = {
        id,
        proposalKey: key,
        observedAt,
        ...(replaces !== undefined && { replaces, turns: 2, since: 1 }),
      };
      return aStoredEvent({ id, news: { subject: 'vote', event: { ...event, ...named } as never } });
    };
    await saveObservations([{ proposal: anObserved() }], news(turned('first')));
    const observed = { proposal: anObserved({ observedAt: later(1) }) };
    await saveObservations([observed], news(turned('second', 'first')));
    expect((await readActivity(9)).map(({ id }) => id)).toEqual(['second']);
    expect((await readOutbox()).map(({ eventId }) => eventId)).toEqual(['second']);
    await saveObservations([observed], news(turned('second', 'first')));
    expect(await readActivity(9)).toHaveLength(1);
  });

  it('is judged against what is stored at that moment', async () => {
    const seen: unknown[] = [];
    const judge: Judge = (previous, next, watch) => {
      seen.push([previous?.voteCount, next?.voteCount, watch?.key]);
      return { events: [], queue: false };
    };
    await saveWatch(aWatch());
    await Promise.all([
      saveObservations([{ proposal: anObserved() }], judge),
      saveObservations([{ proposal: anObserved({ voteCount: 10, observedAt: later(1) }) }], judge),
    ]);
    expect(seen).toEqual([
      [undefined, 9, key],
      [9, 10, key],
    ]);
  });

  it('that comes twice in one batch is judged against itself', async () => {
    const seen: (number | undefined)[] = [];
    const twice = [{ proposal: anObserved() }, { proposal: anObserved({ voteCount: 10 }) }];
    await saveObservations(twice, (previous) => {
      seen.push(previous?.voteCount);
      return { events: [], queue: false };
    });
    expect(seen).toEqual([undefined, 9]);
    expect(await readStoredProposal(key)).toMatchObject({ voteCount: 10 });
  });

  it('that was overtaken by a newer one is not the present', async () => {
    await saveObservations([{ proposal: anObserved({ voteCount: 10, observedAt: later(1) }) }], silent);
    expect(await saveObservations([{ proposal: anObserved() }], news(aStoredEvent()))).toEqual([]);
    expect(await readStoredProposal(key)).toMatchObject({ voteCount: 10 });
    expect(await readActivity(10)).toEqual([]);
  });

  it('that its source no longer knows the id keeps what was last seen', async () => {
    await saveObservations([{ proposal: anObserved() }], silent);
    await saveObservations([{ gone: key, observedAt: later(1), confirmed: true }], silent);
    expect(await readStoredProposal(key)).toMatchObject({
      title: 'Take part in the rescue',
      exists: false,
      observedAt: later(1),
    });
  });

  it('that there was no answer changes nothing but the next look', async () => {
    await saveWatch(aWatch());
    await saveObservations([{ proposal: anObserved() }], silent);
    await saveObservations([{ unanswered: key }], (_previous, _next, watch) => ({
      events: [],
      queue: false,
      watch: { ...aWatch(watch), nextPollAt: later(9) },
    }));
    expect(await readStoredProposal(key)).toMatchObject({ observedAt });
    expect(await readHistory(key)).toHaveLength(1);
    expect((await readWatch(key))?.nextPollAt).toBe(later(9));
  });

  it('does not bring back a watch that the user ended meanwhile', async () => {
    await saveWatch(aWatch());
    const [stale] = await readWatches();
    await removeWatch(key);
    await saveObservations([{ proposal: anObserved() }], () => ({
      events: [],
      queue: false,
      ...(stale && { watch: stale }),
    }));
    expect(await readWatches()).toEqual([]);
  });
});

describe('history', () => {
  it('grows only when something moved', async () => {
    for (const proposal of [
      anObserved(),
      anObserved({ observedAt: later(5) }),
      anObserved({ observedAt: later(10), scores: [60, 40, 0], scoresTotal: 100, voteCount: 10 }),
      anObserved({ observedAt: later(15), scores: [60, 40, 0], scoresTotal: 100, voteCount: 10 }),
    ])
      await saveObservations([{ proposal }], silent);
    await saveObservations([{ proposal: anObserved({ key: `${key}0` }) }], silent);
    expect((await readHistory(key)).map((point) => [point.at, point.scores])).toEqual([
      [observedAt, [60, 30, 0]],
      [later(10), [60, 40, 0]],
    ]);
  });
});

describe('news', () => {
  it('is recorded and queued once, however often it is found', async () => {
    await saveObservations([{ proposal: anObserved() }], news(aStoredEvent()));
    await settleOutbox([{ eventId: 'event-1', toldAt: later(0) }]);
    expect(await saveObservations([{ proposal: anObserved({ observedAt: later(1) }) }], news(aStoredEvent()))).toEqual(
      [],
    );
    expect(await readOutbox()).toEqual([]);
    expect(await readActivity(10)).toHaveLength(1);
  });

  it('may be recorded without being told', async () => {
    await saveObservations([{ proposal: anObserved() }], () => ({ events: [aStoredEvent()], queue: false }));
    expect([await countUnread(), await readOutbox()]).toEqual([1, []]);
  });

  it('is read newest first, so many and no more', async () => {
    await saveObservations(
      [{ proposal: anObserved() }],
      news(...[1, 3, 2].map((at) => aStoredEvent({ id: `${at}`, at }))),
    );
    expect((await readActivity(2)).map(({ id }) => id)).toEqual(['3', '2']);
    expect((await readUnread('r1')).map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(await readUnread('another')).toEqual([]);
    expect((await readEvents(['2', 'none', '1'])).map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('that the user has seen is neither counted nor told any more', async () => {
    await saveObservations([{ proposal: anObserved() }], news(aStoredEvent({ id: 'a' }), aStoredEvent({ id: 'b' })));
    await markRead(['a']);
    expect([await countUnread(), (await readOutbox()).map(({ eventId }) => eventId)]).toEqual([1, ['b']]);
    await markAllRead();
    expect([await countUnread(), await readOutbox()]).toEqual([0, []]);
    expect(await readActivity(10)).toMatchObject([{ dropped: 'read' }, { dropped: 'read' }]);
  });

  it('that was shown before it was seen was not dropped', async () => {
    await saveObservations([{ proposal: anObserved() }], news(aStoredEvent()));
    await settleOutbox([{ eventId: 'event-1', toldAt: later(0), late: 'asleep' }]);
    await markAllRead();
    expect(await readEvents(['event-1'])).toEqual([aStoredEvent({ unread: 0, toldAt: later(0), late: 'asleep' })]);
  });

  it('that the user saw while it was being shown is not made new again', async () => {
    await saveObservations([{ proposal: anObserved() }], news(aStoredEvent()));
    await markAllRead();
    await settleOutbox([{ eventId: 'event-1', toldAt: later(0) }]);
    expect(await readEvents(['event-1'])).toMatchObject([{ unread: 0, dropped: 'read' }]);
  });

  it('that is held waits until its time, with the reason', async () => {
    await saveObservations([{ proposal: anObserved() }], news(aStoredEvent({ id: 'a' }), aStoredEvent({ id: 'b' })));
    expect(await nextReleaseAt()).toBeUndefined();
    await settleOutbox([
      { eventId: 'a', heldUntil: later(60), waitedFor: 'snoozed' },
      { eventId: 'b', heldUntil: later(30), waitedFor: 'quiet-hours' },
    ]);
    expect(await nextReleaseAt()).toBe(later(30));
    expect(await readOutbox()).toMatchObject([{ waitedFor: 'snoozed' }, { waitedFor: 'quiet-hours' }]);
    await settleOutbox([{ eventId: 'b', waitedFor: 'refused' }]);
    expect(await nextReleaseAt()).toBe(later(60));
  });

  it('of a proposal that is not watched any more is not told', async () => {
    await saveWatch(aWatch());
    await saveObservations(
      [{ proposal: anObserved() }],
      news(aStoredEvent(), aStoredEvent({ id: 'other', proposalKey: 'snapshot:x' })),
    );
    await removeWatch(key);
    expect((await readOutbox()).map(({ eventId }) => eventId)).toEqual(['other']);
    expect(await readEvents(['event-1'])).toMatchObject([{ dropped: 'unwatched', unread: 0 }]);
  });
});

describe('watches', () => {
  it('are due in time, and settled ones never', async () => {
    const { nextPollAt: _, ...settled } = aWatch({ key: 'snapshot:settled' });
    await Promise.all(
      [settled, aWatch({ key: 'snapshot:soon', nextPollAt: 50 }), aWatch({ key: 'snapshot:late', nextPollAt: 99 })].map(
        saveWatch,
      ),
    );
    expect((await watchesDueBy(50)).map((watch) => watch.key)).toEqual(['snapshot:soon']);
    expect(await nextDueAt()).toBe(50);
    expect(await readWatches()).toHaveLength(3);
  });

  it('that are saved again keep what is known of their next look', async () => {
    await saveWatch(aWatch({ nextPollAt: 50, failures: 3 }));
    await saveWatch(aWatch({ nextPollAt: 0 }));
    expect(await readWatch(key)).toMatchObject({ nextPollAt: 50, failures: 3 });
  });
});
