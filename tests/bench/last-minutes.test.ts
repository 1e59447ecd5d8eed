import { expect, it } from 'vitest';
import { setStage } from '../e2e/rig/stage.ts';
import { until } from '../e2e/rig/until.ts';
import { topicUrl, worldTopics } from '../world/april-rescue.ts';

const votes = Number(process.env.VOTES ?? 50);
/** Seconds between two changes: not a part of any interval of the product. */
const apart = 4.7;
const stage = setStage({ on: 'chromium' });
const rescue = 'defi-united-2026';
const idOf = (index: number) => `0x5f0${index.toString(16).padStart(61, '0')}`;

/** In the extension: the titles of votes whose news was told. */
const readTold = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('events').objectStore('events').getAll();
    reading.onsuccess = () => {
      opening.result.close();
      done(reading.result.filter(({ toldAt, news }) => toldAt !== undefined && news.event?.kind === 'lead-flipped').map(({ title }) => title));
    };
  };
})`;

// By the product's own alarms, and the clock on the wall: nothing is rung, put forward or compressed.
it(`from a vote's change to its notification, in the last ten minutes of ${votes} votes`, {
  timeout: 900_000,
}, async () => {
  const { browser, world } = stage;
  const now = Math.floor(Date.now() / 1_000);
  const lasts = Math.ceil(votes * apart) + 60;
  for (let index = 0; index < votes; index += 1) {
    const id = idOf(index);
    world.hub.addProposal({
      ...{
        id,
        space: 'lido-snapshot.eth',
        title: `Vote ${index}`,
        type: 'basic',
        choices: ['For', 'Against', 'Abstain'],
      },
      ...{ discussion: topicUrl(worldTopics.lido), start: now - 3 * 86_400, end: now + Math.max(lasts, 300) },
    });
    world.hub.castVote(id, 'early', 1, 1_000);
    const request = { key: `snapshot:${id}`, rescueId: rescue };
    const watch = `browser.runtime.sendMessage(${JSON.stringify({ shortfall: 1, name: 'watch', request })})`;
    // The budget of requests is for people, who follow one vote at a time.
    await browser.inExtension(`browser.storage.session.remove('hub-budget')`);
    await until(
      'the vote to be followed',
      async () => (await browser.inExtension<{ kind: string }>(watch)).kind === 'watched',
    );
  }
  await browser.inExtension(`browser.storage.session.remove('hub-budget')`);
  const changed = new Map<string, number>();
  const took = new Map<string, number>();
  const begin = Date.now();
  while (took.size < votes && Date.now() - begin < lasts * 1_000) {
    const due = Math.min(votes, Math.floor((Date.now() - begin) / (apart * 1_000)));
    for (let index = changed.size; index < due; index += 1) {
      world.hub.castVote(idOf(index), 'late', 2, 5_000);
      changed.set(`Vote ${index}`, Date.now());
    }
    const seenAt = Date.now();
    for (const title of await browser.inExtension<string[]>(readTold)) {
      const at = changed.get(title);
      if (at !== undefined && !took.has(title)) took.set(title, (Date.now() - at) / 1_000);
    }
    await new Promise((done) => setTimeout(done, Math.max(0, 250 - (Date.now() - seenAt))));
  }
  const times = [...took.values()].sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1);
  console.log(
    `${times.length} changes told after ${at(0)} to ${at(1)} s; half within ${at(0.5)} s, 9 of 10 within ${at(0.9)} s`,
  );
  expect(times).toHaveLength(votes);
  expect(times.at(-1)).toBeLessThanOrEqual(35);
  expect((await browser.shown()).length).toBeGreaterThan(0);
});
