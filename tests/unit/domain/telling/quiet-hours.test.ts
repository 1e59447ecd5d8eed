import { describe, expect, it } from 'vitest';
import { nextWallTime, quietUntil } from '@/lib/domain/telling/quiet-hours';
import { finalHour, snoozeEnd, tomorrowMorning } from '@/lib/domain/telling/snooze-end';

const at = (text: string) => Date.parse(text);
const hour = 3_600_000;
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const until = (from: string, to: string, now: string, zone = 'UTC') => {
  const end = quietUntil({ on: true, from: clock(from), to: clock(to), exceptLastHour: false }, at(now), zone);
  return end === undefined ? undefined : new Date(end).toISOString().replace(':00.000Z', 'Z');
};

describe('quiet hours', () => {
  it.each([
    ['before they begin', '22:00', '07:00', '2026-04-20T21:59:59Z', undefined],
    ['from their first minute', '22:00', '07:00', '2026-04-20T22:00:00Z', '2026-04-21T07:00Z'],
    ['after midnight', '22:00', '07:00', '2026-04-21T03:30:20Z', '2026-04-21T07:00Z'],
    ['in their last second', '22:00', '07:00', '2026-04-21T06:59:59Z', '2026-04-21T07:00Z'],
    ['once they are over', '22:00', '07:00', '2026-04-21T07:00:00Z', undefined],
    ['within one day', '12:00', '14:00', '2026-04-21T13:00:00Z', '2026-04-21T14:00Z'],
    ['of nearly a whole day', '07:10', '07:00', '2026-04-21T07:20:00Z', '2026-04-22T07:00Z'],
    ['of no length', '07:00', '07:00', '2026-04-21T07:00:00Z', undefined],
  ])('are by the clock on the wall: %s', (_, from, to, now, end) => expect(until(from, to, now)).toBe(end));

  it.each([
    ['Berlin in summer', 'Europe/Berlin', '2026-07-01T21:00:00Z', '2026-07-02T05:00Z'],
    ['Kathmandu', 'Asia/Kathmandu', '2026-07-01T17:00:00Z', '2026-07-02T01:15Z'],
    ['Auckland, a day ahead', 'Pacific/Auckland', '2026-07-01T11:00:00Z', '2026-07-01T19:00Z'],
    ['not in Los Angeles, where it is day', 'America/Los_Angeles', '2026-07-01T21:00:00Z', undefined],
  ])('are those of the place: %s', (_, zone, now, end) => expect(until('22:00', '07:00', now, zone)).toBe(end));

  it.each([
    // Berlin's clock goes from 2 to 3 in the night to 29 March 2026, and from 3 back to 2 in that to 25 October.
    ['an hour is skipped', '22:00', '07:00', '2026-03-28T22:00:00Z', '2026-03-29T05:00Z'],
    ['their end is skipped', '22:00', '02:30', '2026-03-28T22:00:00Z', '2026-03-29T01:00Z'],
    ['an hour comes twice', '22:00', '07:00', '2026-10-24T21:00:00Z', '2026-10-25T06:00Z'],
    ['the evening after', '22:00', '07:00', '2026-10-25T21:30:00Z', '2026-10-26T06:00Z'],
  ])('follow summer time: %s', (_, from, to, now, end) => expect(until(from, to, now, 'Europe/Berlin')).toBe(end));

  it('end at a moment at which they do not hold, wherever and whenever', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
    ];
    for (const zone of zones)
      for (let now = at('2026-01-01T00:10:00Z'); now < at('2027-01-01T00:00:00Z'); now += 7 * hour) {
        const quiet = { on: true, from: clock('21:45'), to: clock('02:15'), exceptLastHour: false };
        const end = quietUntil(quiet, now, zone);
        if (end === undefined) continue;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(6 * hour);
        expect(quietUntil(quiet, end, zone)).toBeUndefined();
        // And not a minute later than needed.
        expect(quietUntil(quiet, end - 60_000, zone)).toBe(end);
      }
  });

  it('are none where they are switched off', () => {
    expect(quietUntil({ on: false, from: 0, to: 1_439, exceptLastHour: false }, 0, 'UTC')).toBeUndefined();
  });
});

describe('the clock on the wall', () => {
  it('shows a time next tomorrow, if it shows it now', () => {
    expect(nextWallTime(clock('08:00'), at('2026-04-20T08:00:00Z'), 'UTC')).toBe(at('2026-04-21T08:00:00Z'));
    expect(nextWallTime(clock('08:00'), at('2026-04-20T07:59:59Z'), 'UTC')).toBe(at('2026-04-20T08:00:00Z'));
  });

  it.each([
    ['2026-04-20T20:00:00Z', '2026-04-21T08:00:00Z'],
    ['2026-04-20T07:00:00Z', '2026-04-21T08:00:00Z'],
    ['2026-04-20T01:00:00Z', '2026-04-20T08:00:00Z'],
  ])('shows tomorrow morning some hours after %s', (now, morning) => {
    expect(new Date(tomorrowMorning(at(now), 'UTC')).toISOString()).toBe(morning.replace('Z', '.000Z'));
  });
});

describe('a snooze', () => {
  it('ends at its time, and is over after', () => {
    expect(snoozeEnd({ until: 100 }, [], 99)).toBe(100);
    expect(snoozeEnd({ until: 100 }, [], 100)).toBeUndefined();
    expect(snoozeEnd(undefined, [], 0)).toBeUndefined();
  });

  it('until the last hour ends with the first vote to enter it, as the votes stand now', () => {
    const snooze = { finalHour: true, since: 10 * hour } as const;
    expect(snoozeEnd(snooze, [30 * hour, 20 * hour], 11 * hour)).toBe(19 * hour);
    expect(snoozeEnd(snooze, [30 * hour, 15 * hour], 11 * hour)).toBe(14 * hour);
    expect(snoozeEnd(snooze, [30 * hour, 15 * hour], 14 * hour)).toBeUndefined();
    expect(snoozeEnd(snooze, [], 11 * hour)).toBeUndefined();
  });

  it('does not wait for a last hour that had begun', () => {
    expect(finalHour([10.5 * hour, 20 * hour], 10 * hour)).toBe(19 * hour);
    expect(finalHour([10.5 * hour], 10 * hour)).toBeUndefined();
  });
});
