import { describe, expect, it } from 'vitest';
import { readCatalogue } from '@/lib/catalogue/rescues';
import { day } from '@/lib/domain/time';
import { changeDays, daysOf, endOfDay } from '@/lib/reading/change-days';
import { laddersOf } from '@/lib/reading/ladder-at';
import { ladderView } from '@/lib/reading/ladder-view';
import { packRescue, unpackRescue } from '@/lib/reading/pack';
import { arrivalsNotReadBefore, readingOf, viewedReading } from '@/lib/reading/rescue-reading';
import {
  aMayDelivery,
  anAprilObserved,
  anAprilVote,
  dashboardNow,
  theAprilRescue,
} from '../../support/sample-dashboard';

const now = dashboardNow;
const observed = anAprilObserved();
const rescue = theAprilRescue();

describe('the ladder over time', () => {
  it.each(readCatalogue().map((listed) => [listed.id, listed] as const))(
    'of %s is on every day what a view of that day says',
    (id, listed) => {
      const seen = id === rescue.id ? observed : { proposals: [], topics: [], deliveries: [] };
      const ladders = laddersOf({ rescue: listed, observed: seen }, now);
      const { first, last } = daysOf(listed, now);
      // Every day for months, then some of those of a rescue of years ago.
      const step = last - first > 300 * day ? 7 * day : day;
      for (let at = first; at <= last; at += step) {
        const reading = viewedReading(listed, seen, now, { at });
        expect([at, ladders.at(at)]).toEqual([
          at,
          ladderView(reading.ledger, undefined, arrivalsNotReadBefore(reading)),
        ]);
      }
    },
  );

  it('rises with what arrived, on its day', () => {
    const ladders = laddersOf({ rescue, observed }, now);
    const deliveredOn = (at: number) => ladders.at(endOfDay(at)).delivered.amount;
    expect([1, 2, 6, 9, 14].map((dayOfMay) => deliveredOn(Date.UTC(2026, 4, dayOfMay)))).toEqual([
      '0',
      '5000',
      '6000',
      '9000',
      '9060',
    ]);
  });

  it('begins on the day before the incident and ends today, or on the day when it was over', () => {
    const { first, last } = daysOf(rescue, now);
    expect(new Date(first).toISOString()).toBe('2026-04-17T23:59:59.999Z');
    expect(new Date(last).toISOString()).toBe('2026-05-20T23:59:59.999Z');
    const over = daysOf({ ...rescue, closedOn: '2026-05-01' }, now);
    expect(new Date(over.last).toISOString()).toBe('2026-05-01T23:59:59.999Z');
  });

  it('may change on the days of claims, votes and payments, and knows no other', () => {
    const plain = {
      ...rescue,
      contributions: [],
      recoveries: [],
      rates: [],
      denominators: [],
      totals: [],
      silent: [],
      publications: [],
    };
    const days = changeDays(
      plain,
      {
        topics: [],
        deliveries: [aMayDelivery('golem', 1n, 6), { ...aMayDelivery('golem', 1n, 8), rescueId: 'another' }],
        proposals: [anAprilVote({ space: 'x.eth' })],
      },
      now,
    );
    expect(days.map((at) => new Date(at).toISOString().slice(5, 10))).toEqual([
      '04-17',
      '04-23',
      '04-28',
      '04-29',
      '05-06',
      '05-19',
      '05-20',
    ]);
  });
});

describe('a packed rescue', () => {
  it('comes out as it went in, down to the last unit', () => {
    const { rescue: out, observed: seen } = unpackRescue(packRescue({ rescue, observed }));
    // What JSON leaves out was not there.
    expect(out).toEqual(JSON.parse(JSON.stringify(rescue, plain), revived));
    expect(readingOf(out, seen, now).ledger).toEqual(readingOf(rescue, observed, now).ledger);
  });

  it('leaves words of others that look like its own sign alone', () => {
    const named = { ...rescue, title: '{"$bigint":"7"}' };
    expect(unpackRescue(packRescue({ rescue: named, observed })).rescue.title).toBe('{"$bigint":"7"}');
  });
});

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `n${value}` : value);
const revived = (_: string, value: unknown) =>
  typeof value === 'string' && /^n\d+$/.test(value) ? BigInt(value.slice(1)) : value;
