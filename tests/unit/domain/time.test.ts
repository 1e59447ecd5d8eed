import { describe, expect, it } from 'vitest';
import { dateSpan } from '../../../lib/domain/time.ts';

describe('the instants that a date text may mean', () => {
  it('are one where it names a time, a day or a month where it does not', () => {
    const at = (text: string) => Date.parse(text);
    expect(dateSpan('2026-04-28T15:02:00Z')).toEqual({
      from: at('2026-04-28T15:02:00Z'),
      to: at('2026-04-28T15:02:00Z'),
    });
    expect(dateSpan('2026-04-28')).toEqual({ from: at('2026-04-28T00:00:00Z'), to: at('2026-04-28T23:59:59.999Z') });
    expect(dateSpan('2026-02')).toEqual({ from: at('2026-02-01T00:00:00Z'), to: at('2026-02-28T23:59:59.999Z') });
    expect(dateSpan('2024-02-29')?.from).toBe(at('2024-02-29T00:00:00Z'));
  });

  it.each(['2026-02-31', '2026-02-29', '2026-04-31T10:00:00Z', '2026-13-01', '2026-04-28T25:00:00Z', '28 April', ''])(
    'are none of what no calendar has: %s',
    (text) => {
      expect(dateSpan(text)).toBeUndefined();
    },
  );
});
