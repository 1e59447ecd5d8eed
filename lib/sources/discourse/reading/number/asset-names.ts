/** Assets that people write in words, or in other letters than their symbol. In lower case. */
const spelled: Readonly<Record<string, string>> = {
  ether: 'ETH',
  ethers: 'ETH',
  ethereum: 'ETH',
  eth: 'ETH',
  weth: 'WETH',
  steth: 'stETH',
  wsteth: 'wstETH',
  reth: 'rETH',
  rseth: 'rsETH',
  weeth: 'weETH',
  eeth: 'eETH',
  cbeth: 'cbETH',
  meth: 'mETH',
  cmeth: 'cmETH',
  xdai: 'xDAI',
  usdc: 'USDC',
  usdt: 'USDT',
  tether: 'USDT',
  dai: 'DAI',
  usds: 'USDS',
  susds: 'sUSDS',
  gho: 'GHO',
  crvusd: 'crvUSD',
  bitcoin: 'BTC',
  bitcoins: 'BTC',
  btc: 'BTC',
  wbtc: 'WBTC',
  dollar: 'USD',
  dollars: 'USD',
  usd: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
};

/** Of one dollar each: `$50,000 in USDC` is USDC, `$50,000 in LDO` is dollars. */
const stable =
  /^(?:a|s)?(?:USDC(?:\.e)?|USDT0?|DAI|xDAI|WXDAI|USDS|GHO|LUSD|crvUSD|FRAX|frxUSD|PYUSD|RLUSD|USDe|BUSD|TUSD|USDP|FDUSD|MIM)$/;

/** Capital letters that are no asset. */
const noAsset = new Set(
  `DAO DAOS AIP AIPS ARFC ARC MIP MIPS GIP GIPS GP HIP DIP UIP EP LIP SIP BIP CIP RFC PIP UTC GMT AM PM EST PST CET CEST TVL APY APR LTV LT LLC LTD
INC GMBH EU US UK UAE API APIS DEX CEX NFT NFTS LP LPS TX TXS TXN RPC EOA KYC KYB AML CEO CTO CFO COO FTE FTES VP ETA TWAP TGE IPFS ERC EIP EIPS BPS KPI KPIS OKR
FAQ ID URL OTC POL MEV EVM ZK ZKP DVT SSV AVS L1 L2 L3 L1S L2S V1 V2 V3 Q1 Q2 Q3 Q4 H1 H2 YAE NAE YES NO FOR AGAINST ABSTAIN TEMP CHECK TBD TBA NA PDF CSV JSON
SLA ROI PNL BTW IMO FYI TLDR DR NB PS AMA CI CD QA UI UX SDK AI ML IT HR PR DM OFT DVN CCTP CCIP JAN FEB MAR APR JUN JUL AUG SEP OCT NOV DEC MM BN MN THE AND OR OF IN TO XX XXX`
    .split(/\s+/)
    .filter((name) => name !== 'SSV' && name !== 'POL'),
);

/** The symbol of an asset as it stands in a text, or `undefined` where the word is none. */
export function assetOf(word: string): string | undefined {
  const known = spelled[word.toLowerCase()];
  if (known !== undefined) return known;
  // Two capitals in a row, as in ARB, wstETH, aUSDC, USDe: symbols of assets nobody has told us about.
  if (!/^[a-z]{0,6}[A-Z]{2,}[A-Za-z0-9]{0,8}(?:\.e)?$/.test(word) || word.length > 14) return undefined;
  return noAsset.has(word.toUpperCase()) && word === word.toUpperCase() ? undefined : word;
}

/** Whether an asset stands for dollars one to one. */
export function isStable(asset: string): boolean {
  return stable.test(asset);
}

/** Symbols of two capitals beside numbers only: `OP`, `ZK`. */
export function isShortAsset(word: string): boolean {
  return /^(?:OP|ZK|W|S|FXS|POL)$/.test(word);
}
