/** The one door to zod. `zod/mini` is small and builds no code at run time, which the extension's CSP forbids. */
export * as z from 'zod/mini';
