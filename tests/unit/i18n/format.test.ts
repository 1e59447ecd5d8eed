import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import {
  formatAmount,
  formatBoth,
  formatDate,
  formatDay,
  formatDuration,
  formatExact,
  formatPercent,
  formatPower,
  formatRelative,
  formatShort,
  formatTotal,
  formatUtc,
} from '../../../lib/i18n/format';
import { plural } from '../../../lib/i18n/plural';
import { useEnglishMessages } from '../../support/english-messages';

beforeEach(useEnglishMessages);

it('are written even where the browser gives no texts any more, as after an update', () => {
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('');
  expect(formatPercent(1374)).toBe('13.7%');
  expect(plural('voteCount', 2)).toBe('');
  vi.restoreAllMocks();
});

describe('amounts', () => {
  it('keep every digit of a decimal string, where all are asked for', () => {
    expect(formatExact('30765.667501709008927568')).toBe('30,765.667501709008927568');
    expect(formatExact('9007199254740993.000000000000000001')).toBe('9,007,199,254,740,993.000000000000000001');
  });

  it('are cut, never rounded up', () => {
    expect(formatAmount('30765.669999')).toBe('30,765.66');
    expect(formatTotal('29430.999999999')).toBe('29,430');
    expect(formatAmount('0.0019999')).toBe('0.00199');
    expect(formatTotal('999.999')).toBe('999.99');
  });

  it('are shown as they came where they are no number', () => {
    expect(formatAmount('NaN')).toBe('NaN');
    expect(formatAmount('<b>5</b>')).toBe('<b>5</b>');
  });
});

describe('shares', () => {
  it('are floored at the digit that is shown', () => {
    expect(formatPercent(5728)).toBe('57.2%');
    expect(formatPercent(6099)).toBe('60.9%');
    expect(formatPercent(9999)).toBe('99.9%');
  });

  it('are exact for every value that there is', () => {
    for (let bps = 10; bps <= 10_000; bps += 1) {
      const [whole, tenth] = [Math.floor(bps / 100), Math.floor(bps / 10) % 10];
      expect(formatPercent(bps)).toBe(bps === 10_000 ? '100%' : `${whole}.${tenth}%`);
    }
  });

  it('do not call something nothing, nor nearly all of it all', () => {
    expect(formatPercent(0)).toBe('0%');
    expect(formatPercent(4)).toBe('<0.1%');
    expect(formatPercent(10_000)).toBe('100%');
    expect(formatPercent(12_345)).toBe('123.4%');
  });
});

describe('voting power', () => {
  it('is cut, but what is missing is rounded up', () => {
    expect(formatPower(299.99999999999994)).toBe('299.99');
    expect(formatPower(0.001, 'ceil')).toBe('0.01');
    expect(formatPower(312_500.9)).toBe('312,500');
    expect(formatShort(49_999_999)).toBe('49.99M');
    expect(formatShort(622_000)).toBe('622,000');
  });
});

describe('times', () => {
  it('are given in their two greatest units', () => {
    expect(formatDuration(52 * 3_600_000 + 59_000)).toBe('2 days 4 hr');
    expect(formatDuration(3_600_000)).toBe('1 hr');
    expect(formatDuration(90_000)).toBe('1 min');
    expect(formatDuration(59_000)).toBe('59 sec');
    expect(formatDuration(-5)).toBe('0 sec');
  });

  it('are told from now', () => {
    expect(formatRelative(0, 120_000)).toBe('2 minutes ago');
    expect(formatRelative(3 * 3_600_000, 0)).toBe('in 3 hours');
    expect(formatRelative(0, 30_000)).toBe('now');
  });

  it('name their zone', () => {
    expect(formatUtc(Date.UTC(2026, 3, 28, 20, 9))).toBe('Apr 28, 2026, 8:09 PM UTC');
  });

  it('are told where the reader is and in UTC, and not twice where that is the same', () => {
    const at = Date.UTC(2026, 3, 28, 20, 9);
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(formatBoth(at)).toBe('Apr 28, 2026, 10:09 PM GMT+2 · 8:09 PM UTC');
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(formatBoth(at)).toBe('Apr 29, 2026, 5:09 AM GMT+9 · Apr 28, 2026, 8:09 PM UTC');
    vi.stubEnv('TZ', 'UTC');
    expect(formatBoth(at)).toBe('Apr 28, 2026, 8:09 PM UTC');
    vi.unstubAllEnvs();
  });

  it('do not move a printed day, wherever the reader is', () => {
    expect(formatDay('2026-04-24')).toBe('Apr 24, 2026');
    expect(formatDay('2026-04-28T23:59:59Z')).toBe('Apr 28, 2026');
    expect(formatDay('2026-05')).toBe('May 2026');
    expect(formatDay('soon')).toBe('soon');
    expect(formatDate(Date.UTC(2026, 3, 18))).toBe('Apr 18, 2026');
  });
});
