import { describe, expect, it } from 'vitest';
import { newsKinds, toldUnlessChosen } from '@/lib/domain/telling/news-kind';
import { type NotificationSettings, usualSettings } from '@/lib/domain/telling/notification-settings';
import { isWanted, type Tellable, type TellingRules, tellingOf } from '@/lib/domain/telling/telling-of';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Noon, UTC. */
const now = Date.parse('2026-04-20T12:00:00Z');

const news = (change: Partial<Tellable> = {}): Tellable => ({
  kind: 'lead-flipped',
  at: now,
  rescueId: 'r1',
  watchKey: 'snapshot:1',
  endAt: now + 2 * day,
  ...change,
});
const rules = (change: Partial<NotificationSettings> = {}, rest: Partial<TellingRules> = {}): TellingRules => ({
  settings: { ...usualSettings, ...change },
  reminders: ['1d', '1h'],
  zone: 'UTC',
  ...rest,
});
const decide = (of: Partial<Tellable> = {}, by: TellingRules = rules(), at = now) => tellingOf(news(of), by, at);
const quiet = { on: true, from: 22 * 60, to: 7 * 60, exceptLastHour: false };
const night = Date.parse('2026-04-21T02:00:00Z');
const reminder = (change: Partial<Tellable> = {}): Partial<Tellable> => ({
  kind: 'closes-soon',
  step: '1h',
  endAt: now + hour,
  ...change,
});

describe('news', () => {
  it('is told by default where it decides, is decided or is paid; and kept in the activity else', () => {
    const told = newsKinds.filter((kind) => toldUnlessChosen[kind]);
    // flip, quorum, closes in 1 d and 1 h, final outcome, edited, cancelled, delivered, nothing moved
    expect(told).toEqual(
      expect.arrayContaining([
        'lead-flipped',
        'quorum-reached',
        'quorum-lost',
        'closes-soon',
        'outcome-final',
        'edited',
        'canceled',
        'deleted',
        'delivered',
        'nothing-moved',
      ]),
    );
    for (const kind of [
      'appeared',
      'opened',
      'margin-narrowed',
      'closed',
      'stuck',
      'queued',
      'poll-opened',
      'topic-closed',
    ] as const)
      expect([kind, decide({ kind })]).toEqual([kind, { act: 'drop', why: 'off' }]);
  });

  it('is told as the user chose for its kind', () => {
    expect(decide({ kind: 'opened' }, rules({ told: { opened: true } }))).toEqual({ act: 'tell' });
    expect(decide({}, rules({ told: { 'lead-flipped': false } }))).toEqual({ act: 'drop', why: 'off' });
  });

  it.each([
    ['muted', 'lead-flipped', { act: 'drop', why: 'muted' }],
    ['muted', 'outcome-final', { act: 'drop', why: 'muted' }],
    ['outcome', 'lead-flipped', { act: 'drop', why: 'off' }],
    ['outcome', 'outcome-final', { act: 'tell' }],
    ['everything', 'opened', { act: 'tell' }],
  ] as const)('is told as the user chose for what is followed: %s, %s', (level, kind, told) => {
    const settings = { watches: { 'snapshot:1': level }, told: { 'outcome-final': false, opened: false } };
    expect(decide({ kind }, rules(settings))).toEqual(told);
    expect(decide({ kind, watchKey: 'snapshot:2' }, rules({ watches: { 'rescue:r1': level } }))).toEqual(told);
  });

  it('of one vote is told where only its rescue is muted, and it is not', () => {
    const watches = { 'rescue:r1': 'muted', 'snapshot:1': 'everything' } as const;
    expect(decide({}, rules({ watches }))).toEqual({ act: 'tell' });
    expect(decide({ rescueId: 'another', watchKey: 'snapshot:2' }, rules({ watches }))).toEqual({ act: 'tell' });
  });

  it('is not mistaken for what every object has', () => {
    expect(isWanted({ kind: 'edited', watchKey: 'constructor', rescueId: 'r1' }, usualSettings)).toBe('wanted');
  });

  it('is dropped while all is paused, whatever else holds', () => {
    expect(decide({}, rules({ paused: true }, { snoozedUntil: now + hour }))).toEqual({ act: 'drop', why: 'paused' });
  });

  it('of the page in front is not told, also in quiet hours', () => {
    expect(decide({ inFront: true })).toEqual({ act: 'drop', why: 'in-front' });
    expect(decide({ inFront: true, at: night }, rules({ quiet }), night)).toEqual({ act: 'drop', why: 'in-front' });
  });

  it('that nobody was shown for a week is not told any more', () => {
    expect(decide({ at: now - 7 * day - 1 })).toEqual({ act: 'drop', why: 'old' });
    expect(decide({ at: now - 7 * day, waitedFor: 'refused' })).toEqual({ act: 'tell', late: 'refused' });
  });
});

describe('news that comes at a bad time', () => {
  it('is held until the quiet hours end', () => {
    const until = Date.parse('2026-04-21T07:00:00Z');
    expect(decide({ at: night }, rules({ quiet }), night)).toEqual({ act: 'hold', until, why: 'quiet-hours' });
    expect(decide({ at: night, waitedFor: 'quiet-hours' }, rules({ quiet }), until)).toEqual({
      act: 'tell',
      late: 'quiet-hours',
    });
  });

  it('is held until the snooze ends', () => {
    const snoozedUntil = now + hour;
    expect(decide({}, rules({}, { snoozedUntil }))).toEqual({ act: 'hold', until: snoozedUntil, why: 'snoozed' });
    expect(decide({}, rules({}, { snoozedUntil }), snoozedUntil).act).toBe('tell');
  });

  it('is told in quiet hours where it is the last hour, and the user wants that', () => {
    const last = { ...reminder(), endAt: night + hour, at: night };
    expect(decide(last, rules({ quiet }), night).act).toBe('hold');
    expect(decide(last, rules({ quiet: { ...quiet, exceptLastHour: true } }), night)).toEqual({ act: 'tell' });
    const flip = { at: night, endAt: night + hour };
    expect(decide(flip, rules({ quiet: { ...quiet, exceptLastHour: true } }), night).act).toBe('hold');
  });
});

describe('a reminder', () => {
  it('is told once it is due', () => expect(decide(reminder())).toEqual({ act: 'tell' }));

  it('is dropped where the user took it off the ladder', () => {
    expect(decide(reminder(), rules({}, { reminders: ['1d'] }))).toEqual({ act: 'drop', why: 'off' });
    expect(decide(reminder({ step: '6h' }), rules({}, { reminders: ['6h'] })).act).toBe('tell');
  });

  it('is dropped where the address has voted, and only there', () => {
    expect(decide(reminder({ hasVoted: true }))).toEqual({ act: 'drop', why: 'voted' });
    expect(decide(reminder({ hasVoted: false })).act).toBe('tell');
    // Who has voted still wants to know that the lead flips.
    expect(decide({ hasVoted: true }).act).toBe('tell');
  });

  it('is told late while it is useful, and says so', () => {
    const slept = reminder({ step: '1d', endAt: now + 5 * hour });
    expect(decide(slept)).toEqual({ act: 'tell', late: 'asleep' });
    expect(decide(reminder({ step: '1d', endAt: now + day - 14 * minute }))).toEqual({ act: 'tell' });
  });

  it('is not late for who began to watch just now', () => {
    expect(decide(reminder({ endAt: now + 20 * minute, watchedSince: now - minute }))).toEqual({ act: 'tell' });
  });

  it('is useless once the vote is over', () => {
    expect(decide(reminder(), rules(), now + hour)).toEqual({ act: 'drop', why: 'over' });
    expect(decide(reminder({ waitedFor: 'quiet-hours' }), rules(), now + hour)).toEqual({ act: 'drop', why: 'over' });
  });
});

describe('the course of a vote', () => {
  it('is worth a word shortly after its end, and none later', () => {
    const flip = { at: now, endAt: now };
    expect(decide(flip, rules(), now + minute).act).toBe('tell');
    expect(decide(flip, rules(), now + hour)).toEqual({ act: 'drop', why: 'over' });
  });

  it('does not outdate its outcome', () => {
    const { endAt: _, ...outcome } = news({ kind: 'outcome-final' });
    expect(tellingOf(outcome, rules(), now + 3 * day)).toEqual({ act: 'tell', late: 'asleep' });
  });
});
