import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, mergeEntries, type SeenEntry, type SyncEntry } from '@/lib/store/sync/merge-entries';

const none = new Map<string, never>();
const seenAt = (at: number, value: unknown): SeenEntry => {
  const mark = markOf(value);
  return { at, ...(mark !== undefined && { mark }) };
};

describe('two machines that sync', () => {
  it('both have what either had, after one joins', () => {
    const { entries, apply } = mergeEntries(new Map([['a', 1]]), undefined, new Map([['b', { at: 5, value: 2 }]]), 10);
    expect([...entries.keys()].sort()).toEqual(['a', 'b']);
    expect([...apply]).toEqual([['b', 2]]);
  });

  it('keep what a machine has that joins, though another took it away long ago', () => {
    const { entries, apply } = mergeEntries(new Map([['a', 1]]), undefined, new Map([['a', { at: 5 }]]), 10);
    expect(entries.get('a')).toEqual({ at: 10, value: 1 });
    expect(apply.size).toBe(0);
  });

  it('take what is shared where a machine joins that has another value', () => {
    const { apply } = mergeEntries(new Map([['p', false]]), undefined, new Map([['p', { at: 5, value: true }]]), 10);
    expect([...apply]).toEqual([['p', true]]);
  });

  it('take the last to write it', () => {
    const seen = new Map([['a', seenAt(5, 1)]]);
    // Changed here since; there before that.
    expect(mergeEntries(new Map([['a', 2]]), seen, new Map([['a', { at: 7, value: 3 }]]), 10).entries.get('a')).toEqual(
      {
        at: 10,
        value: 2,
      },
    );
    // Changed there; here not.
    expect([...mergeEntries(new Map([['a', 1]]), seen, new Map([['a', { at: 7, value: 3 }]]), 10).apply]).toEqual([
      ['a', 3],
    ]);
  });

  it('take away what one took away, and not what was only lost on the way', () => {
    const seen = new Map([['a', seenAt(5, 1)]]);
    expect(mergeEntries(new Map([['a', 1]]), seen, new Map([['a', { at: 7 }]]), 10).apply.has('a')).toBe(true);
    const lost = mergeEntries(new Map([['a', 1]]), seen, none, 10);
    expect(lost.apply.size).toBe(0);
    expect(lost.entries.get('a')).toEqual({ at: 5, value: 1 });
  });

  it('leave a mark of what is taken away here', () => {
    const seen = new Map([['a', seenAt(5, 1)]]);
    expect(mergeEntries(none, seen, new Map([['a', { at: 5, value: 1 }]]), 10).entries.get('a')).toEqual({ at: 10 });
  });

  it('follow who wrote last, though that clock is slow', () => {
    const seen = new Map([['a', seenAt(900, 1)]]);
    const { entries } = mergeEntries(new Map([['a', 2]]), seen, new Map([['a', { at: 900, value: 1 }]]), 10);
    expect(entries.get('a')).toEqual({ at: 901, value: 2 });
  });

  it('take the same of two that were written at the same moment', () => {
    const [one, two] = [
      { at: 7, value: 'one' },
      { at: 7, value: 'two' },
    ];
    const winner = (mine: SyncEntry, theirs: SyncEntry) =>
      mergeEntries(
        new Map([['a', mine.value]]),
        new Map([['a', seenAt(7, mine.value)]]),
        new Map([['a', theirs]]),
        10,
      ).entries.get('a');
    expect(winner(one, two)).toEqual(winner(two, one));
  });

  it('come to the same in the end, whatever they do, in whatever order and however often they meet', () => {
    const step = fc.record({
      machine: fc.integer({ min: 0, max: 2 }),
      act: fc.constantFrom('set', 'remove', 'sync', 'lose'),
      key: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let shared = new Map<string, SyncEntry>();
        const machines = [0, 1, 2].map(() => ({
          here: new Map<string, unknown>(),
          seen: undefined as Map<string, SeenEntry> | undefined,
        }));
        const sync = (machine: (typeof machines)[number], now: number) => {
          const { entries, apply } = mergeEntries(machine.here, machine.seen, shared, now);
          for (const [key, value] of apply) {
            if (value === undefined) machine.here.delete(key);
            else machine.here.set(key, value);
          }
          shared = entries;
          machine.seen = new Map([...entries].map(([key, { at }]) => [key, seenAt(at, machine.here.get(key))]));
        };
        for (const [time, { machine: index, act, key, value }] of steps.entries()) {
          const machine = machines[index];
          if (!machine) continue;
          if (act === 'set') machine.here.set(key, value);
          if (act === 'remove') machine.here.delete(key);
          if (act === 'lose') shared = new Map([...shared].filter(([name]) => name !== key));
          // Their clocks differ by an hour.
          if (act === 'sync') sync(machine, time + index * 3_600);
        }
        for (const round of [1, 2]) for (const machine of machines) sync(machine, 10_000 * round);
        const [first, ...others] = machines.map(({ here }) => JSON.stringify([...here].sort()));
        expect(new Set(others)).toEqual(new Set([first]));
      }),
      { numRuns: 500 },
    );
  });
});
