import { ethereumEndpoints } from '../ethereum-endpoints';

/**
 * Public nodes by chain, in the order in which they are asked. Those of Ethereum may be asked from the start; each of the others only once
 * the user has allowed its host.
 */
export const chainEndpoints: ReadonlyMap<number, readonly string[]> = new Map([
  [1, ethereumEndpoints],
  [56, ['https://bsc-rpc.publicnode.com/', 'https://bsc.drpc.org/']],
  [137, ['https://polygon.drpc.org/', 'https://polygon-bor-rpc.publicnode.com/']],
  [5000, ['https://rpc.mantle.xyz/', 'https://mantle.drpc.org/']],
  [42161, ['https://arb1.arbitrum.io/rpc', 'https://arbitrum.drpc.org/', 'https://arbitrum-one-rpc.publicnode.com/']],
  [43114, ['https://avalanche.drpc.org/', 'https://avalanche-c-chain-rpc.publicnode.com/']],
  [57073, ['https://rpc-gel.inkonchain.com/', 'https://ink.drpc.org/']],
]);

/** Chains by their number, with the explorer of their blocks. */
export const explorers: ReadonlyMap<number, string> = new Map([
  [1, 'https://etherscan.io'],
  [56, 'https://bscscan.com'],
  [137, 'https://polygonscan.com'],
  [5000, 'https://mantlescan.xyz'],
  [42161, 'https://arbiscan.io'],
  [43114, 'https://snowtrace.io'],
  [57073, 'https://explorer.inkonchain.com'],
]);
