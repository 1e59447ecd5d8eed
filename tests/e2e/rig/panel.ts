import type { Page } from 'puppeteer-core';
import { until } from './until.ts';

/** Runs `(root, …args) => …`, given as source, with a closed shadow root. `undefined` if the page has no panel. */
export type CallInRoot = <T>(source: string, ...args: (string | number)[]) => Promise<T | undefined>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What stands at a panel's surface: text as it is drawn, without styles. */
const textOf = `(root) => [...root.children].filter((child) => !['STYLE', 'LINK'].includes(child.tagName))
  .map((child) => child.innerText ?? child.textContent).join('\\n').replace(/\\n{2,}/g, '\\n').trim()`;

/** Scrolls something that can be pressed into view, by its name; answers its middle. The shortest name that contains the words wins. */
const middleOf = `(root, name) => {
  const named = (element) => (element.getAttribute('aria-label') || element.innerText || element.textContent || '').trim();
  const found = [...root.querySelectorAll('button, a[href], summary, input, select, [role=button], [role=switch], [role=tab]')]
    .filter((element) => named(element).toLowerCase().includes(name.toLowerCase()) && element.checkVisibility())
    .sort((a, b) => named(a).length - named(b).length)[0];
  if (!found) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = found.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}`;

/** The panel of ours in a page, read and pressed from outside, though its shadow root is closed. */
export class Panel {
  readonly call: CallInRoot;
  #page: Page;

  constructor(page: Page, call: CallInRoot) {
    this.#page = page;
    this.call = call;
  }

  /** What it says; empty where there is none. */
  async text(): Promise<string> {
    return (await this.call<string>(textOf)) ?? '';
  }

  async html(): Promise<string> {
    return (await this.call<string>('(root) => root.innerHTML')) ?? '';
  }

  /** Where it is in the page. */
  box(): Promise<Box | undefined> {
    return this.call<Box>(`(root) => {
      const { x, y, width, height } = root.host.getBoundingClientRect();
      const inner = [...root.children].map((child) => child.getBoundingClientRect()).filter((rect) => rect.height > 0)[0];
      const box = height > 0 || !inner ? { x, y, width, height } : { x: inner.x, y: inner.y, width: inner.width, height: inner.height };
      return { ...box, x: box.x + scrollX, y: box.y + scrollY };
    }`);
  }

  /** How many panels the page has. More than one is a bug. */
  count(): Promise<number> {
    return this.#page.evaluate(() => document.querySelectorAll('shortfall-panel').length);
  }

  /** Waits until it says these words, and gives all it says. */
  async says(words: string | RegExp, timeout = 15_000): Promise<string> {
    const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
    let text = '';
    try {
      return await until(
        '',
        async () => {
          text = await this.text();
          return fits(text) ? text : undefined;
        },
        { timeout },
      );
    } catch {
      throw new Error(
        `The panel does not say ${words} within ${timeout / 1000} s. It says:\n${text || '(there is no panel)'}`,
      );
    }
  }

  /** A real click with the mouse on what has this name: a button, a link, a summary. */
  async click(name: string): Promise<void> {
    const point = await until(`“${name}” in the panel`, () =>
      this.call<{ x: number; y: number } | null>(middleOf, name),
    );
    await this.#page.mouse.click(point.x, point.y);
  }

  /** Whether something with this name can be pressed. */
  async offers(name: string): Promise<boolean> {
    return Boolean(await this.call(middleOf, name));
  }

  /** Where the links of the panel lead. */
  async links(): Promise<{ text: string; href: string }[]> {
    const source = `(root) => [...root.querySelectorAll('a[href]')].map((link) => ({ text: (link.innerText || link.textContent).trim(), href: link.href }))`;
    return (await this.call<{ text: string; href: string }[]>(source)) ?? [];
  }
}
