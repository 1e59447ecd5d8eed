import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from '../e2e/rig/launch.ts';
import type { RunningBrowser } from '../e2e/rig/running-browser.ts';
import { until } from '../e2e/rig/until.ts';
import { aprilRescue, aprilScript } from '../world/april-rescue.ts';
import { startWorld, type World } from '../world/world.ts';

/** 200 votes, each of which moved at every look for a week: some 2,000 points each. */
const votes = 200;
const points = 2_000;
const megabyte = 1_000_000;

let world: World | undefined;
let browser: RunningBrowser | undefined;
beforeAll(async () => {
  world = await startWorld({ data: aprilRescue(Date.now()), script: aprilScript });
  browser = await launch('chromium', { world });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** In the extension: runs `(database) => …` on its database. */
const inDatabase = <T>(work: string): Promise<T> =>
  (browser as RunningBrowser).inExtension<T>(`new Promise((done, failed) => {
    const opening = indexedDB.open('shortfall');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = async () => {
      try { done(await (${work})(opening.result)); } catch (error) { failed(error); } finally { opening.result.close(); }
    };
  })`);
const used = () =>
  (browser as RunningBrowser).inExtension<number>('navigator.storage.estimate().then(({ usage }) => usage)');
const keyOf = (vote: number) => `'snapshot:0x' + String(${vote}).padStart(64, '0')`;

it('a year of 200 watches stays under 50 MB, as the browser itself counts', async () => {
  // The worker makes its database.
  await (browser as RunningBrowser).inExtension(
    "browser.runtime.sendMessage({ shortfall: 1, name: 'readStorage', request: {} })",
  );
  const empty = await used();
  // A vote at a time: half a million rows at once would be too much for a page.
  for (let vote = 0; vote < votes; vote++)
    await inDatabase(`(database) => new Promise((done, failed) => {
      const write = database.transaction(['history', 'proposals', 'events', 'watches'], 'readwrite');
      const key = ${keyOf(vote)};
      const now = Date.now();
      const choices = ['For', 'Against', 'Abstain'];
      const proposal = { key, venue: 'snapshot', id: key.slice(9), space: 'lido-snapshot.eth', title: 'A vote of the rescue', author: '0x1111111111111111111111111111111111111111',
        url: 'https://snapshot.box/#/s:lido-snapshot.eth/proposal/' + key.slice(9), type: 'basic', choices, scores: [60, 30, 1], scoresTotal: 91, scoresState: 'final', quorum: 100,
        quorumType: 'default', privacy: '', voteCount: 9, createdAt: now, startAt: now, endAt: now - 864e5 * ${vote}, flagged: false, symbol: 'LDO', exists: true, observedAt: now };
      write.objectStore('proposals').put(proposal);
      if (${vote} === 0) write.objectStore('watches').put({ key, rescueId: 'defi-united-2026', contributionId: 'lido', createdAt: now, nextPollAt: now + 36e5, failures: 0 });
      for (let point = 0; point < ${points}; point++)
        write.objectStore('history').put({ key, at: now - 864e5 * ${vote} - (${points} - point) * 3e5, scores: [Math.random() * 1e7, Math.random() * 1e6, 0.1], scoresTotal: 12345678.9, voteCount: point });
      for (let piece = 0; piece < 60; piece++)
        write.objectStore('events').put({ id: key + ':' + piece, rescueId: 'defi-united-2026', contributionId: 'lido', proposalKey: key, url: proposal.url, title: proposal.title,
          contributor: 'Lido DAO', at: now - piece * 36e5, unread: 0, toldAt: now, news: { subject: 'vote', event: { kind: 'lead-flipped', id: key + ':' + piece, proposalKey: key, observedAt: now, from: 'For', to: 'Against', leadShareBps: 5100, sameVoters: false, endAt: now } } });
      write.oncomplete = () => done();
      write.onabort = () => failed(write.error);
    })`);
  const grown = await used();
  // Every ring of the alarm goes a step further.
  const isDone = `(database) => new Promise((done) => {
    const reading = database.transaction('meta').objectStore('meta').get('compact');
    reading.onsuccess = () => done(reading.result !== undefined && reading.result.place === undefined);
  })`;
  const place = () =>
    inDatabase<string>(`(database) => new Promise((done) => {
      const reading = database.transaction('meta').objectStore('meta').get('compact');
      reading.onsuccess = () => done(JSON.stringify(reading.result ?? null));
    })`);
  let rings = 0;
  while (!(await inDatabase<boolean>(isDone))) {
    const before = await place();
    await (browser as RunningBrowser).inExtension("browser.alarms.create('poll', { when: Date.now() })");
    await (browser as RunningBrowser).ringAlarms();
    rings += 1;
    await until('a step further', async () => (await place()) !== before, { timeout: 30_000 });
  }
  const left = await inDatabase<number>(`(database) => new Promise((done) => {
    const counting = database.transaction('history').objectStore('history').count();
    counting.onsuccess = () => done(counting.result);
  })`);
  // What was deleted leaves the disk when the browser tidies up: at the latest with a restart.
  await browser?.restart();
  const after = await used();
  console.log(
    `${votes * points} points: ${Math.round(grown / megabyte)} MB; compacted to ${left} in ${rings} steps: ${Math.round(after / megabyte)} MB (empty: ${Math.round(empty / 1_000)} kB)`,
  );
  expect(left).toBeLessThanOrEqual(80_000);
  expect(after).toBeLessThan(50 * megabyte);
});
