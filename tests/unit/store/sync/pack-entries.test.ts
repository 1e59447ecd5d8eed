import { describe, expect, it } from 'vitest';
import type { SyncEntry } from '@/lib/store/sync/merge-entries';
import { packEntries, unpackEntries } from '@/lib/store/sync/pack-entries';

const now = Date.parse('2026-11-20T00:00:00Z');
const day = 86_400_000;
const newestFirst = (_key: string, { at }: SyncEntry) => at;
const watches = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, index): [string, SyncEntry] => {
      const key = `snapshot:0x${String(index).padStart(64, '0')}`;
      return [`watch ${key}`, { at: now - index, value: { key, rescueId: 'defi-united-2026', createdAt: now } }];
    }),
  );
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** As Chrome and Firefox count. */
function expectTaken(items: Record<string, unknown>): void {
  const sizes = Object.entries(items).map(([name, item]) => name.length + bytes(item));
  expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(8_192);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(102_400);
  expect(sizes.length).toBeLessThanOrEqual(512);
}

describe('what is packed for the browser’s sync', () => {
  it('comes out as it went in', () => {
    const entries = new Map<string, SyncEntry>([
      ...watches(100),
      ['gone', { at: now - day }],
      ['p', { at: 1, value: false }],
    ]);
    const { items, leftOut } = packEntries(entries, newestFirst, now);
    expect(leftOut).toBe(0);
    expectTaken(items);
    expect(new Map([...unpackEntries(items)].sort())).toEqual(new Map([...entries].sort()));
  });

  it('never takes more room than there is; the least worth stay out, and are counted', () => {
    const { items, leftOut } = packEntries(watches(3_000), newestFirst, now);
    expectTaken(items);
    const kept = unpackEntries(items);
    expect(kept.size + leftOut).toBe(3_000);
    expect(kept.size).toBeGreaterThan(250);
    expect(kept.has([...watches(1).keys()][0] ?? '')).toBe(true);
  });

  it('carries what is large in parts, and knows when one of them is missing or of another writing', () => {
    const text = '“quoted” "text"\n\u0001'.repeat(600);
    const entries = new Map<string, SyncEntry>([['own-rescues x', { at: 5, value: { id: 'x', text } }]]);
    const { items, leftOut } = packEntries(entries, newestFirst, now);
    expect(leftOut).toBe(0);
    expectTaken(items);
    expect(Object.keys(items).length).toBeGreaterThan(1);
    expect(unpackEntries(items)).toEqual(entries);
    const [first, ...others] = Object.entries(items);
    expect(unpackEntries(Object.fromEntries(others)).size).toBe(0);
    const older = { ...(first?.[1] as object), at: 4 };
    expect(unpackEntries({ ...items, [first?.[0] ?? '']: older }).size).toBe(0);
  });

  it('notices a part that is missing in the middle of a long text', () => {
    const entries = new Map<string, SyncEntry>([['own-rescues x', { at: 5, value: 'x'.repeat(20_000) }]]);
    const { items } = packEntries(entries, newestFirst, now);
    const names = Object.keys(items).sort();
    expect(names.length).toBeGreaterThan(2);
    const { [names[1] ?? '']: _, ...others } = items;
    expect(unpackEntries(others).size).toBe(0);
  });

  it('leaves out what is larger than all the room', () => {
    const entries = new Map<string, SyncEntry>([
      ['own-rescues x', { at: 5, value: 'x'.repeat(60_000) }],
      ['p', { at: 1, value: 2 }],
    ]);
    const { items, leftOut } = packEntries(entries, newestFirst, now);
    expect(leftOut).toBe(1);
    expect([...unpackEntries(items).keys()]).toEqual(['p']);
  });

  it('forgets after half a year what was taken away', () => {
    const entries = new Map<string, SyncEntry>([
      ['a', { at: now - 179 * day }],
      ['b', { at: now - 181 * day }],
    ]);
    expect([...unpackEntries(packEntries(entries, newestFirst, now).items).keys()]).toEqual(['a']);
  });

  it('changes few items where one thing changes', () => {
    const before = packEntries(watches(200), newestFirst, now).items;
    const after = packEntries(new Map([...watches(200), ['p', { at: 1, value: 1 }]]), newestFirst, now).items;
    const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
    expect(changed).toHaveLength(1);
  });

  it('makes nothing of what is not ours', () => {
    expect(unpackEntries({ b0: 'x', b1: [[1, 2]], e1: { key: 'a' }, other: 1 }).size).toBe(0);
  });
});
