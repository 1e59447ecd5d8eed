/** Snapshot spaces that moved or go by other names: any name to the one in use. Source: the Snapshot site's own redirects. */
export const spaceAliases: ReadonlyMap<string, string> = new Map([
  ['aave.eth', 'aavedao.eth'],
  ['aave', 'aavedao.eth'],
  ['arbitrum-odyssey.eth', 'arbitrumfoundation.eth'],
  ['uniswap', 'uniswapgovernance.eth'],
]);
