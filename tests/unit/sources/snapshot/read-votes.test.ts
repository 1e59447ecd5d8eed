import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BudgetSpentError } from '@/lib/platform/request-budget';
import { SourceError } from '@/lib/platform/source-error';
import { askHub } from '@/lib/sources/snapshot/ask-hub';
import { readVotes } from '@/lib/sources/snapshot/read-votes';
import { anId } from '../../../support/stub-hub';

interface Row {
  id: string;
  voter: string;
  created: number;
  choice: unknown;
  vp: number;
}

const aVote = (number: number, created: number): Row => ({
  id: `0xvote${number}`,
  voter: `0xvoter${number}`,
  created,
  choice: 1,
  vp: 1,
});

/** A hub in place of `fetch` that pages votes as the real one does. `onAsked` runs before each answer. */
function votesHub(rows: Row[], onAsked: (asked: number) => void = () => undefined) {
  const asked: { since: number; skip: number }[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const { variables, query } = JSON.parse(String(init.body));
    expect(query).toContain('first: 1000');
    expect(variables.proposal).toBe(anId(1));
    asked.push({ since: variables.since, skip: variables.skip });
    onAsked(asked.length);
    if (variables.skip > 5_000) return Response.json({ errors: [{ message: 'skip' }], data: null }, { status: 500 });
    const votes = rows
      .filter(({ created }) => created >= variables.since)
      .sort((a, b) => a.created - b.created || a.id.localeCompare(b.id))
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

  it('whoever votes meanwhile is read too, and whoever votes anew is counted once, by the last time', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => aVote(index, 10_000 + index));
    votesHub(rows, (asked) => {
      if (asked !== 2) return;
      // The oldest and the newest vote come again under new ids, and ten others are new.
      for (const number of [0, 2_499]) {
        const again = rows.find(({ id }) => id === `0xvote${number}`);
        if (again) Object.assign(again, { id: `0xanew${number}`, created: 20_000, choice: 2 });
      }
      for (let number = 3_000; number < 3_010; number += 1) rows.push(aVote(number, 20_000));
    });
    const votes = await read();
    expect(votes).toHaveLength(2_510);
    expect(new Set(votes.map(({ voter }) => voter)).size).toBe(2_510);
    expect(votes.filter(({ choice }) => choice === 2)).toHaveLength(2);
  });

  it('come in the order of their times, or are refused: the next page begins where this one ended', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ data: { votes: [aVote(1, 2_000), aVote(2, 1_000)] } }));
    await expect(read()).rejects.toMatchObject({ reason: 'malformed' });
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

  it('is waited for where it is spent: never more than 13 requests a minute, and who waits is told', async () => {
    const asked = votesHub(many());
    const waits: number[] = [];
    const votes = read({ onWait: (until) => waits.push(until - Date.now()) });
    await vi.advanceTimersByTimeAsync(50_000);
    expect(asked).toHaveLength(13);
    expect(waits).toEqual([60_000]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await votes).toHaveLength(20_000);
  });

  it('is not all taken: the user’s own pages are read meanwhile', async () => {
    const asked = votesHub(many());
    void read({ signal: AbortSignal.timeout(40_000) }).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(13);
    vi.stubGlobal('fetch', async () => Response.json({ data: {} }));
    const ask = (userAsked: boolean) => askHub('{ networks { id } }', {}, { now: Date.now(), userAsked });
    for (let page = 0; page < 4; page += 1) await ask(true);
    await expect(ask(true)).rejects.toBeInstanceOf(BudgetSpentError);
    // Nor from the look that is due.
    await ask(false);
  });

  it('holds nobody who no longer wants it: the wait ends with the signal', async () => {
    const asked = votesHub(many());
    const stop = new AbortController();
    const votes = read({ signal: stop.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    stop.abort(new Error('no longer wanted'));
    expect(await votes).toMatchObject({ message: 'no longer wanted' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(13);
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
