/** Public nodes for chain 1, in the order in which they are asked. Each needs no key and reads logs; their limits differ and change. */
export const ethereumEndpoints: readonly string[] = [
  'https://eth.drpc.org/',
  'https://ethereum-rpc.publicnode.com/',
  'https://ethereum.reth.rs/rpc',
];
