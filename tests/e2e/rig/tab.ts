import type { ElementHandle, Page } from 'puppeteer-core';
import type { Leftovers } from './leftovers.ts';
import type { CallInRoot } from './panel.ts';
import { Panel } from './panel.ts';
import type { Size } from './running-browser.ts';

/** A tab: the page in it, and our panel in the page. */
export class Tab {
  readonly page: Page;
  readonly panel: Panel;
  /** What the extension has in the page, after the garbage was collected. Counting begins with the first call. */
  readonly leftovers: () => Promise<Leftovers>;

  constructor(page: Page, call: CallInRoot, leftovers: () => Promise<Leftovers>) {
    this.page = page;
    this.leftovers = leftovers;
    this.panel = new Panel(page, call);
  }

  /** Where it is now, as the page itself says. */
  url(): Promise<string> {
    return this.page.evaluate(() => location.href);
  }

  async resize(size: Size): Promise<void> {
    await this.page.setViewport(size);
  }

  /** The text of the page itself, as it is drawn. */
  text(): Promise<string> {
    return this.page.evaluate(() => document.body?.innerText ?? '');
  }

  /** A real click on something of the page by its name; for pages of ours, whose DOM is open. */
  async click(name: string): Promise<void> {
    const handle = await this.page.waitForFunction(
      (wanted: string) => {
        const named = (element: HTMLElement) => (element.getAttribute('aria-label') || element.innerText || '').trim();
        return [...document.querySelectorAll<HTMLElement>('button, a[href], summary, [role=button]')]
          .filter((element) => named(element).toLowerCase().includes(wanted.toLowerCase()))
          .sort((a, b) => named(a).length - named(b).length)[0];
      },
      { timeout: 15_000 },
      name,
    );
    await (handle.asElement() as ElementHandle<Element> | null)?.click();
  }

  /** The element that has the focus, as `tag#id`. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element ? `${element.localName}${element.id ? `#${element.id}` : ''}` : '';
    });
  }

  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.close();
  }
}
