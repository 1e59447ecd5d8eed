import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SourceError } from '@/lib/platform/source-error';
import { readVotes } from '@/lib/sources/snapshot/read-votes';
import { anId } from '../../../support/stub-hub';

interface Row {
  id: string;
  created: number;
  choice: unknown;
  vp: number;
}

const aVote = (number: number, created: number): Row => ({
  id: `0xvote${number}`,
  created,
  choice: 1,
  vp: 1,
});

/** A hub in place of `fetch` that pages votes as the real one does. `onAsked` runs before each answer. */
function votesHub(rows: Row[], onAsked: (asked: number) => void = () => undefined) {
  const asked: { until: number; skip: number }[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const { variables, query } = JSON.parse(String(init.body));
    expect(query).toContain('first: 1000');
    expect(variables.proposal).toBe(anId(1));
    asked.push({ until: variables.until, skip: variables.skip });
    onAsked(asked.length);
    if (variables.skip > 5_000) return Response.json({ errors: [{ message: 'skip' }], data: null }, { status: 500 });
    const votes = rows
      .filter(({ created }) => created <= variables.until)
      .sort((a, b) => b.created - a.created || a.id.localeCompare(b.id))
      .slice(variables.skip, variables.skip + 1_000);
    return Response.json({ data: { votes } });
  });
  return asked;
}

const clock = () => Date.now();
const read = (more: Partial<Parameters<typeof readVotes>[1]> = {}) =>
  readVotes(anId(1), { clock, userAsked: true, ...more });

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: Date.parse('2026-04-22T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('all votes of a proposal', () => {
  it.each([0, 1, 999, 1_000, 1_001, 7_204])('%i are read, each once', async (count) => {
    // Three in a second, so that seconds are cut by pages.
    const rows = Array.from({ length: count }, (_, index) => aVote(index, 1_000 + Math.floor(index / 3)));
    votesHub(rows);
    const votes = await read();
    expect(votes.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('also where more than a page came in one second', async () => {
    votesHub(Array.from({ length: 4_500 }, (_, index) => aVote(index, index < 4_000 ? 1_000 : 2_000)));
    expect(await read()).toHaveLength(4_500);
  });

  it('but where one second holds more than the hub can serve, it fails rather than leave some out', async () => {
    votesHub(Array.from({ length: 7_000 }, (_, index) => aVote(index, 1_000)));
    await expect(read()).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('whoever votes meanwhile, or anew, moves nobody out and counts nobody twice', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => aVote(index, 10_000 + index));
    votesHub(rows, (asked) => {
      if (asked !== 2) return;
      // The newest vote so far comes again under a new id, and ten others are new.
      const again = rows.find(({ id }) => id === '0xvote2499');
      if (again) Object.assign(again, { id: '0xanew', created: 20_000 });
      for (let number = 3_000; number < 3_010; number += 1) rows.push(aVote(number, 20_000));
    });
    const votes = await read();
    expect(votes).toHaveLength(2_500);
    expect(new Set(votes.map(({ id }) => id)).size).toBe(2_500);
  });

  it('tells how far it has come', async () => {
    votesHub(Array.from({ length: 2_500 }, (_, index) => aVote(index, 10_000 + index)));
    const told: number[] = [];
    await read({ onProgress: (votes) => told.push(votes) });
    expect(told).toEqual([1_000, 1_999, 2_500]);
  });
});

describe('the budget', () => {
  const many = () => Array.from({ length: 20_000 }, (_, index) => aVote(index, 10_000 + index));

  it('is waited for where it is spent: never more than 17 requests a minute', async () => {
    const asked = votesHub(many());
    const votes = read();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(asked).toHaveLength(17);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await votes).toHaveLength(20_000);
  });

  it('holds nobody who no longer wants it: the wait ends with the signal', async () => {
    const asked = votesHub(many());
    const stop = new AbortController();
    const votes = read({ signal: stop.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    stop.abort(new Error('no longer wanted'));
    expect(await votes).toMatchObject({ message: 'no longer wanted' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(17);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for where the hub itself wants to be left alone', async () => {
    vi.stubGlobal('fetch', async () =>
      Response.json({ error: 'unauthorized' }, { status: 429, headers: { 'retry-after': '30' } }),
    );
    await expect(read()).rejects.toMatchObject({ reason: 'rate-limited', retryAfter: 30_000 });
  });
});

it('a vote that cannot be read fails the reading: without it the count would be another', async () => {
  votesHub([aVote(1, 1_000), { ...aVote(2, 1_001), vp: -1 }]);
  await expect(read()).rejects.toBeInstanceOf(SourceError);
});

it('a choice that cannot be read is kept as none', async () => {
  votesHub([{ ...aVote(1, 1_000), choice: [['deep']] }]);
  expect(await read()).toMatchObject([{ choice: null, vp: 1 }]);
});
