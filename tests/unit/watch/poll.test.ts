import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { snapshotKey } from '@/lib/domain/governance/venue';
import { readActivity, readOutbox } from '@/lib/store/events';
import { readLastPollAt } from '@/lib/store/meta';
import { readStoredProposal } from '@/lib/store/proposals';
import { readSource } from '@/lib/store/sources';
import { StorageError } from '@/lib/store/storage-error';
import { readWatch, removeWatch, saveWatch } from '@/lib/store/watches';
import { type PollOptions, poll } from '@/lib/watch/poll';
import { aSmallRescue } from '../../support/a-small-rescue';
import { freshStorage } from '../../support/fresh-storage';
import { aWatch } from '../../support/observed';
import { aHubRow, anId, StubHub } from '../../support/stub-hub';

const minute = 60_000;
const start = Date.parse('2026-04-22T00:00:00Z');
const end = Date.parse('2026-04-27T12:00:00Z');
const key = snapshotKey(anId(1));
const flipped = { scores: [30, 60, 0] };
const look = (now: number, options: PollOptions = {}) =>
  poll(now, { rescues: [aSmallRescue()], random: () => 0.5, ...options });
const kinds = async () =>
  (await readActivity(99)).map(({ news }) => (news.subject === 'vote' ? news.event.kind : news.subject));

let hub: StubHub;

beforeEach(async () => {
  await freshStorage();
  hub = new StubHub([aHubRow()]);
  await saveWatch(aWatch({ contributionId: 'lido' }));
});
afterEach(() => vi.unstubAllGlobals());

describe('a look at what is watched', () => {
  it('sees it for the first time without news', async () => {
    expect(await look(start)).toMatchObject({ ran: true, looked: 1, events: [], failures: [] });
    expect(await readStoredProposal(key)).toMatchObject({ scores: [60, 30, 0], observedAt: start });
    expect(await readWatch(key)).toMatchObject({ nextPollAt: start + 5 * minute, failures: 0 });
    expect(await readLastPollAt()).toBe(start);
  });

  it('records what changed and queues it to be told, by whom it is and where', async () => {
    await look(start);
    hub.rows = [aHubRow(flipped)];
    await look(start + 5 * minute);
    expect(await readActivity(9)).toMatchObject([
      {
        rescueId: 'r1',
        contributionId: 'lido',
        contributor: 'Lido DAO',
        proposalKey: key,
        title: 'Take part in the rescue',
        url: `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${anId(1)}`,
        unread: 1,
        news: { subject: 'vote', event: { kind: 'lead-flipped', from: 'For', to: 'Against' } },
      },
    ]);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('finds no news in the same answer twice', async () => {
    await look(start);
    hub.rows = [aHubRow(flipped)];
    await look(start + 5 * minute);
    await look(start + 5 * minute, { force: true });
    await look(start + 10 * minute);
    expect(await kinds()).toEqual(['lead-flipped']);
  });

  it('tells a lead that changes hands over a tie, once', async () => {
    await look(start);
    hub.rows = [aHubRow({ scores: [60, 60, 0], scores_total: 120 })];
    await look(start + 5 * minute);
    expect(await kinds()).toEqual(['quorum-reached']);
    hub.rows = [aHubRow({ scores: [60, 70, 0], scores_total: 130 })];
    await look(start + 10 * minute);
    expect(await kinds()).toEqual(['lead-flipped', 'quorum-reached']);
  });

  it('does not look before the time', async () => {
    await look(start);
    expect(await look(start + 4 * minute)).toMatchObject({ looked: 0 });
    expect(hub.requests).toHaveLength(1);
    expect(await readLastPollAt()).toBe(start);
  });

  it('looks at everything when the user asks', async () => {
    await look(start);
    expect(await look(start + minute, { force: true })).toMatchObject({ looked: 1 });
  });

  it('is one look when two ask at once', async () => {
    await look(start);
    hub.rows = [aHubRow(flipped)];
    const [one, other] = await Promise.all([look(start + 5 * minute), look(start + 5 * minute)]);
    expect(other).toEqual(one);
    expect(one).toMatchObject({ ran: true, looked: 1 });
    expect(hub.requests).toHaveLength(2);
    expect(await kinds()).toEqual(['lead-flipped']);
  });

  it('leaves it to the context that is looking already', async () => {
    await navigator.locks.request('shortfall-poll', async () => {
      expect(await look(start)).toMatchObject({ ran: false, looked: 0 });
    });
    expect(hub.requests).toEqual([]);
  });

  it('ends when the vote is final, and says so once', async () => {
    await look(end - minute);
    hub.rows = [aHubRow({ scores: [160, 30, 0], scores_total: 190 })];
    await look(end + minute);
    hub.rows = [aHubRow({ scores: [160, 30, 0], scores_total: 190, scores_state: 'final' })];
    await look(end + 3 * minute);
    expect(await readWatch(key)).not.toHaveProperty('nextPollAt');
    expect(await look(end + 99 * minute)).toMatchObject({ looked: 0 });
    expect(await kinds()).toEqual(['outcome-final', 'closed', 'closes-soon']);
  });

  it('reminds once of an end that comes near', async () => {
    await look(end - 25 * 60 * minute);
    expect(await kinds()).toEqual([]);
    await look(end - 24 * 60 * minute);
    await look(end - 23 * 60 * minute);
    expect(await kinds()).toEqual(['closes-soon']);
  });

  it('asks one question for hundreds of proposals', async () => {
    hub.rows = Array.from({ length: 250 }, (_, index) => aHubRow({ id: anId(index + 1) }));
    for (const row of hub.rows) await saveWatch(aWatch({ key: snapshotKey(row.id) }));
    expect(await look(start)).toMatchObject({ looked: 250 });
    expect(hub.requests).toHaveLength(1);
  });
});

describe('a look that is cut short', () => {
  it('before it is saved has not happened, and the next one tells all', async () => {
    await look(start);
    hub.rows = [aHubRow(flipped)];
    const killed = look(start + 5 * minute, {
      random: () => {
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await readStoredProposal(key)).toMatchObject({ scores: [60, 30, 0] });
    await look(start + 6 * minute);
    expect(await kinds()).toEqual(['lead-flipped']);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('by a database that does not open says so', async () => {
    await freshStorage();
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    await expect(look(start)).rejects.toBeInstanceOf(StorageError);
  });
});

describe('a hub that is down', () => {
  const down = () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } });

  it('leaves the last observation, is recorded with the reason, and is asked again later', async () => {
    await look(start);
    hub.instead = down;
    expect((await look(start + 5 * minute)).failures).toMatchObject([{ reason: 'unreachable' }]);
    expect(await readStoredProposal(key)).toMatchObject({ scores: [60, 30, 0], observedAt: start });
    expect(await readSource('hub.snapshot.org')).toMatchObject({
      lastGoodAt: start,
      failure: { reason: 'unreachable', since: start + 5 * minute },
    });
    expect(await readWatch(key)).toMatchObject({ failures: 1, nextPollAt: start + 15 * minute });
  });

  it('is well again with its first answer, and what changed meanwhile is told', async () => {
    await look(start);
    hub.instead = down;
    await look(start + 5 * minute);
    hub.instead = undefined;
    hub.rows = [aHubRow(flipped)];
    await look(start + 15 * minute);
    expect(await readSource('hub.snapshot.org')).toEqual({
      host: 'hub.snapshot.org',
      lastGoodAt: start + 15 * minute,
      failures: 0,
    });
    expect(await readWatch(key)).toMatchObject({ failures: 0 });
    expect(await kinds()).toEqual(['lead-flipped']);
  });

  it('is back for all that waited once it answers one', async () => {
    const other = snapshotKey(anId(2));
    hub.rows = [aHubRow(), aHubRow({ id: anId(2) })];
    await saveWatch(aWatch({ key: other, failures: 6, nextPollAt: start + 50 * minute }));
    await saveWatch(aWatch({ key: snapshotKey(anId(3)), nextPollAt: start + 50 * minute }));
    await removeWatch(key);
    await saveWatch(aWatch({ failures: 1 }));
    expect(await look(start)).toMatchObject({ looked: 2 });
    expect(await readWatch(other)).toMatchObject({ failures: 0, nextPollAt: start + 5 * minute });
  });

  it('does not keep a reminder from being told', async () => {
    await look(end - 25 * 60 * minute);
    hub.instead = down;
    await look(end - 23 * 60 * minute);
    expect(await kinds()).toEqual(['closes-soon']);
    expect(await readOutbox()).toHaveLength(1);
  });

  it('is left alone for as long as it asks', async () => {
    hub.instead = () => Response.json({ error: 'unauthorized' }, { status: 429, headers: { 'retry-after': '1800' } });
    await look(start);
    expect(await readWatch(key)).toMatchObject({ nextPollAt: start + 30 * minute });
    expect(await readSource('hub.snapshot.org')).toMatchObject({ failure: { reason: 'rate-limited' } });
  });

  it('is not blamed where our own budget is spent', async () => {
    for (let asked = 0; asked < 10; asked += 1) {
      await look(start);
      await removeWatch(key);
      await saveWatch(aWatch());
    }
    expect((await look(start + 1)).failures).toHaveLength(1);
    expect((await readSource('hub.snapshot.org'))?.failure).toBeUndefined();
  });
});

describe('a proposal', () => {
  it('that was deleted is told as such, keeps what was last seen, and is not looked at again', async () => {
    await look(start);
    hub.drop(anId(1), start + 4 * minute);
    await look(start + 5 * minute);
    expect(await kinds()).toEqual(['deleted']);
    expect(await readStoredProposal(key)).toMatchObject({ exists: false, title: 'Take part in the rescue' });
    expect(await readWatch(key)).not.toHaveProperty('nextPollAt');
  });

  it('that the hub does not know yet is asked about again', async () => {
    hub.rows = [];
    await look(start);
    expect(await kinds()).toEqual([]);
    expect(await readWatch(key)).toMatchObject({ failures: 1, nextPollAt: start + 2 * minute });
  });

  it('whose row is garbled does not stop the others, and is not deleted', async () => {
    await saveWatch(aWatch({ key: snapshotKey(anId(2)) }));
    hub.rows = [aHubRow(), aHubRow({ id: anId(2) })];
    await look(start);
    hub.rows = [aHubRow(flipped), aHubRow({ id: anId(2), start: -1 })];
    await look(start + 6 * minute);
    expect(await kinds()).toEqual(['lead-flipped']);
    expect(await readStoredProposal(snapshotKey(anId(2)))).toMatchObject({ exists: true, observedAt: start });
    expect(await readWatch(snapshotKey(anId(2)))).toMatchObject({ failures: 1 });
  });

  it('at a venue that cannot be read does not stay due for ever', async () => {
    await saveWatch(aWatch({ key: 'governor:1:0xabc:1' }));
    await look(start);
    expect((await readWatch('governor:1:0xabc:1'))?.nextPollAt).toBeGreaterThan(start);
  });
});
