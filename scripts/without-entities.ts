import type { Plugin } from 'vite';

/**
 * Leaves HTML 5's two thousand names of characters out of the worker: htmlparser2 carries them also where it is told to decode
 * nothing, which is how it is used (`lib/sources/discourse/cooked-post.ts`).
 */
export const withoutEntities = (): Plugin => ({
  name: 'without-entities',
  enforce: 'pre',
  resolveId: (id, from) => (id === 'entities/decode' && from?.includes('/htmlparser2/') ? nothing : undefined),
  load: (id) => (id === nothing ? nothingCode : undefined),
});

const nothing = '\0no-entities';
const nothingCode = `export class EntityDecoder {}
export const DecodingMode = {};
export const htmlDecodeTree = undefined;
export const xmlDecodeTree = undefined;
export const fromCodePoint = String.fromCodePoint;`;
