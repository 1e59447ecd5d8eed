import { serialize } from 'node:v8';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { thinHistory } from '@/lib/domain/governance/thin-history';
import { compact, compactEvery, usuallyKept } from '@/lib/store/compact/compact';
import { closeDatabase, inDatabase, openDatabase } from '@/lib/store/database';
import { readActivity } from '@/lib/store/events';
import { readHistory } from '@/lib/store/history';
import type { HistoryPoint } from '@/lib/store/schema';
import { freshStorage } from '../../../support/fresh-storage';
import { anObserved, aStoredEvent } from '../../../support/observed';
import { seeded } from '../../../support/seeded';

beforeEach(freshStorage);

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.parse('2026-11-20T00:00:00Z');
const most = { points: 400, ofVote: 200, ofEach: 20, news: 100 };
const keyOf = (vote: number) => `snapshot:0x${String(vote).padStart(64, '0')}`;
const pointOf = (vote: number, at: number, scores = [60, 30, 10]): HistoryPoint => ({
  ...{ key: keyOf(vote), at, scores, scoresTotal: 100, voteCount: 9 },
});

/** So many votes that are over, each with so many points, five minutes apart. */
async function fillHistory(votes: number, points: number): Promise<void> {
  const database = await openDatabase();
  const filling = database.transaction(['history', 'proposals'], 'readwrite');
  for (let vote = 0; vote < votes; vote++) {
    void filling.objectStore('proposals').put(anObserved({ key: keyOf(vote), endAt: now - 30 * day }));
    for (let point = 0; point < points; point++)
      void filling.objectStore('history').put(pointOf(vote, now - 60 * day + point * 5 * minute));
  }
  await filling.done;
}

const counts = async (votes: number) =>
  Promise.all(Array.from({ length: votes }, async (_, vote) => (await readHistory(keyOf(vote))).length));
/** All the time in the world. */
const stopped = () => 0;
/** Every look at this clock finds so much time gone. */
const clockOf = (step: number) => {
  let time = 0;
  return () => {
    time += step;
    return time;
  };
};

describe('what is kept, compacted', () => {
  it('leaves histories alone while all of them together are small', async () => {
    await fillHistory(3, 100);
    expect(await compact(now, { most, clock: stopped })).toBe(true);
    expect(await counts(3)).toEqual([100, 100, 100]);
  });

  it('gives each vote its part of the room where they are not', async () => {
    await fillHistory(8, 100);
    expect(await compact(now, { most, clock: stopped })).toBe(true);
    expect(await counts(8)).toEqual(Array(8).fill(50));
  });

  it('goes on after the vote at which the time was up, and after the worker was killed', async () => {
    await fillHistory(8, 100);
    // Two looks at the clock a vote, 60 ms are given.
    expect(await compact(now, { most, clock: clockOf(20) })).toBe(false);
    const after = await counts(8);
    expect(after.filter((count) => count === 50).length).toBeGreaterThan(0);
    expect(after.filter((count) => count === 100).length).toBeGreaterThan(0);
    await closeDatabase();
    let looks = 1;
    while (!(await compact(now + looks * minute, { most, clock: clockOf(20) }))) looks += 1;
    expect(looks).toBeLessThan(8);
    expect(await counts(8)).toEqual(Array(8).fill(50));
  });

  it('is done a few times a day, and again after the clock was set back', async () => {
    expect(await compact(now, { most, clock: stopped })).toBe(true);
    await fillHistory(8, 100);
    await compact(now + compactEvery - 1, { most, clock: stopped });
    expect(await counts(1)).toEqual([100]);
    await compact(now + compactEvery, { most, clock: stopped });
    expect(await counts(1)).toEqual([50]);
    await fillHistory(8, 100);
    await compact(now - day, { most, clock: stopped });
    expect(await counts(1)).toEqual([50]);
  });

  it('has written nothing of a vote where it is killed in the middle of it', async () => {
    await fillHistory(8, 100);
    const { put: real } = IDBObjectStore.prototype;
    const dies = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
      if (row.place === keyOf(1)) throw new Error('killed');
      return real.call(this, row);
    });
    await expect(compact(now, { most, clock: stopped })).rejects.toThrow('killed');
    dies.mockRestore();
    expect(await counts(3)).toEqual([50, 100, 100]);
  });

  it('drops the oldest news that was seen and told, and no other', async () => {
    const database = await openDatabase();
    for (let at = 0; at < 160; at++) {
      const seen = at >= 20;
      await database.put('events', aStoredEvent({ id: `e${at}`, at, unread: seen && at !== 30 ? 0 : 1 }));
    }
    await database.put('outbox', { eventId: 'e25', rescueId: 'r1', at: 25 });
    while (!(await compact(now, { most, clock: stopped })));
    const left = (await readActivity(999)).map(({ at }) => at);
    expect(left).toHaveLength(100);
    expect(left).toEqual(expect.arrayContaining([0, 19, 25, 30, 159, 82]));
    expect(left).not.toContain(50);
  });

  it('keeps all news that was not seen, however much that is, and comes to an end', async () => {
    const database = await openDatabase();
    for (let at = 0; at < 160; at++) await database.put('events', aStoredEvent({ id: `e${at}`, at }));
    expect(await compact(now, { most, clock: stopped })).toBe(true);
    expect(await inDatabase((open) => open.count('events'))).toBe(160);
  });
});

describe('a year of 200 watches', () => {
  it('stays under 50 MB, with every vote open all the time and each look finding it moved', () => {
    // What a browser needs of a row: the value as it is written down, the key beside it in 16-bit characters, and what the index costs.
    const row = serialize(pointOf(1, now, [1234567.123, 234567.456, 34567.891])).length + 2 * keyOf(1).length + 16 + 40;
    const news = serialize(aStoredEvent({ contributor: 'Lido DAO', toldAt: now })).length + 2 * 120 + 80;
    const votes = 200;
    const { points, news: pieces } = usuallyKept;
    // Until they are thinned again, all points of all votes are added.
    const meanwhile = (compactEvery / (5 * minute)) * votes;
    expect((points + meanwhile) * row + pieces * news).toBeLessThan(48_000_000);

    // And the share of each vote is what a year of days comes to.
    const random = seeded(7);
    const each = points / votes;
    let history: HistoryPoint[] = [];
    let leader = 0;
    for (let at = now - 365 * day; at < now; at += day) {
      for (let step = 0; step < day; step += 15 * minute) {
        if (random() < 0.002) leader = 1 - leader;
        history.push(pointOf(1, at + step, leader === 0 ? [60, 30, step] : [30, 60, step]));
      }
      history = thinHistory(history, { endAt: now + day, quorum: 50 }, at + day, each);
      expect(history.length).toBeLessThanOrEqual(each);
    }
    expect(history[0]?.at).toBe(now - 365 * day);
  });
});
