import type { RunningBrowser } from './running-browser.ts';
import { until } from './until.ts';

/**
 * In the extension: everything that was put off until later is due, and its budget of requests is untouched. `ages`: what was
 * read is ten minutes older, too.
 */
const makeDue = (
  ages: boolean,
) => `browser.storage.session.remove(['hub-budget', 'snapshot-spaces-budget']).then(() => new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const write = database.transaction(['watches', 'meta', 'checkpoints', 'sources', 'proposals', 'topics'], 'readwrite');
    const change = (store, patched) => {
      const walk = write.objectStore(store).openCursor();
      walk.onsuccess = () => {
        if (!walk.result) return;
        const value = patched(walk.result.value);
        if (value) walk.result.update(value);
        walk.result.continue();
      };
    };
    const earlier = 10 * 60_000;
    // What has nothing to come stays so.
    change('watches', (watch) => watch.nextPollAt !== undefined && { ...watch, nextPollAt: 1 });
    change('meta', (done) => done.name !== 'poll' && { ...done, at: 1 });
    change('checkpoints', (checkpoint) => ({ ...checkpoint, readAt: 1 }));
    // In one go: two walks through a store would undo each other's changes.
    change('sources', (source) => ({
      ...source,
      ...(source.failure && { failure: { ...source.failure, retryAt: 1 } }),
      ...(${ages} && source.lastGoodAt && { lastGoodAt: source.lastGoodAt - earlier }),
    }));
    if (${ages}) {
      change('topics', (topic) => ({ ...topic, observedAt: topic.observedAt - earlier }));
      // Of a vote that is over, nobody can have known the end before.
      change('proposals', (proposal) => proposal.endAt > Date.now() && { ...proposal, observedAt: proposal.observedAt - earlier });
    }
    write.oncomplete = () => { database.close(); done(); };
    write.onabort = () => failed(write.error);
  };
}))`;

/** In the extension: how much is still due, or being done. */
const atWork = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('watches').objectStore('watches').getAll();
    reading.onsuccess = async () => {
      opening.result.close();
      const { held } = await navigator.locks.query();
      done(reading.result.filter(({ nextPollAt }) => nextPollAt === 1).length + held.length);
    };
  };
})`;

/** Waits until the worker is in the middle of nothing: a reading from before would be saved as the look that was asked for. */
async function untilIdle(browser: RunningBrowser): Promise<void> {
  const held = 'navigator.locks.query().then(({ held }) => held.length)';
  await until('the worker’s locks to be free', async () => (await browser.inExtension<number>(held)) === 0, {
    timeout: 30_000,
  });
}

/** Time passes, as far as the extension can tell: what it put off is due, and what it only held in memory is gone. */
export async function passTime(browser: RunningBrowser): Promise<void> {
  await browser.stopWorker();
  // What it was in the middle of is not its own any more, a moment later.
  await untilIdle(browser);
  await browser.inExtension(makeDue(true));
}

/** What is put off becomes due, and the alarm rings: the extension begins to look. Nobody waits for it. */
export async function beginLook(browser: RunningBrowser): Promise<void> {
  await browser.inExtension(makeDue(false));
  await browser.ringAlarms();
}

/** Lets the extension look at all that it follows now and not in minutes: what is put off becomes due, its alarm rings, and it looks. */
export async function lookNow(browser: RunningBrowser): Promise<void> {
  await untilIdle(browser);
  await browser.inExtension(makeDue(false));
  let rungAt = 0;
  const isOver = async () => {
    if (Date.now() - rungAt > 2_000) {
      // Once more, if it must be: the extension may be setting its alarm for later at this very moment.
      await browser.ringAlarms();
      rungAt = Date.now();
    }
    return (await browser.inExtension<number>(atWork)) === 0;
  };
  await until('the look to be over', isOver, { timeout: 30_000 });
}
