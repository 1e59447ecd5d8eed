/**
 * Public nodes by chain, in the order in which they are asked. Each needs no key and reads logs; their limits differ and change. Those of
 * Ethereum may be asked from the start; each of the others only once the user has allowed its host.
 */
export const chainEndpoints: Readonly<Record<number, readonly string[]>> = {
  1: ['https://eth.drpc.org/', 'https://ethereum-rpc.publicnode.com/', 'https://ethereum.reth.rs/rpc'],
  56: ['https://bsc-rpc.publicnode.com/', 'https://bsc.drpc.org/'],
  137: ['https://polygon.drpc.org/', 'https://polygon-bor-rpc.publicnode.com/'],
  5000: ['https://rpc.mantle.xyz/', 'https://mantle.drpc.org/'],
  42161: ['https://arb1.arbitrum.io/rpc', 'https://arbitrum.drpc.org/', 'https://arbitrum-one-rpc.publicnode.com/'],
  43114: ['https://avalanche.drpc.org/', 'https://avalanche-c-chain-rpc.publicnode.com/'],
  57073: ['https://rpc-gel.inkonchain.com/', 'https://ink.drpc.org/'],
};
