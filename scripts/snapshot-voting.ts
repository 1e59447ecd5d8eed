import type { Plugin } from 'vite';

/**
 * Lets product code import snapshot.js's voting classes, and nothing else of it: the package compiles code when it is
 * loaded, which no extension may do. Types come from `dist/src/voting`; the code is its source. The one thing that this
 * asks of the rest, how to write 1st and 2nd, is given here. For every tool that bundles or runs the product.
 */
export const snapshotVoting = (): Plugin => ({
  name: 'snapshot-voting',
  enforce: 'pre',
  // Run in Node, the package must pass through here too, instead of being loaded as it is.
  config: () => ({ ssr: { noExternal: ['@snapshot-labs/snapshot.js'] } }),
  resolveId(id, from) {
    if (id === '@snapshot-labs/snapshot.js/dist/src/voting')
      return this.resolve('@snapshot-labs/snapshot.js/src/voting/index.ts', from, { skipSelf: true });
    if (id === '../utils' && from?.includes('/snapshot.js/src/voting/')) return ordinal;
    return undefined;
  },
  load: (id) => (id === ordinal ? ordinalCode : undefined),
});

const ordinal = '\0snapshot-voting-ordinal';
const ordinalCode = `const rules = new Intl.PluralRules('en', { type: 'ordinal' });
export const getNumberWithOrdinal = (n) => n + { one: 'st', two: 'nd', few: 'rd', other: 'th' }[rules.select(n)];`;
