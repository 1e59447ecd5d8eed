import axe from 'axe-core';
import { expect } from 'vitest';

/** What axe has to object, as `rule: element`. Colours are not looked at: nothing is painted here. */
export async function objections(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Ends each test of a component. */
export async function expectAccessible(element: Element): Promise<void> {
  expect(await objections(element)).toEqual([]);
}
