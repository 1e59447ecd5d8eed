import type { OwnRate, RateFeed } from '../../domain/money/rates-at-block';

/** The feeds that are read, the same for every user. Heartbeats as reported. Addresses: bgd-labs/aave-address-book@f61c9762, ChainlinkEthereum. */
export const rateFeeds: readonly RateFeed[] = [
  { from: 'ETH', to: 'USD', address: '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419', heartbeat: 3_600 },
  { from: 'stETH', to: 'ETH', address: '0x86392dC19c0b719886221c78AB11eb8Cf5c52812', heartbeat: 86_400 },
  { from: 'USDC', to: 'USD', address: '0x8fFfFfd4AfB6115b954Bd326cbe7B4BA576818f6', heartbeat: 86_400 },
  { from: 'USDT', to: 'USD', address: '0x3E7d1eAB13ad0104d2750B8863b489D65364e32D', heartbeat: 86_400 },
  { from: 'DAI', to: 'USD', address: '0xAed0c38402a5d19df6E4c03F4E2DceD6e29c1ee9', heartbeat: 86_400 },
  { from: 'USDe', to: 'USD', address: '0xa569d910839Ae8865Da8F8e70FfFb0cBA869F961', heartbeat: 86_400 },
  { from: 'USDS', to: 'USD', address: '0xfF30586cD0F29eD462364C7e81375FC0C71219b1', heartbeat: 86_400 },
  { from: 'GHO', to: 'USD', address: '0x3f12643D3f6f874d39C2a4c9f2Cd6f2DbAC877FC', heartbeat: 86_400 },
  { from: 'AAVE', to: 'USD', address: '0x547a514d5e3769680Ce22B2361c10Ea13619e8a9', heartbeat: 86_400 },
  // Reported switched off in March 2026: one that is dead touches no other.
  { from: 'rsETH', to: 'ETH', address: '0x03c68933f7a3F76875C0bc670a58e69294cDFD01', heartbeat: 86_400 },
  { from: 'mETH', to: 'ETH', address: '0x5b563107C8666d2142C216114228443B94152362', heartbeat: 86_400 },
];

/** The rates of tokens that are read. Source: bgd-labs/aave-capo@2c280ef9; of rsETH: Kelp's LRTOracle, Kelp-DAO/LRT-rsETH@c289b815. */
export const tokenRates: readonly OwnRate[] = [
  { from: 'wstETH', to: 'stETH', address: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0', call: 'stEthPerToken' },
  { from: 'weETH', to: 'ETH', address: '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee', call: 'getRate' },
  { from: 'rETH', to: 'ETH', address: '0xae78736Cd615f374D3085123A210448E74Fc6393', call: 'getExchangeRate' },
  { from: 'rsETH', to: 'ETH', address: '0x349A73444b1a310BAe67ef67973022020d70020d', call: 'rsETHPrice' },
];
