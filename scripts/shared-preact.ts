import type { Plugin } from 'vite';

const shared: Record<string, readonly string[]> = {
  preact: ['Fragment'],
  'preact/hooks': ['useCallback', 'useEffect', 'useId', 'useRef', 'useState'],
  'preact/jsx-runtime': ['Fragment', 'jsx', 'jsxs'],
};
const mark = '\0shared:';

/** Takes Preact from the script of the panel, which offers it (`components/overlay/details/shared-preact.ts`). For the script of details. */
export const sharedPreact = (): Plugin => ({
  name: 'shared-preact',
  enforce: 'pre',
  resolveId: (id) => (id in shared ? mark + id : undefined),
  load(id) {
    const from = id.startsWith(mark) ? id.slice(mark.length) : undefined;
    const names = from === undefined ? undefined : shared[from];
    if (!names) return undefined;
    return `const { ${names.join(', ')} } = globalThis.shortfall.modules['${from}'];\nexport { ${names.join(', ')} };`;
  },
});
