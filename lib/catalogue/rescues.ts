import type { Rescue } from '../domain/rescue/rescue';
import { normaliseList } from './list-format';
import defiUnited from './rescues/defi-united-2026.json';

/** The list that comes with the extension: of the same format as any other, and validated in the same way. */
export const bundledList = {
  format: 'shortfall-list',
  version: 1,
  name: 'Rescues that come with Shortfall',
  rescues: [defiUnited],
};

let catalogue: readonly Rescue[] | undefined;

/** The rescues that come with the extension. Parsed once, when first asked for. */
export function readCatalogue(): readonly Rescue[] {
  catalogue ??= parse();
  return catalogue;
}

function parse(): readonly Rescue[] {
  const read = normaliseList(bundledList);
  if (read.ok) return read.list.rescues;
  // Cannot happen in a build that passed its tests: the bundled list is one of them.
  throw new Error(read.problems.map(({ path, sentence }) => `${path}: ${sentence}`).join('\n'));
}
