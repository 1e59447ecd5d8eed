import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { worldProposalIds } from '../world/april-rescue.ts';
import { aprilSteps } from '../world/rescue/steps.ts';
import { launch } from './rig/launch.ts';
import { lookNow } from './rig/look-now.ts';
import type { RunningBrowser } from './rig/running-browser.ts';
import { family, setStage } from './rig/stage.ts';
import type { Tab } from './rig/tab.ts';
import { until } from './rig/until.ts';

const stage = setStage();

/** What the popup has of the user's own. */
const own = (browser: RunningBrowser) =>
  browser.inExtension<{ watched: string[]; activity: { id: string; unread: boolean }[]; unread: number }>(
    `browser.runtime.sendMessage({ shortfall: 1, name: 'readPopup', request: {} }).then((view) => ({
      watched: view.watched.map(({ key }) => key), unread: view.unread,
      activity: view.activity.map(({ id, unread, title }) => ({ id, unread, title })) }))`,
  );
const says = (tab: Tab, words: string) =>
  until(`the options to say “${words}”`, async () => (await tab.text()).includes(words));

/** The text of the file that the options hand to the browser. */
async function save(options: Tab): Promise<string> {
  await options.page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => Object.assign(window, { saved: text }));
      return make(blob);
    };
    // The browser would ask where to put it.
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await options.click('Save a backup');
  return until('the file', () => options.page.evaluate(() => (window as { saved?: string }).saved));
}

it('brings a fresh profile to the same state, out of a file, and deletes it all again', async () => {
  const { browser, world } = stage;
  await world.script.jumpTo(aprilSteps.open);
  // Far enough away that no reminder is due.
  world.hub.patchProposal(worldProposalIds.lido, { end: world.hub.now() + 3 * 86_400 });
  const proposal = await browser.open(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${worldProposalIds.lido}`);
  await proposal.panel.says('Lido DAO');
  await proposal.panel.click('Watch');
  await proposal.panel.says('Watching');
  // Of the page in front, nothing is told.
  const options = await browser.openOwn('options.html');
  await world.script.jumpTo(aprilSteps.flip);
  await lookNow(browser);
  await until('news', async () => (await own(browser)).unread > 0, { timeout: 30_000 });
  const here = await own(browser);
  await says(options, 'Watches');
  const folder = mkdtempSync(join(tmpdir(), 'shortfall-backup-'));
  const file = join(folder, 'backup.json');
  writeFileSync(file, await save(options));

  const other = await launch(family, { world });
  try {
    const fresh = await other.openOwn('options.html');
    await says(fresh, 'Restore');
    const input = (await fresh.page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await says(fresh, 'New here');
    expect(await own(other)).toEqual({ watched: [], activity: [], unread: 0 });
    await fresh.page.evaluate(() => {
      [...document.querySelectorAll('button')].find((button) => button.innerText === 'Restore')?.click();
    });
    await says(fresh, 'Restored.');
    expect(await own(other)).toEqual(here);
    expect(await other.badge()).toBe(String(here.unread));

    await fresh.click('Delete everything…');
    await fresh.click('Yes, delete it all');
    await says(fresh, 'All is deleted.');
    expect(await own(other)).toEqual({ watched: [], activity: [], unread: 0 });
    expect(await other.badge()).toBe('');
    expect(await other.errors()).toEqual([]);
  } finally {
    await other.close();
    rmSync(folder, { recursive: true });
  }
});

it('fills a database that was dropped, and tells nothing a second time', async () => {
  const { browser } = stage;
  const before = await own(browser);
  const told = (await browser.shown()).length;
  // Under its very hands: the worker has it open.
  await browser.inExtension(`new Promise((done, failed) => {
    const deleting = indexedDB.deleteDatabase('shortfall');
    deleting.onsuccess = () => done();
    deleting.onerror = () => failed(deleting.error);
  })`);
  // Whoever asks first finds it filled already.
  expect((await own(browser)).activity).toEqual(before.activity);
  await lookNow(browser);
  await until('the same to be watched', async () => (await own(browser)).watched.join() === before.watched.join());
  expect((await own(browser)).activity).toEqual(before.activity);
  expect((await browser.shown()).length).toBe(told);
});
