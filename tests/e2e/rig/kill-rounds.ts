import { seeded } from '../../support/seeded.ts';
import { worldProposalIds as ids } from '../../world/april-rescue.ts';
import type { World } from '../../world/world.ts';
import { beginLook, lookNow } from './look-now.ts';
import type { RunningBrowser } from './running-browser.ts';
import { until } from './until.ts';

const rescue = 'defi-united-2026';
const watched = [ids.lido, ids.mantle];

/** News as it is recorded in the extension, and what waits to be told. */
interface Kept {
  events: { id: string; title: string; kind: string; toldAt?: number; dropped?: string }[];
  waiting: string[];
}

/** What rounds of kills came to. Nothing lost and nothing told twice: `lost` and `twice` are empty. */
export interface Rounds {
  kills: number;
  lost: string[];
  twice: string[];
  /** Kills after which nothing would have started the worker again. */
  deaf: number;
  /** Notifications that were shown once more in the place of themselves, since nobody had noted that they were. */
  shownAgain: number;
}

/** In the extension: the news, and what waits. */
const readKept = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction(['events', 'outbox']);
    const events = reading.objectStore('events').getAll();
    const waiting = reading.objectStore('outbox').getAllKeys();
    reading.oncomplete = () => {
      opening.result.close();
      done({
        events: events.result.map(({ id, title, toldAt, dropped, news }) => ({ id, title, kind: news.event?.kind ?? news.subject, toldAt, dropped })),
        waiting: waiting.result,
      });
    };
  };
})`;

/** In the extension: the titles of votes as they were last seen. */
const readTitles = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('proposals').objectStore('proposals').getAll();
    reading.onsuccess = () => {
      opening.result.close();
      done(reading.result.map(({ title }) => title));
    };
  };
})`;

const ask = (name: string, request: object) =>
  `browser.runtime.sendMessage(${JSON.stringify({ shortfall: 1, name, request })})`;

/** Follows two votes of the rescue. */
export async function followVotes({ browser, world }: { browser: RunningBrowser; world: World }): Promise<void> {
  for (const id of watched) {
    world.hub.patchProposal(id, { end: Math.floor(Date.now() / 1_000) + 2 * 86_400 });
    await until('the vote to be followed', async () => {
      const key = `snapshot:${id}`;
      return (await browser.inExtension<{ kind: string }>(ask('watch', { key, rescueId: rescue }))).kind === 'watched';
    });
  }
  await lookNow(browser);
}

/**
 * In every round something happens to both votes, the worker begins to look, and something happens to the worker at a moment of its look.
 * Then it looks in peace. `interrupt`: what happens to it. What was recorded and told is counted at the end.
 */
export async function playRounds(
  { browser, world }: { browser: RunningBrowser; world: World },
  rounds: number,
  { seed = 1, longest = 900, interrupt = () => browser.stopWorker() } = {} as {
    seed?: number;
    /** The longest time, in milliseconds, from the alarm to the kill. */
    longest?: number;
    interrupt?: () => Promise<void>;
  },
): Promise<Rounds> {
  const random = seeded(seed);
  const outcome: Rounds = { kills: 0, lost: [], twice: [], deaf: 0, shownAgain: 0 };
  const titles: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const id of watched) {
      const title = `Seed ${seed}, round ${round}, vote ${id.slice(-4)}`;
      titles.push(title);
      world.hub.editProposal(id, { title });
    }
    const shown = (await browser.shown()).length;
    await beginLook(browser);
    await new Promise((done) => setTimeout(done, random() * longest));
    await interrupt();
    outcome.kills += 1;
    if ((await browser.inExtension<unknown[]>('browser.alarms.getAll()')).length === 0) outcome.deaf += 1;
    // A look may fail like any other, and is made again.
    await until(
      'both votes to be seen as they are',
      async () => {
        await lookNow(browser);
        const seen = await browser.inExtension<string[]>(readTitles);
        return titles.slice(-watched.length).every((title) => seen.includes(title));
      },
      { timeout: 60_000 },
    );
    await until('all to be told', async () => (await browser.inExtension<Kept>(readKept)).waiting.length === 0, {
      timeout: 30_000,
    });
    const visible = await browser.inExtension<object>('browser.notifications.getAll()');
    if (Object.keys(visible).some((id) => id !== rescue)) outcome.twice.push(`visible: ${Object.keys(visible)}`);
    outcome.shownAgain += Math.max(0, (await browser.shown()).length - shown - 1);
    await browser.inExtension(ask('markRead', {}));
  }
  // Nothing has happened since: nothing is told.
  const shown = (await browser.shown()).length;
  await lookNow(browser);
  if ((await browser.shown()).length > shown) outcome.twice.push('told again without anything new');
  const { events } = await browser.inExtension<Kept>(readKept);
  for (const title of titles) {
    const own = events.filter((event) => event.title === title && event.kind === 'edited');
    if (own.length > 1) outcome.twice.push(`${title}: recorded ${own.length} times`);
    if (own.length === 0) outcome.lost.push(`${title}: not recorded`);
    if (own.some(({ toldAt, dropped }) => toldAt === undefined && dropped === undefined))
      outcome.lost.push(`${title}: not told, and no reason given`);
  }
  if (outcome.lost.length > 0) console.log(JSON.stringify(events));
  return outcome;
}
