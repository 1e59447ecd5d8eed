import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tab } from './tab.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe has to object to a page of ours as it is painted, as `rule: element`. */
export async function axeObjections(tab: Tab): Promise<string[]> {
  await tab.page.evaluate(axe);
  return tab.page.evaluate(
    `axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  ) as Promise<string[]>;
}
