import type { Contribution, Rescue } from '../../lib/domain/rescue/rescue.ts';

/** Real addresses of the rescue of April 2026. */
export const pool = '0x0fCa5194baA59a362a835031d9C4A25970effE68';
export const guardianSafe = '0x53cb4BB8F61fa45405dC75F476FaDAd801e653D9';
export const lidoMultisig = '0x95B521B4F55a447DB89f6a27f951713fC2035f3F';
export const aaveCollector = '0x464C71f6c2F760DdA6093dCB91C24c39e5d6e18c';
export const stETH = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
export const WETH = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';

/** A contribution with nothing but its senders, unless told. */
export function aContribution(given: Partial<Contribution> & { id: string }): Contribution {
  return {
    contributor: given.id,
    kind: 'dao',
    instrument: 'gift',
    claims: [],
    votes: [],
    senders: [],
    ...given,
  };
}

/** A rescue with two recipients on chain 1, two tokens, and Lido as a giver. */
export function aRescueOnChain(given: Partial<Rescue> = {}): Rescue {
  const source = 'https://example.org/source';
  return {
    id: 'defi-united-2026',
    title: 'DeFi United: rescue of rsETH',
    name: 'DeFi United',
    incident: { at: '2026-04-18', protocol: 'KelpDAO', what: 'forged packet', source },
    unit: 'ETH',
    assets: ['ETH', 'WETH', 'stETH'].map((symbol) => ({ symbol, decimals: 18 })),
    rates: [],
    denominators: [],
    defaultDenominator: '',
    contributions: [
      aContribution({
        id: 'lido',
        contributor: 'Lido DAO',
        senders: [{ chainId: 1, address: lidoMultisig, role: 'operations multisig' }],
      }),
    ],
    recoveries: [],
    recipients: [
      { chainId: 1, address: pool, role: 'pool', use: 'recipient', source },
      { chainId: 1, address: guardianSafe, role: 'guardian', use: 'recipient', source },
      { chainId: 1, address: lidoMultisig, role: 'passes it on', use: 'intermediary', source },
    ],
    tokens: [
      { asset: 'stETH', chainId: 1, address: stETH, source },
      { asset: 'WETH', chainId: 1, address: WETH, source },
    ],
    silent: [],
    publications: [],
    totals: [],
    conflicts: [],
    waterfall: undefined,
    topics: [],
    ...given,
  };
}
