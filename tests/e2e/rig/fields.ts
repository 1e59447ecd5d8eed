import type { ElementHandle } from 'puppeteer-core';
import type { Tab } from './tab.ts';

/** The last field of a page of ours by its label. Waits until there is one. */
async function field(tab: Tab, label: string): Promise<ElementHandle<HTMLInputElement>> {
  const found = await tab.page.waitForFunction(
    (wanted: string) => {
      const labels = [...document.querySelectorAll<HTMLLabelElement>('label')];
      return labels.findLast((each) => each.innerText.trim() === wanted)?.control ?? undefined;
    },
    { timeout: 15_000 },
    label,
  );
  return found.asElement() as ElementHandle<HTMLInputElement>;
}

/** A real click into the last field of that label, and real keys in it, in place of what stood there. */
export async function fill(tab: Tab, label: string, text: string): Promise<void> {
  const input = await field(tab, label);
  await input.click({ count: 3 });
  await tab.page.keyboard.type(text);
}

/** What stands in the last field of that label. */
export async function filled(tab: Tab, label: string): Promise<string> {
  return (await field(tab, label)).evaluate((input) => input.value);
}
