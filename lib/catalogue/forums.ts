/** A Discourse forum that is known out of the box. */
export interface Forum {
  host: string;
  name: string;
}

/**
 * The forums that Shortfall runs on from the start: of the DAOs that took part in a rescue, and of the markets and tokens that
 * depositors hold. All are known to be Discourse; each DAO's own governance page, as in the catalogue, is the source.
 *
 * Decided once: a host that is added in an update disables the extension until the user agrees anew. Other forums are added by
 * the user, one at a time; so will those be that come up later.
 */
export const forums: readonly Forum[] = [
  { host: 'governance.aave.com', name: 'Aave' },
  { host: 'research.lido.fi', name: 'Lido' },
  { host: 'governance.ether.fi', name: 'ether.fi' },
  { host: 'forum.mantle.xyz', name: 'Mantle' },
  { host: 'forum.arbitrum.foundation', name: 'Arbitrum' },
  { host: 'www.comp.xyz', name: 'Compound' },
  { host: 'gov.uniswap.org', name: 'Uniswap' },
  { host: 'forum.skyeco.com', name: 'Sky (MakerDAO)' },
  { host: 'gov.ethenafoundation.com', name: 'Ethena' },
  { host: 'forum.kerneldao.com', name: 'KelpDAO / KernelDAO' },
  { host: 'gov.fluid.io', name: 'Fluid (Instadapp)' },
  { host: 'forum.euler.finance', name: 'Euler' },
  { host: 'forum.morpho.org', name: 'Morpho' },
];
