import { describe, expect, it } from 'vitest';
import { type Family, launch } from '../e2e/rig/launch.ts';
import type { RunningBrowser } from '../e2e/rig/running-browser.ts';
import { until } from '../e2e/rig/until.ts';
import { aprilRescue } from '../world/april-rescue.ts';
import { startWorld } from '../world/world.ts';

const watches = 1_000;
const events = 50_000;
const rounds = 15;
/** Milliseconds from the popup's first script to lines that can be read and searched, with a worker that is awake. */
const limit = 100;

/** In the extension: a user who follows a thousand votes and has been told fifty thousand pieces of news. */
const fill = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const write = database.transaction(['watches', 'proposals', 'events'], 'readwrite');
    const now = Date.now();
    for (let at = 0; at < ${watches}; at += 1) {
      const id = '0x' + String(at).padStart(64, '0');
      const key = 'snapshot:' + id;
      write.objectStore('proposals').put({ key, venue: 'snapshot', id, space: 'space-' + (at % 80) + '.eth', title: 'A vote of many words about the rescue, number ' + at,
        author: '0x1111111111111111111111111111111111111111', url: 'https://snapshot.box/#/s:space-' + (at % 80) + '.eth/proposal/' + id, type: 'basic',
        choices: ['For', 'Against', 'Abstain'], scores: [6000 + at, 3000, 10], scoresTotal: 9010 + at, scoresState: 'pending', quorum: 10000, quorumType: 'default',
        privacy: '', voteCount: 90 + at, createdAt: now - 864e5, startAt: now - 864e5, endAt: now + 36e5 * (30 + at), flagged: false, symbol: 'GOV', exists: true, observedAt: now });
      write.objectStore('watches').put({ key, rescueId: 'defi-united-2026', createdAt: now, nextPollAt: now + 36e5, failures: 0 });
    }
    for (let at = 0; at < ${events}; at += 1) {
      const proposalKey = 'snapshot:0x' + String(at % ${watches}).padStart(64, '0');
      const id = proposalKey + ':lead-flipped:' + at;
      write.objectStore('events').put({ id, rescueId: 'defi-united-2026', proposalKey, url: 'https://snapshot.box/' + at, title: 'A vote', at: now - at * 6e4,
        unread: at < 200 ? 1 : 0, news: { subject: 'vote', event: { id, proposalKey, observedAt: now - at * 6e4, kind: 'lead-flipped', from: 'For', to: 'Against',
        leadShareBps: 5100, endAt: now + 36e5, sameVoters: false } } });
    }
    write.oncomplete = () => { database.close(); done(); };
    write.onabort = () => failed(write.error);
  };
})`;

/** In the popup: types a search, and tells how long it took to show what fits, in ms. */
const searchOnce = `new Promise((done) => {
  const input = document.querySelector('#watched-search');
  const began = performance.now();
  input.value = 'number 777';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  const look = () => (document.querySelectorAll('section[aria-labelledby=watched] .rows > li').length === 1 ? done(performance.now() - began) : requestAnimationFrame(look));
  look();
})`;

const rows = 'section[aria-labelledby=watched] .rows > li';

/** How long the popup takes, once with an empty profile and once with a full one; in ms, medians. */
async function measure(browser: RunningBrowser, lines: number): Promise<{ there: number; found: number }> {
  const there: number[] = [];
  const found: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // What a popup does, whose page is opened by the browser: asks the worker, and draws what it answers.
    const popup = await browser.openOwn('popup.html');
    await until('the lines', () =>
      popup.page.evaluate(
        `document.querySelectorAll('${rows}').length >= ${lines} && document.querySelector('#health') !== null`,
      ),
    );
    const at = Number(await popup.page.evaluate(`performance.getEntriesByName('popup-drawn')[0].startTime`));
    if (round > 0) there.push(at);
    if (round > 0 && lines > 0) found.push(Number(await popup.page.evaluate(searchOnce)));
    await popup.close();
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  return { there: median(there), found: median(found) };
}

describe.each<Family>(['chromium', 'firefox'])('with 1,000 watches and 50,000 pieces of news, in %s', (family) => {
  it('the popup is soon there, and finds while one types', async () => {
    const world = await startWorld({ data: aprilRescue(Date.now()) });
    try {
      const browser = await launch(family, { world });
      try {
        // The first opening makes the database, and reads the rescue.
        const first = await browser.openOwn('popup.html');
        await until('the popup', async () => (await first.text()).includes('DeFi United'));
        await first.close();
        const empty = await measure(browser, 0);
        await browser.inExtension(fill);
        const full = await measure(browser, 25);
        console.log(
          `${family}: empty profile ${empty.there.toFixed(0)} ms, full profile ${full.there.toFixed(0)} ms, found in ${full.found.toFixed(1)} ms (medians of ${rounds})`,
        );
        expect(full.there).toBeLessThan(limit);
        expect(full.found).toBeLessThan(limit / 2);
      } finally {
        await browser.close();
      }
    } finally {
      await world.stop();
    }
  });
});
