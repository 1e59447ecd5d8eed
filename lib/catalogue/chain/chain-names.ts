/** What people call the chains on which votes are held and paid out. */
const names: Readonly<Record<number, string>> = {
  1: 'Ethereum',
  56: 'BNB Smart Chain',
  137: 'Polygon',
  5000: 'Mantle',
  42161: 'Arbitrum',
  43114: 'Avalanche',
  57073: 'Ink',
};

/** The name of a chain; of one that we do not know, its number. */
export function chainName(chainId: number): string {
  return names[chainId] ?? String(chainId);
}
