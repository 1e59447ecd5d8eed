/** Public nodes by chain, in the order in which they are asked. Each needs no key and reads logs; their limits differ and change. */
export const chainEndpoints: Readonly<Record<number, readonly string[]>> = {
  1: ['https://eth.drpc.org/', 'https://ethereum-rpc.publicnode.com/', 'https://ethereum.reth.rs/rpc'],
};
