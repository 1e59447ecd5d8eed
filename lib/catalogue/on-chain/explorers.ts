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
