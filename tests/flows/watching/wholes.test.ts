import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow, wholeTopic } from '../../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../../support/stub-web.ts';
import { type NotificationCentre, newProfile, popup, startWorker, type TestWorker } from '../../support/test-worker.ts';

const minute = 60_000;
const hour = 60 * minute;
const rescueId = 'small-rescue';
const whole = `rescue:${rescueId}`;
const alpha = `contribution:${rescueId}:alpha`;
const keyOf = (id: string) => `snapshot:${idOf(id)}`;
const topic = `topic:${alphaTopic.host}:${alphaTopic.id}`;
const flipped = { scores: [60, 90, 0], scoresTotal: 150, voteCount: 14 };

let web: StubWeb;
let centre: NotificationCentre;
let worker: TestWorker;

/** The hub counts in seconds. */
const justNow = () => Math.floor(Date.now() / 1_000) * 1_000;

/** What the hub says of a vote from now on. */
function hubSays(id: string, change: Parameters<typeof aProposal>[0] = {}): void {
  const key = idOf(id);
  web.hub.set(key, { ...(web.hub.get(key) ?? aProposal({ id: key })), ...change });
}

async function later(time: number): Promise<void> {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
}

async function view() {
  const answer = await worker.ask('readPopup', {}, popup);
  if ('kind' in answer) throw new Error(answer.reason);
  return answer;
}

const watchedKeys = async () => (await view()).watched.map(({ key }) => key).sort();
const topicKeys = async () => (await view()).watchedTopics.map(({ key }) => key);
/** Kinds of news, oldest first. */
const activity = async () =>
  (await view()).activity.map(({ news }) => (news.subject === 'vote' ? news.event.kind : news.subject)).reverse();

/** The user follows something as a whole, and what is there has been read. */
async function follow(key = whole): Promise<void> {
  expect(await worker.ask('watch', { key, rescueId }, popup)).toEqual({ kind: 'watched' });
  await vi.waitFor(async () => expect(await watchedKeys()).toContain(keyOf('a1')));
  await later(20 * minute);
}

beforeEach(async () => {
  centre = newProfile(testNow);
  web = stubWeb();
  hubSays('a1');
  hubSays('be', { space: 'beta.eth' });
  for (const { host, id } of [alphaTopic, wholeTopic])
    web.topics.set(`${host}/${id}`, { title: 'About it', cooked: '<p>We speak of it.</p>' });
  worker = await startWorker([aSmallRescue()]);
});

describe('a rescue that is followed', () => {
  it('is offered in the popup, and brings its votes and topics, without news', async () => {
    expect(await view()).toMatchObject({ rescues: [{ watch: { key: whole, watched: false } }] });
    await follow();
    expect(await view()).toMatchObject({ rescues: [{ watch: { key: whole, watched: true } }] });
    expect(await watchedKeys()).toEqual([keyOf('a1'), keyOf('be')]);
    expect(await topicKeys()).toContain(topic);
    expect(await activity()).toEqual([]);
    expect(centre.shown).toEqual([]);
  });

  it('tells what moves in any of its votes', async () => {
    await follow();
    hubSays('be', flipped);
    await later(10 * minute);
    expect(centre.shown.map(({ title }) => title)).toEqual(['Beta DAO: lead flipped to “Against”']);
  });

  it('follows a vote that appears, says so once, and tells of it from then on', async () => {
    await follow();
    hubSays('a2', { title: 'Give 100 ETH more', createdAt: justNow() });
    await later(20 * minute);
    expect(await activity()).toEqual(['appeared']);
    expect(await watchedKeys()).toContain(keyOf('a2'));
    await later(20 * minute);
    hubSays('a2', flipped);
    await later(20 * minute);
    expect(await activity()).toEqual(['appeared', 'lead-flipped']);
  });

  it('follows without a word a vote that is over when it is found', async () => {
    await follow();
    hubSays('a2', { startAt: testNow - 5 * 24 * hour, endAt: testNow - hour, scoresState: 'final' });
    await later(20 * minute);
    expect(await watchedKeys()).toContain(keyOf('a2'));
    expect(await activity()).toEqual([]);
  });

  it('calls nothing new that it could not read when it began to be followed', async () => {
    web.faults.set('hub.snapshot.org', 'down');
    expect(await worker.ask('watch', { key: whole, rescueId }, popup)).toEqual({ kind: 'watched' });
    await later(20 * minute);
    web.faults.clear();
    await later(hour);
    expect(await watchedKeys()).toEqual([keyOf('a1'), keyOf('be')]);
    expect(await activity()).toEqual([]);
    hubSays('a2', { createdAt: justNow() });
    await later(20 * minute);
    expect(await activity()).toEqual(['appeared']);
  });

  it('leaves a vote alone that was unwatched, until it is watched again', async () => {
    await follow();
    expect(await worker.ask('unwatch', { key: keyOf('be') }, popup)).toEqual({ kind: 'unwatched' });
    hubSays('be', flipped);
    await later(20 * minute);
    await later(20 * minute);
    expect(await watchedKeys()).toEqual([keyOf('a1')]);
    expect(centre.shown).toEqual([]);
    await worker.ask('watch', { key: keyOf('be'), rescueId }, popup);
    hubSays('be', { scores: [500, 90, 0], scoresTotal: 590, voteCount: 30 });
    await later(20 * minute);
    expect(centre.shown).toHaveLength(1);
  });

  it('leaves a contribution alone that was unwatched, with what comes of it', async () => {
    await follow();
    await worker.ask('watch', { key: alpha, rescueId }, popup);
    expect(await worker.ask('unwatch', { key: alpha }, popup)).toEqual({ kind: 'unwatched' });
    hubSays('a2', { createdAt: justNow() });
    await later(20 * minute);
    expect(await watchedKeys()).toEqual([keyOf('be')]);
    expect(await activity()).toEqual([]);
  });

  it('goes with all that was followed for its sake, and leaves what was chosen', async () => {
    await follow();
    await worker.ask('watch', { key: keyOf('be'), rescueId }, popup);
    expect(await worker.ask('unwatch', { key: whole }, popup)).toEqual({ kind: 'unwatched' });
    expect(await watchedKeys()).toEqual([keyOf('be')]);
    expect(await topicKeys()).toEqual([]);
    await later(20 * minute);
    expect(await watchedKeys()).toEqual([keyOf('be')]);
    await worker.ask('unwatch', { key: keyOf('be') }, popup);
    expect(await watchedKeys()).toEqual([]);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it('is none of which no list knows', async () => {
    const failed = { kind: 'failed', reason: 'not-found' };
    expect(await worker.ask('watch', { key: 'rescue:other', rescueId: 'other' }, popup)).toEqual(failed);
    expect(await worker.ask('watch', { key: 'rescue:other', rescueId }, popup)).toEqual(failed);
    expect(await worker.ask('watch', { key: `${alpha}x`, rescueId }, popup)).toEqual(failed);
  });

  it('goes on being followed by the worker that comes after one that died', async () => {
    await follow();
    hubSays('a2', { createdAt: justNow() });
    worker = await worker.killAndRestart();
    await later(20 * minute);
    expect(await activity()).toEqual(['appeared']);
    worker = await worker.killAndRestart();
    await later(20 * minute);
    expect(await activity()).toEqual(['appeared']);
  });
});

describe('a contribution that is followed', () => {
  it('brings its own votes and topic, also those that come, and no others', async () => {
    await follow(alpha);
    expect(await watchedKeys()).toEqual([keyOf('a1')]);
    expect(await topicKeys()).toEqual([topic]);
    hubSays('a2', { createdAt: justNow() });
    hubSays('b2', { space: 'beta.eth', createdAt: justNow() });
    await later(20 * minute);
    expect(await watchedKeys()).toEqual([keyOf('a1'), keyOf('a2')]);
    expect(await activity()).toEqual(['appeared']);
  });
});

describe('a vote that is replaced', () => {
  it('is told with the new vote that carries its text, once, and a click leads there', async () => {
    await follow();
    hubSays('a2', { createdAt: justNow() });
    web.hub.delete(idOf('a1'));
    await later(20 * minute);
    await later(2 * hour);
    await later(20 * minute);
    const told = await activity();
    expect(told.filter((kind) => kind === 'replaced')).toHaveLength(1);
    const line = (await view()).activity.find(({ news }) => news.subject === 'vote' && news.event.kind === 'replaced');
    expect(line).toMatchObject({ url: aProposal({ id: idOf('a2') }).url, news: { event: { by: keyOf('a2') } } });
  });

  it('is only deleted where the new one is about something else', async () => {
    await follow();
    hubSays('a2', { createdAt: justNow(), title: 'Give nothing' });
    web.hub.delete(idOf('a1'));
    await later(20 * minute);
    await later(2 * hour);
    await later(20 * minute);
    expect(await activity()).toContain('deleted');
    expect(await activity()).not.toContain('replaced');
  });
});
