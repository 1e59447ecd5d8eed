import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow, wholeTopic } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import {
  type NotificationCentre,
  newProfile,
  popup,
  privatePage,
  startWorker,
  type TestWorker,
} from '../support/test-worker.ts';

const minute = 60_000;
const hour = 60 * minute;
const forum = alphaTopic.host;
const name = `${forum}/${alphaTopic.id}`;
const key = `topic:${forum}:${alphaTopic.id}`;
const poll = `discourse-poll:${forum}:${alphaTopic.id}:1:poll`;
const subject = { kind: 'topic', ...alphaTopic } as const;
const rescueId = 'small-rescue';

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

/** The opening post, as its author leaves it, with a poll, and what the forum says of the topic. */
function forumSays({ asks = '2,500 ETH', votes = [5, 3], version = 1, closed = false, topic = {} } = {}): void {
  const options = ['For', 'Against'].map((html, index) => ({ id: html, html, votes: votes[index] }));
  const status = closed ? 'closed' : 'open';
  const polls = [{ name: 'poll', type: 'regular', title: 'Give?', status, voters: votes[0] ?? 0, options }];
  web.topics.set(name, {
    title: 'Alpha DAO contribution',
    cooked: `<p>We ask the DAO to contribute ${asks} to the rescue.</p>`,
    post: { username: 'alice', version, polls },
    topic: {
      highest_post_number: 1,
      archived: false,
      details: { created_by: { username: 'alice' }, participants: [{ username: 'alice', post_count: 1 }] },
      ...topic,
    },
  });
}

const ofForum = () => web.asked.filter((url) => url.includes(`${forum}/t/${alphaTopic.id}.json`)).length;

async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}

async function openAndWatch(what = key): Promise<void> {
  await worker.ask('readPanel', { subject });
  expect(await worker.ask('watch', { key: what, rescueId })).toEqual({ kind: 'watched' });
}

/** Kinds of news in the popup, newest first. */
async function activity(): Promise<unknown[]> {
  const view = await worker.ask('readPopup', {}, popup);
  if ('kind' in view) throw new Error(view.reason);
  return view.activity.map(({ news }) => news.subject !== 'delivery' && news.event.kind);
}

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  forumSays();
  worker = await startWorker([aSmallRescue()]);
});

describe('a topic that is watched', () => {
  it('is offered on its page with its polls, and is then shown as watched there and in the popup', async () => {
    await openAndWatch();
    const view = await worker.ask('readPanel', { subject });
    expect(view).toMatchObject({
      topic: {
        asks: [{ high: '2500', asset: 'ETH' }],
        watch: { key, watched: true },
        polls: [{ key: poll, watch: { watched: false } }],
      },
    });
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({
      watched: [],
      watchedTopics: [{ key, title: 'Alpha DAO contribution', contributor: 'Alpha DAO', hidden: false }],
    });
  });

  it('is silent at first sight, and while nothing happens', async () => {
    await openAndWatch();
    for (let look = 0; look < 4; look += 1) await later(20 * minute);
    expect(centre.shown).toEqual([]);
    expect(await activity()).toEqual([]);
  });

  it('costs its forum one request a look, also where its poll is watched too', async () => {
    await openAndWatch();
    await worker.ask('watch', { key: poll, rescueId });
    const before = ofForum();
    await later(20 * minute);
    expect(ofForum() - before).toBe(1);
  });

  it('tells of an edited ask once, with both figures, and a click opens its topic', async () => {
    await openAndWatch();
    forumSays({ asks: '3,000 ETH', version: 2 });
    await later(20 * minute);
    await later(20 * minute);
    expect(centre.shown).toMatchObject([{ title: 'Alpha DAO: what it asks for was changed' }]);
    expect(centre.shown[0]?.message).toContain('Before: 2,500 ETH. Now: 3,000 ETH.');
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await worker.clickNotification(rescueId);
    expect(create).toHaveBeenCalledWith({ url: `https://${forum}/t/${alphaTopic.id}`, active: true });
  });

  it('tells of a new post of its author, and a click opens that post', async () => {
    await openAndWatch();
    const participants = [{ username: 'alice', post_count: 2 }];
    const details = { created_by: { username: 'alice' }, last_poster: { username: 'alice' }, participants };
    forumSays({ topic: { highest_post_number: 31, details } });
    await later(20 * minute);
    expect(centre.shown).toMatchObject([{ title: 'Alpha DAO: its author wrote again' }]);
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await worker.clickNotification(rescueId);
    expect(create).toHaveBeenCalledWith({ url: `https://${forum}/t/${alphaTopic.id}/31`, active: true });
  });

  it('loses no news to a page that reads the topic first', async () => {
    await openAndWatch();
    forumSays({ votes: [5, 9] });
    vi.setSystemTime(Date.now() + 10 * minute);
    await worker.ask('readPanel', { subject });
    await vi.waitFor(() =>
      expect(centre.shown).toMatchObject([{ title: 'Alpha DAO: “Against” now leads the forum poll' }]),
    );
    await later(20 * minute);
    expect(centre.shown).toHaveLength(1);
  });

  it('says that it is not visible any more, once, and never that it was deleted; and follows it on', async () => {
    await openAndWatch();
    web.topics.delete(name);
    await later(20 * minute);
    await later(7 * hour);
    expect(centre.shown).toMatchObject([{ title: 'Alpha DAO: the topic is not visible any more' }]);
    expect(JSON.stringify(centre.shown)).not.toMatch(/deleted/i);
    expect(await worker.ask('readPanel', { subject })).toMatchObject({
      topic: { hiddenSince: expect.any(Number), asks: [{ high: '2500' }] },
    });
    forumSays({ asks: '4,000 ETH', version: 2 });
    await later(7 * hour);
    expect(await activity()).toEqual(['ask-edited', 'topic-hidden']);
  });

  it('leaves a forum alone for as long as it asks, also for a page and for a look that the user asks for', async () => {
    await openAndWatch();
    web.faults.set(forum, 'rate-limited');
    await later(20 * minute);
    const before = ofForum();
    vi.setSystemTime(Date.now() + 30_000);
    await worker.ask('readPanel', { subject });
    await worker.ask('pollNow', {}, popup);
    expect(ofForum()).toBe(before);
    web.faults.delete(forum);
    forumSays({ asks: '3,000 ETH', version: 2 });
    await later(hour);
    expect(centre.shown).toMatchObject([{ title: 'Alpha DAO: what it asks for was changed' }]);
  });

  it.each(['rate-limited', 'down'] as const)(
    'asks a forum that is %s no more about its other topics in that look',
    async (fault) => {
      const other = { host: forum, id: 7 };
      const shared = aSmallRescue({ topics: [{ ...other, label: 'Other' }] });
      worker = await startWorker([shared]);
      web.topics.set(`${forum}/7`, { title: 'Other', cooked: '<p>x</p>' });
      await openAndWatch();
      await worker.ask('watch', { key: `topic:${forum}:7`, rescueId });
      web.faults.set(forum, fault);
      const before = web.asked.filter((url) => url.includes(forum)).length;
      await later(30 * minute);
      expect(web.asked.filter((url) => url.includes(forum)).length - before).toBe(1);
    },
  );

  it('has no news of the time before it was watched, also where only an old reading is at hand', async () => {
    await worker.ask('readPanel', { subject });
    vi.setSystemTime(Date.now() + 2 * hour);
    web.faults.set(forum, 'down');
    expect(await worker.ask('watch', { key, rescueId })).toEqual({ kind: 'watched' });
    web.faults.delete(forum);
    forumSays({ asks: '3,000 ETH', version: 2 });
    await later(hour);
    expect(await activity()).toEqual([]);
    forumSays({ asks: '3,500 ETH', version: 3 });
    await later(hour);
    expect(await activity()).toEqual(['ask-edited']);
  });

  it('remembers who led its poll through looks at which one vote made the difference', async () => {
    await openAndWatch();
    forumSays({ votes: [6, 7] });
    await later(20 * minute);
    expect(await activity()).toEqual([]);
    forumSays({ votes: [6, 9] });
    await later(20 * minute);
    expect(await activity()).toEqual(['poll-flipped']);
  });

  it('is not told of any more once it is not watched', async () => {
    await openAndWatch();
    await worker.ask('unwatch', { key });
    forumSays({ asks: '3,000 ETH', version: 2 });
    await later(20 * minute);
    expect(centre.shown).toEqual([]);
  });

  it('can be watched only where it belongs to the rescue, and its forum shows it', async () => {
    const failed = { kind: 'failed', reason: 'not-found' };
    expect(await worker.ask('watch', { key: `topic:${forum}:1`, rescueId })).toEqual(failed);
    expect(await worker.ask('watch', { key: `topic:${wholeTopic.host}:${wholeTopic.id}`, rescueId })).toEqual(failed);
    expect(await worker.ask('watch', { key: `${poll}x`, rescueId })).toEqual(failed);
  });
});

describe('a poll that is watched', () => {
  it('tells of its lead and its end, and of nothing else in its topic', async () => {
    await openAndWatch(poll);
    forumSays({ asks: '3,000 ETH', version: 2, votes: [5, 9] });
    await later(20 * minute);
    forumSays({ asks: '3,000 ETH', version: 2, votes: [5, 9], closed: true });
    await later(20 * minute);
    expect(await activity()).toEqual(['poll-closed', 'poll-flipped']);
    expect(centre.shown.at(-1)).toMatchObject({ title: 'Alpha DAO: the forum poll closed' });
    expect(centre.shown.at(-1)?.message).toContain('not binding');
  });

  it('asks for nothing more once it is over', async () => {
    await openAndWatch(poll);
    forumSays({ closed: true });
    await later(20 * minute);
    const before = ofForum();
    await later(7 * hour);
    expect(ofForum()).toBe(before);
  });
});

describe('what a topic asks for', () => {
  const words = { low: '0', high: '2400', asset: 'ETH', instrument: 'gift' } as const;

  async function panel() {
    const view = await worker.ask('readPanel', { subject });
    if (view.kind !== 'panel') throw new Error(view.kind);
    return view;
  }

  it('counts once the user confirms it, as theirs and marked so, and no longer once they take it back', async () => {
    forumSays({ topic: { created_at: '2026-04-25T00:00:00Z' } });
    const before = await panel();
    expect(before.topic).toMatchObject({ canConfirm: true });
    expect(await worker.ask('confirmAsk', { key, rescueId, ...words })).toEqual({ kind: 'saved' });
    const counted = await panel();
    expect(counted.contribution?.amount).toEqual({ low: '0', high: '2400', isCap: true });
    expect(counted.topic?.confirmed).toMatchObject(words);
    expect(counted.sources.filter(({ confirmed }) => confirmed)).toMatchObject([
      { grade: 'derived', asOf: '2026-04-25', url: `https://${forum}/t/${alphaTopic.id}` },
    ]);
    worker = await worker.killAndRestart();
    expect((await panel()).contribution?.amount?.high).toBe('2400');
    expect(await worker.ask('revokeAsk', { key })).toEqual({ kind: 'saved' });
    const after = await panel();
    expect(after.contribution).toEqual(before.contribution);
    expect(after.ladder).toEqual(before.ladder);
  });

  it('stands below what somebody said after it was written', async () => {
    forumSays({ topic: { created_at: '2026-04-22T00:00:00Z' } });
    await panel();
    await worker.ask('confirmAsk', { key, rescueId, ...words });
    expect((await panel()).contribution?.amount?.high).toBe('2500');
  });

  it('is refused where the topic is of no one party, asks for nothing, or the amount is none of the rescue’s', async () => {
    await panel();
    const failed = (reason: string) => ({ kind: 'failed', reason });
    const whole = `topic:${wholeTopic.host}:${wholeTopic.id}`;
    expect(await worker.ask('confirmAsk', { key: whole, rescueId, ...words })).toEqual(failed('not-found'));
    expect(await worker.ask('confirmAsk', { key: `topic:${forum}:1`, rescueId, ...words })).toEqual(
      failed('not-found'),
    );
    for (const wrong of [{ asset: 'LDO' }, { high: '0' }, { low: '9999' }, { high: '1.0000000000000000000001' }])
      expect(await worker.ask('confirmAsk', { key, rescueId, ...words, ...wrong })).toEqual(failed('malformed'));
    forumSays({ asks: 'nothing' });
    expect((await panel()).sources.some(({ confirmed }) => confirmed)).toBe(false);
  });

  it('is not stored from a private window', async () => {
    await panel();
    expect(await worker.ask('confirmAsk', { key, rescueId, ...words }, privatePage)).toEqual({
      kind: 'failed',
      reason: 'private-window',
    });
  });
});

describe('a vote and its topic', () => {
  it('are one chain on the page of the vote too, with the polls of the topic', async () => {
    const id = idOf('a1');
    web.hub.set(id, aProposal());
    const vote = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id } as const;
    await worker.ask('readPanel', { subject: vote });
    vi.setSystemTime(Date.now() + 2 * minute);
    await vi.waitFor(async () => {
      const view = await worker.ask('readPanel', { subject: vote });
      expect(view.kind === 'panel' && view.chain.map(({ kind, label }) => [kind, label])).toEqual([
        ['topic', 'Alpha DAO contribution'],
        ['poll', 'Give?'],
        ['vote', 'Give 2,500 ETH'],
      ]);
    });
  });
});
