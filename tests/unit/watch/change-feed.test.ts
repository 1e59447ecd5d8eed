import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { snapshotKey } from '@/lib/domain/governance/venue';
import { readActivity } from '@/lib/store/events';
import { readDoneAt, readFeedPlace, saveDoneAt } from '@/lib/store/meta';
import { readStoredProposal } from '@/lib/store/proposals';
import { readWatch, saveWatch } from '@/lib/store/watches';
import { poll } from '@/lib/watch/poll';
import { refreshProposal } from '@/lib/watch/refresh-proposal';
import { aSmallRescue } from '../../support/a-small-rescue';
import { freshStorage } from '../../support/fresh-storage';
import { aWatch } from '../../support/observed';
import { aHubRow, anId, type HubRow, StubHub } from '../../support/stub-hub';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-04-22T00:00:00Z');
const key = snapshotKey(anId(1));
const lido = 'lido-snapshot.eth';
const ground = { rescues: [aSmallRescue()], random: () => 0.5 };
const look = (at: number) => poll(at, ground);
const kinds = async () =>
  (await readActivity(99)).map(({ news }) => (news.subject === 'vote' ? news.event.kind : news.subject));

/** A vote that opens in two days. */
const pending = (row: Partial<HubRow> = {}) =>
  aHubRow({ start: (now + 2 * day) / 1_000, end: (now + 9 * day) / 1_000, scores: [], votes: 0, ...row });

/** What a request asked for by id. */
const idsOf = ({ variables }: StubHub['requests'][number]): string[] =>
  Object.entries(variables).flatMap(([name, value]) => (name.startsWith('p') ? (value as string[]) : []));

let hub: StubHub;

beforeEach(async () => {
  await freshStorage();
  hub = new StubHub([pending()]);
  hub.tell('proposal', lido, now - day);
  await saveWatch(aWatch());
});
afterEach(() => vi.unstubAllGlobals());

/** Watches so many proposals in so many spaces, which have been looked at once. */
async function watchMany(proposals: number, spaces: number, row: (index: number) => HubRow): Promise<void> {
  hub.rows = Array.from({ length: proposals }, (_, index) => ({
    ...row(index),
    id: anId(index + 1),
    space: { id: `space${index % spaces}.eth` },
  }));
  for (const { id } of hub.rows) await saveWatch(aWatch({ key: snapshotKey(id), nextPollAt: 0 }));
  expect(await look(now - hour)).toMatchObject({ looked: proposals, failures: [] });
  // Only now are their spaces known, and covered by the feed.
  expect(await look(now)).toMatchObject({ looked: proposals, failures: [] });
  hub.requests.length = 0;
}

describe('a look costs', () => {
  it('three requests for 1,000 open votes of 60 spaces', async () => {
    await watchMany(1_000, 60, () => aHubRow());
    expect(await look(now + 10 * minute)).toMatchObject({ looked: 1_000, failures: [] });
    expect(hub.requests).toHaveLength(3);
    expect(hub.requests.flatMap(idsOf)).toHaveLength(1_000);
  });

  it('one, and not one proposal, for 1,000 votes that have not opened and of which nothing is told', async () => {
    await watchMany(1_000, 60, () => pending());
    expect(await look(now + 20 * minute)).toMatchObject({ looked: 1_000, failures: [] });
    expect(hub.requests.map((request) => idsOf(request).length)).toEqual([0]);
  });

  it('no more than three where some of the 1,000 were edited meanwhile', async () => {
    await watchMany(1_000, 60, (index) => (index % 2 === 0 ? pending() : aHubRow()));
    for (let space = 0; space < 60; space += 1) hub.tell('update-proposal', `space${space}.eth`, now + minute);
    expect(await look(now + 20 * minute)).toMatchObject({ looked: 1_000, failures: [] });
    expect(hub.requests).toHaveLength(3);
    expect(new Set(hub.requests.flatMap(idsOf)).size).toBe(1_000);
  });

  it('one where a handful is followed', async () => {
    await watchMany(5, 3, () => aHubRow());
    await look(now + 10 * minute);
    expect(hub.requests).toHaveLength(1);
  });
});

describe('a vote that has not opened', () => {
  it('is taken to stand as it was where the feed says nothing', async () => {
    await look(now);
    hub.requests.length = 0;
    await look(now + 20 * minute);
    expect(hub.requests.map(idsOf)).toEqual([[]]);
    expect(await readStoredProposal(key)).toMatchObject({ observedAt: now + 20 * minute });
    expect(await readWatch(key)).toMatchObject({ failures: 0, nextPollAt: now + 35 * minute });
  });

  it('is read in the same look where the feed tells of an edit in its space', async () => {
    await look(now);
    hub.rows = [pending({ title: 'Another title', updated: now / 1_000 })];
    hub.tell('update-proposal', lido, now + minute);
    await look(now + 20 * minute);
    expect(await kinds()).toEqual(['edited']);
    expect((await readFeedPlace('snapshot-feed'))?.mci).toBe(hub.messages.at(-1)?.mci);
  });

  it('is not read for what happens in other spaces', async () => {
    await look(now);
    hub.tell('update-proposal', 'elsewhere.eth', now + minute);
    hub.requests.length = 0;
    await look(now + 20 * minute);
    expect(hub.requests.map(idsOf)).toEqual([[]]);
  });

  it('is told deleted at once where the feed says so', async () => {
    await look(now);
    hub.drop(anId(1), now + minute);
    await look(now + 20 * minute);
    expect(await kinds()).toEqual(['deleted']);
  });

  it('is read all the same every six hours, and as it opens', async () => {
    await look(now);
    hub.requests.length = 0;
    for (let at = now + 5 * hour; at <= now + 13 * hour; at += hour) await look(at);
    expect(hub.requests.filter((request) => idsOf(request).length > 0).length).toBeLessThanOrEqual(2);
    hub.requests.length = 0;
    await look(now + 2 * day);
    expect(hub.requests.map(idsOf)).toEqual([[anId(1)]]);
  });

  it('is read where the feed cannot be', async () => {
    await look(now);
    hub.messages = [{ mci: 2_000, id: 'x'.repeat(300), type: 'proposal', space: lido, timestamp: 0 }];
    await look(now + 20 * minute);
    hub.requests.length = 0;
    await look(now + 60 * minute);
    expect(hub.requests.map(idsOf)).toEqual([[anId(1)]]);
  });
});

describe('the feed', () => {
  it('is read on from its place, also by a worker that was started anew', async () => {
    await look(now);
    const place = await readFeedPlace('snapshot-feed');
    expect(place).toMatchObject({ mci: hub.messages.at(-1)?.mci, spaces: [lido] });
    await look(now + 20 * minute);
    expect(hub.requests.at(-1)?.variables).toMatchObject({ after: (place?.mci ?? 0) - 100 });
  });

  it('keeps its place where what it told was not saved', async () => {
    await look(now);
    const before = await readFeedPlace('snapshot-feed');
    hub.rows = [pending({ title: 'Another title', updated: now / 1_000 })];
    hub.tell('update-proposal', lido, now + minute);
    const killed = poll(now + 20 * minute, {
      ...ground,
      random: () => {
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await readFeedPlace('snapshot-feed')).toEqual(before);
    await look(now + 21 * minute);
    expect(await kinds()).toEqual(['edited']);
  });

  it('tells of an edit whose message was committed late, with a lower number', async () => {
    hub.tell('proposal', lido, now - day);
    await look(now);
    const last = hub.messages.at(-1)?.mci ?? 0;
    hub.rows = [pending({ title: 'Another title', updated: now / 1_000 })];
    hub.messages.push({ mci: last - 1, id: '0xlate', type: 'update-proposal', space: lido, timestamp: now / 1_000 });
    await look(now + 20 * minute);
    expect(await kinds()).toEqual(['edited']);
  });

  it('makes the rescue due at once whose space has a new proposal, and no other', async () => {
    await look(now);
    await saveDoneAt('rescue:r1', now);
    await saveDoneAt('rescue:r2', now);
    await look(now + 20 * minute);
    expect(await readDoneAt('rescue:r1')).toBe(now);
    hub.tell('proposal', lido, now + 21 * minute);
    await look(now + 40 * minute);
    expect(await readDoneAt('rescue:r1')).toBeUndefined();
    expect(await readDoneAt('rescue:r2')).toBe(now);
  });

  it('is done without where the hub fails with it', async () => {
    hub.rows = [aHubRow()];
    await look(now);
    hub.refuse = (query) => query.includes('messages(');
    await look(now + 5 * minute);
    await look(now + 20 * minute);
    await look(now + 2 * hour);
    expect(await readWatch(key)).toMatchObject({ failures: 0 });
    expect(await readStoredProposal(key)).toMatchObject({ observedAt: now + 2 * hour });
  });
});

describe('a proposal that the hub no longer knows', () => {
  beforeEach(async () => {
    hub.rows = [aHubRow()];
    await look(now);
    hub.rows = [];
  });

  it('is not called deleted while nothing else says so: the last answer stands, with its age', async () => {
    await look(now + 10 * minute);
    await look(now + 20 * minute);
    expect(await kinds()).toEqual([]);
    expect(await readStoredProposal(key)).toMatchObject({
      exists: true,
      observedAt: now,
      missingSince: now + 10 * minute,
    });
  });

  it('is looked for every ten minutes, and back without news', async () => {
    await look(now + 10 * minute);
    expect(await readWatch(key)).toMatchObject({ nextPollAt: expect.any(Number) });
    expect((await readWatch(key))?.nextPollAt).toBeLessThanOrEqual(now + 20 * minute);
    hub.rows = [aHubRow()];
    await look(now + 20 * minute);
    expect(await kinds()).toEqual([]);
    expect(await readStoredProposal(key)).not.toHaveProperty('missingSince');
  });

  it('is called deleted after an hour of it', async () => {
    await look(now + 10 * minute);
    await look(now + 40 * minute);
    expect(await kinds()).toEqual([]);
    await look(now + 71 * minute);
    expect(await kinds()).toEqual(['deleted']);
  });

  it('is called deleted at once where the hub tells of a deletion, also to a page', async () => {
    hub.tell('delete-proposal', lido, now + minute);
    await refreshProposal(snapshotKey(anId(1)), now + 2 * minute, ground);
    expect(await readStoredProposal(key)).toMatchObject({ exists: false });
  });

  it('is not taken for another of the space that was deleted long before', async () => {
    hub.messages = [];
    hub.tell('delete-proposal', lido, now - day);
    await refreshProposal(snapshotKey(anId(1)), now + 2 * minute, ground);
    expect(await readStoredProposal(key)).toMatchObject({ exists: true });
  });
});
