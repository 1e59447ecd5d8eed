import type { Provider } from './provider';

/** The node to ask about a chain; `undefined` where none may be asked. */
export type ChainNodes = (chainId: number) => Provider | undefined;
