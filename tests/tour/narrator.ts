import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { RunningBrowser, Scheme, ShownNotification } from '../e2e/rig/running-browser.ts';
import type { Tab } from '../e2e/rig/tab.ts';

/** How the tour tells what happens: to somebody who watches, or on paper. */
export interface Narrator {
  /** Seconds that the two watched votes stay open: enough for what is shown meanwhile. */
  readonly ends: { mantle: number; lido: number };
  /** A new chapter. */
  say(line: string): void;
  /** A page worth looking at. `name` becomes part of a file's name. `once`: in one size and colour only. */
  show(name: string, title: string, tab: Tab, options?: { once?: boolean }): Promise<void>;
  /** A popup: as wide as the browser shows it. */
  showPopup(name: string, title: string, tab: Tab): Promise<void>;
  /** What the user was told since the last time. */
  tell(news: readonly ShownNotification[]): void;
}

const indented = (text: string) =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** Brings the panel to where it can be read: under the site's own header. */
async function bringPanelIntoView(tab: Tab, below: number): Promise<void> {
  const box = await tab.panel.box();
  if (!box) return;
  await tab.page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), Math.max(0, box.y - below));
}

const header = 84;

/** Somebody watches: lines in the terminal, time to read. */
export class LiveNarrator implements Narrator {
  readonly ends = { mantle: 75, lido: 95 };
  #pause: number;

  constructor(pause: number) {
    this.#pause = pause;
  }

  say(line: string): void {
    console.log(`\n▸ ${line}`);
  }

  async show(_name: string, title: string, tab: Tab): Promise<void> {
    console.log(`  ${title}`);
    await tab.page.bringToFront();
    const box = await tab.panel.box();
    const height = await tab.page.evaluate(() => window.innerHeight);
    // A panel that is in view already stays where the site has it.
    if (box && box.y + Math.min(box.height, 300) > height) await bringPanelIntoView(tab, header);
    await this.#rest();
  }

  async showPopup(_name: string, title: string, tab: Tab): Promise<void> {
    console.log(`  ${title}`);
    await tab.page.bringToFront();
    await this.#rest();
  }

  tell(news: readonly ShownNotification[]): void {
    for (const { title, message } of news) console.log(`  Notification: ${title}\n${indented(message)}`);
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.#pause));
  }
}

/** Nobody watches: numbered pictures, and an account in plain text. */
export class PaperNarrator implements Narrator {
  readonly folder: string;
  readonly ends = { mantle: 50, lido: 60 };
  readonly pictures: string[] = [];
  #browser: RunningBrowser;
  #number = 0;

  constructor(browser: RunningBrowser, folder: string) {
    this.#browser = browser;
    this.folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.#account, `The tour of Shortfall in ${browser.version}, ${new Date().toISOString()}\n`);
  }

  get #account(): string {
    return join(this.folder, 'account.txt');
  }

  #write(text: string): void {
    appendFileSync(this.#account, `${text}\n`);
  }

  say(line: string): void {
    console.log(`▸ ${line}`);
    this.#write(`\n\n=== ${line} ===`);
  }

  async show(name: string, title: string, tab: Tab, { once = false } = {}): Promise<void> {
    this.#number += 1;
    const number = String(this.#number).padStart(2, '0');
    const text = await tab.panel.text();
    this.#write(
      `\n[${number}] ${title}\n${await tab.url()}\n${text ? indented(text) : '    (no panel: the page is as it was)'}`,
    );
    const schemes: readonly Scheme[] = once ? ['light'] : ['light', 'dark'];
    const widths = once ? [1280] : [1280, 390];
    for (const scheme of schemes) {
      await this.#browser.setScheme(scheme);
      for (const width of widths) await this.#panelPicture(`${number}-${name}-${scheme}-${width}.png`, tab, width);
    }
    await this.#browser.setScheme('light');
    await tab.resize({ width: 1280, height: 800 });
  }

  async #panelPicture(file: string, tab: Tab, width: number): Promise<void> {
    await tab.page.bringToFront();
    await tab.resize({ width, height: 800 });
    await tab.page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await atRest(tab);
    const box = await tab.panel.box();
    if (box) {
      const end = box.y + box.height + 40;
      // From the top of the page where that shows the whole panel in a sensible picture; else from a little above it.
      const fromTop = end <= 1700;
      await tab.resize({ width, height: Math.max(800, Math.ceil(fromTop ? end : box.height + header + 60)) });
      await atRest(tab);
      if (!fromTop) await bringPanelIntoView(tab, header);
      await atRest(tab);
    }
    await this.#picture(file, tab);
  }

  async showPopup(name: string, title: string, tab: Tab): Promise<void> {
    this.#number += 1;
    const number = String(this.#number).padStart(2, '0');
    this.#write(`\n[${number}] ${title}\n${indented(await tab.text())}`);
    for (const scheme of ['light', 'dark'] as const) {
      await this.#browser.setScheme(scheme);
      await tab.page.bringToFront();
      await tab.resize({ width: 380, height: 600 });
      await atRest(tab);
      const height = await tab.page.evaluate(() => document.documentElement.scrollHeight);
      await tab.resize({ width: 380, height: Math.max(600, height) });
      await atRest(tab);
      await this.#picture(`${number}-${name}-${scheme}.png`, tab);
    }
    await this.#browser.setScheme('light');
  }

  async #picture(file: string, tab: Tab): Promise<void> {
    const path = join(this.folder, file) as `${string}.png`;
    await tab.page.screenshot({ path });
    this.pictures.push(relative(process.cwd(), path));
  }

  tell(news: readonly ShownNotification[]): void {
    for (const { title, message } of news) {
      this.#write(`\nNotification\n${indented(`${title}\n${message}`)}`);
      console.log(`  Notification: ${title}`);
    }
  }
}

/** Waits until the page has drawn what it was told. */
async function atRest(tab: Tab): Promise<void> {
  await tab.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)))),
  );
}
