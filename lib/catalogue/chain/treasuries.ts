import type { Treasury } from '../../domain/standing/treasury';

const addressBook =
  'https://github.com/bgd-labs/aave-address-book/blob/f61c97628307d387ca93a78578970fe6db885029/src/AaveV3Ethereum.sol';
const treasuryRegistry =
  'https://github.com/DefiLlama/DefiLlama-Adapters/blob/1eb4e81d4dd0fa8e2c27a428fe8120b37c985689/registries/treasury.js';

/** The treasuries that are read, the same for every user. Those of whose address no source is known are left out. */
export const treasuries: readonly Treasury[] = [
  {
    dao: 'aave',
    role: 'Collector',
    chainId: 1,
    address: '0x464c71f6c2f760dda6093dcb91c24c39e5d6e18c',
    source: addressBook,
  },
  {
    dao: 'lido',
    role: 'Agent',
    chainId: 1,
    address: '0x3e40d73eb977dc6a537af587d48316fee66e9c8c',
    source:
      'https://github.com/lidofinance/docs/blob/35624e45098d819f9ad807ddcc3a5b70dab8d24a/docs/deployed-contracts/index.md',
  },
  {
    dao: 'compound',
    role: 'Timelock',
    chainId: 1,
    address: '0x6d903f6003cca6255d85cca4d3b5e5146dc33925',
    source: 'https://github.com/compound-finance/comet/tree/d5a30b0a',
  },
  {
    dao: 'uniswap',
    role: 'Timelock',
    chainId: 1,
    address: '0x1a9c8182c09f50c8318d769245bea52c32be35bc',
    source: 'https://github.com/boardroom-inc/protocol-Info/tree/dfe64e3',
  },
  {
    dao: 'golem',
    role: 'Foundation treasury',
    chainId: 1,
    address: '0x7da82c7ab4771ff031b66538d2fb9b0b047f6cf9',
    source:
      'https://github.com/DefiLlama/DefiLlama-Adapters/blob/1eb4e81d4dd0fa8e2c27a428fe8120b37c985689/projects/treasury/golem.js',
  },
  {
    dao: 'fluid',
    role: 'Treasury',
    chainId: 1,
    address: '0x28849d2b63fa8d361e5fc15cb8abb13019884d09',
    source: treasuryRegistry,
  },
  {
    dao: 'euler',
    role: 'Treasury',
    chainId: 1,
    address: '0xcad001c30e96765ac90307669d578219d4fb1dce',
    source: treasuryRegistry,
  },
  {
    dao: 'morpho',
    role: 'Treasury',
    chainId: 1,
    address: '0xcba28b38103307ec8da98377fff9816c164f9afa',
    source: treasuryRegistry,
  },
];

/** What is looked for there besides ETH. `a…` is the asset lent on Aave. Addresses: bgd-labs/aave-address-book@f61c9762, AaveV3Ethereum; stETH: lidofinance/docs@35624e45. */
export const treasuryTokens: readonly { asset: string; decimals: number; address: string }[] = [
  { asset: 'WETH', decimals: 18, address: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' },
  { asset: 'stETH', decimals: 18, address: '0xae7ab96520de3a18e5e111b5eaab095312d7fe84' },
  { asset: 'wstETH', decimals: 18, address: '0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0' },
  { asset: 'USDC', decimals: 6, address: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48' },
  { asset: 'USDT', decimals: 6, address: '0xdac17f958d2ee523a2206206994597c13d831ec7' },
  { asset: 'DAI', decimals: 18, address: '0x6b175474e89094c44da98b954eedeac495271d0f' },
  { asset: 'GHO', decimals: 18, address: '0x40d16fc0246ad3160ccc09b8d0d3a2cd28ae6c2f' },
  { asset: 'aWETH', decimals: 18, address: '0x4d5f47fa6a74757f35c14fd3a6ef8e3c9bc514e8' },
  { asset: 'awstETH', decimals: 18, address: '0x0b925ed163218f6662a35e0f0371ac234f9e9371' },
  { asset: 'aUSDC', decimals: 6, address: '0x98c23e9d8f34fefb1b7bd6a91b7ff122f4e16f5c' },
  { asset: 'aUSDT', decimals: 6, address: '0x23878914efe38d27c4d67ab83ed1b93a74d4086a' },
  { asset: 'aDAI', decimals: 18, address: '0x018008bfb33d285247a21d44e50697654f754e63' },
];
